/** What kind of text export a text is, by its content alone. */
import { findDelimiter } from './separated/delimited.ts';
import { roleOf, type ExportHints } from './lines/hints.ts';
import type { SourceLine } from './lines/lines.ts';
import { isPipeRule, plainMarkdown } from './separated/markdown.ts';

export type ExportKind = 'ocr-text' | 'table-text' | 'markup';

const tag =
  /<\/?(?:p|b|i|u|br|hr|ol|ul|li|table|tr|td|th|thead|tbody|div|span|sup|sub|strong|em|h[1-6])(?:\s[^<>]*)?\/?>/i;
const formula = /\\(?:[dtc]?frac|text|times|mathrm|begin)\b/;

/** A row is a heading when two or more of its cells are recognised headings. */
export function isHeadingRow(cells: readonly string[], hints: ExportHints): boolean {
  return cells.filter((c) => roleOf(hints, plainMarkdown(c.replace(/<[^<>]*>/g, ' ')))).length >= 2;
}

/** The kind and, for separated tables, the delimiter. */
export function detectKind(
  lines: readonly SourceLine[],
  hints: ExportHints,
): { kind: ExportKind; delimiter: string | null } {
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
