/** One page with everything that the program saw on it, in layers that can be switched off: a file of its own. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../../pipeline/model/issue.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import { browserCode } from '../../html/browser-code.ts';
import { fileAddress } from '../../html/file-address.ts';
import { escapeText, markup, type Markup } from '../../html/markup.ts';
import { overlayLayers, type Layer } from './layers.ts';

/** `picture` and `report` are addresses relative to the overlay; `rows` and `issues` are those of the document. */
export type OverlayInput = {
  file: string;
  page: Page;
  picture: string;
  report: string;
  rows: readonly Indicator[];
  issues: readonly Issue[];
};

/** The overlay as an HTML file without scripts; it shows no text that was read but the names of indicators. */
export function renderOverlay({ file, page, picture, report, rows, issues }: OverlayInput): string {
  const back = fileAddress(report);
  const layers = overlayLayers(page, rows, issues, back);
  const title = `${file}, page ${page.number}: what the program saw`;
  const body = markup`<header><h1>${title}</h1><p><a href="${back}">Back to the report</a> · the number of an indicator leads to its row</p></header>
<fieldset><legend>Layers to show</legend>${switchOf('picture', 'Picture', null, true, null)}${layers.map((l) => switchOf(l.key, l.label, l.count, !l.off, keyOf(l)))}</fieldset>
<main class="sheet" style="aspect-ratio:${page.width}/${page.height}"><img src="${fileAddress(picture)}" alt="Page ${page.number}">
<svg viewBox="0 0 ${page.width} ${page.height}" role="group" aria-label="What was seen on page ${page.number}">${layers.map((l) => markup`<g class="${l.key}">${l.svg}</g>`)}</svg></main>
${qualityTable(page)}`;
  const policy =
    "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${browserCode('overlay').style}</style>
</head>
<body>
${body.safe}
</body>
</html>
`;
}

function switchOf(key: string, label: string, count: number | null, on: boolean, sign: Markup | null): Markup {
  return markup`<label><input type="checkbox" id="show-${key}"${on ? markup` checked` : null}>${sign}${label}${count === null ? null : markup` <small>${count}</small>`}</label>`;
}

/** The sign of a layer in the legend: the same shapes and classes as on the page. */
function keyOf({ key }: Layer): Markup {
  const shape =
    key === 'rules' || key === 'bars'
      ? markup`<path d="M1 5H23"/>`
      : key === 'columns'
        ? markup`<g><rect x="1" y="0" width="22" height="10"/></g>`
        : key === 'rows'
          ? markup`<rect x="5" y="0" width="14" height="10" rx="3"/><text x="12" y="8">1</text>`
          : markup`<path d="M1 1H23V9H1z"/>`;
  return markup`<svg class="key" viewBox="0 0 24 10" aria-hidden="true"><g class="${key}">${shape}</g></svg>`;
}

function qualityTable({ quality }: Page): Markup {
  const { measures: m } = quality;
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const lines: [string, string][] = [
    ['Read from', quality.reading === 'ocr' ? 'the picture, by recognition' : quality.reading],
    ['Because', quality.because],
  ];
  if (quality.dpi !== null) lines.push(['Resolution', `${quality.dpi} dpi`]);
  if (m)
    lines.push(
      ['Height of letters', `${m.letterPixels} pixels`],
      ['Darkness of print', `${percent(m.contrast)}; faintest tenth ${percent(m.faint)}`],
      ['Width of edges', `${percent(m.edge)} of a letter's height`],
      ['Specks', `${m.specks} a square inch`],
      ['Broken letters', percent(m.broken)],
    );
  if (quality.dpi !== null) lines.push(['Turned, tilted', `${quality.turned}°, ${quality.skew}°`]);
  return markup`<table>${lines.map(([label, value]) => markup`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</table>`;
}
