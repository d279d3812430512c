/** The frame of every page that ikat writes: one file, no network, light and dark, for screen and paper. */
import { createHash } from 'node:crypto';
import { browserCode, type BrowserEntry } from './browser-code.ts';
import { escapeText, type Markup } from './markup.ts';

/**
 * A whole HTML page with the script and the look of its entry. The policy in its head forbids every request but pictures
 * beside the file, and every script but this one.
 */
export function pageFrame(page: { title: string; body: Markup; entry: BrowserEntry }): string {
  const { script, style } = browserCode(page.entry);
  const hash = createHash('sha256').update(script).digest('base64');
  // styles in attributes place the crops, so they cannot be listed by their hash
  const policy = `default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(page.title)}</title>
<style>${style}</style>
</head>
<body>
${page.body.safe}
<script>${script}</script>
</body>
</html>
`;
}
