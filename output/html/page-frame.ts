/** The frame of every page that ikat writes: one file, no network, light and dark, for screen and paper. */
import { createHash } from 'node:crypto';
import { browserCode, type BrowserEntry } from './browser-code.ts';
import { escapeText, markup, type Markup } from './markup.ts';

/**
 * A page that its script draws from the data it carries. No text of the data can end its element: every "<" is escaped, and
 * the script makes texts of texts, never elements.
 */
export function dataPage(page: { title: string; data: unknown; entry: BrowserEntry }): string {
  return [...pageInParts({ ...page, parts: [] })].join('');
}

/** Such a page in pieces. `parts` lie beside its data as `data-0`, `data-1` and so on, for the script to read when it needs them. */
export function* pageInParts(page: {
  title: string;
  data: unknown;
  parts: Iterable<unknown>;
  entry: BrowserEntry;
}): Generator<string> {
  const { head, foot } = frameOf(page.title, page.entry);
  yield head;
  yield markup`<noscript><p>This page is drawn by its own script: let the browser run it.</p></noscript>`.safe;
  yield jsonElement('data', page.data);
  let count = 0;
  for (const part of page.parts) yield jsonElement(`data-${count++}`, part);
  yield foot;
}

function jsonElement(id: string, data: unknown): string {
  const json = JSON.stringify(data).replace(/[<\u2028\u2029]/g, escapeInJson);
  return `<script type="application/json" id="${id}">${json}</script>\n`;
}

const escapeInJson = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A whole HTML page with the script and the look of its entry. The policy in its head forbids every request but pictures
 * beside the file, and every script but this one.
 */
export function pageFrame(page: { title: string; body: Markup; entry: BrowserEntry }): string {
  const { head, foot } = frameOf(page.title, page.entry);
  return `${head}${page.body.safe}${foot}`;
}

/** What stands before and after the body of a page. */
function frameOf(title: string, entry: BrowserEntry): { head: string; foot: string } {
  const { script, style } = browserCode(entry);
  const hash = createHash('sha256').update(script).digest('base64');
  // styles in attributes place the crops, so they cannot be listed by their hash
  const policy = `default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
`;
  return { head, foot: `\n<script>${script}</script>\n</body>\n</html>\n` };
}
