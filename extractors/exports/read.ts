/** Text exports of documents to pages, by what kind of export a text is. */
import type { Issue } from '../../pipeline/model/issue.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import { sourceLines, type SourceLine } from './lines/source-lines.ts';
import { lostPages } from './lost/lost-pages.ts';
import { cutPieces } from './separated/pieces.ts';
import { separatedPages } from './separated/separated-pages.ts';
import { findDelimiter } from './separated/delimited.ts';
import { checkTextRows } from './lines/text-bounds.ts';
import { roleOf, type ExportHints } from './lines/hints.ts';
import { isPipeRule, plainMarkdown } from './separated/markdown.ts';

/**
 * The pages of a text export. The kind is found from the content: separated tables, separated tables with markup, or
 * recognised text whose columns are lost. Issues of a page stand on the page; `issues` holds those of the document.
 */
export function readTextExport(text: string, hints: ExportHints): { kind: ExportKind; pages: Page[]; issues: Issue[] } {
  const lines = sourceLines(text);
  const { kind, delimiter } = detectKind(lines, hints);
  if (kind === 'ocr-text') return { kind, pages: lostPages(lines, hints), issues: [] };
  const because = kind === 'markup' ? 'a separated table with markup' : 'a separated table';
  const pieces = cutPieces(lines, delimiter, kind === 'markup');
  checkTextRows(
    pieces.map((piece) =>
      piece.kind === 'lines' ? 0 : piece.kind === 'rows' ? piece.rows.length : piece.cells.length / 4,
    ),
  );
  return { kind, pages: separatedPages(pieces, hints, because), issues: [] };
}

export type ExportKind = 'ocr-text' | 'table-text' | 'markup';

const tag =
  /<\/?(?:p|b|i|u|br|hr|ol|ul|li|table|tr|td|th|thead|tbody|div|span|sup|sub|strong|em|h[1-6])(?:\s[^<>]*)?\/?>/i;
const formula = /\\(?:[dtc]?frac|text|times|mathrm|begin)\b/;

/** A row is a heading when two or more of its cells are recognised headings. */
function isHeadingRow(cells: readonly string[], hints: ExportHints): boolean {
  return cells.filter((c) => roleOf(hints, plainMarkdown(c.replace(/<[^<>]*>/g, ' ')))).length >= 2;
}

/** The kind and, for separated tables, the delimiter. */
function detectKind(lines: readonly SourceLine[], hints: ExportHints): { kind: ExportKind; delimiter: string | null } {
  const delimiter = findDelimiter(lines, (cells) => isHeadingRow(cells, hints));
  const html = lines.some((l) => /<table[\s>]/i.test(l.text));
  const pipes = lines.some((l) => isPipeRule(l.text));
  if (html || pipes) return { kind: 'markup', delimiter };
  if (delimiter === null) return { kind: 'ocr-text', delimiter };
  const marked =
    delimiter === '\t' &&
    lines.some((l) => tag.test(l.text) || formula.test(l.text) || /\*\*\S|^#{1,6}\s/.test(l.text));
  return { kind: marked ? 'markup' : 'table-text', delimiter };
}
