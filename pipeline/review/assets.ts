/** The files of the review page. */
import { browserCode } from '../../output/html/browser-code.ts';
import type { Asset } from './server.ts';

const page = `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>ikat</title>
<link rel="stylesheet" href="/review.css">
</head>
<body>
<noscript><p>ikat: JavaScript</p></noscript>
<script src="/review.js" defer></script>
</body>
</html>
`;

/** Every file by its path. Throws `internal-error` where the page was not built. */
export function reviewAssets(): Record<string, Asset> {
  const { script, style } = browserCode('review');
  return {
    '/': { type: 'text/html; charset=utf-8', text: page },
    '/review.js': { type: 'text/javascript; charset=utf-8', text: script },
    '/review.css': { type: 'text/css; charset=utf-8', text: style },
  };
}
