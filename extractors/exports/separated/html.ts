/** HTML of exports to lines and tables. The one home of parse5. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { latexLines, splitFormulas } from './latex.ts';
import { exportLine } from '../lines/source-lines.ts';
import { plainMarkdown } from './markdown.ts';
import { isMultiplier } from '../lines/multiplier.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
/** A run of text between two breaks; `bar` is a horizontal rule. */
type Block = { bar: boolean; text: string; paragraph: boolean; line: number };

const blocks = new Set([
  'p',
  'div',
  'li',
  'ol',
  'ul',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'blockquote',
  'center',
  'dl',
  'dt',
  'dd',
  'tr',
  'table',
  'caption',
  'pre',
]);
const silent = new Set(['script', 'style', 'head', 'title', 'template']);

/**
 * The lines of a cell that may hold HTML, LaTeX and Markdown. `line` is the number of its first line. A rule between
 * two paragraphs is a fraction bar (form `html`): above it the numerator, below it the denominator, and after that a
 * factor such as "X 100".
 */
export function markupLines(source: string, line: number): TextLine[] {
  return blockLines(readBlocks(parseFragment(source, { sourceCodeLocationInfo: true }), line));
}

function blockLines(read: Block[]): TextLine[] {
  const lines: TextLine[] = [];
  let fraction = -1;
  read.forEach((block, i) => {
    if (block.bar) return;
    const part = fractionPart(read, i);
    if (part === 'numerator') fraction++;
    block.text.split('\n').forEach((text, n) => {
      for (const piece of splitFormulas(text)) {
        if (piece.formula) {
          const made = latexLines(piece.text, block.line, fraction + 1);
          fraction = Math.max(fraction, ...made.map((l) => l.fraction?.index ?? -1));
          lines.push(...made);
          continue;
        }
        const place = part ? { fraction: { index: fraction, part, form: 'html' as const } } : {};
        const made = exportLine(
          plainMarkdown(piece.text),
          block.line,
          n === 0 && block.paragraph ? { ...place, paragraph: true } : place,
        );
        if (made) lines.push(made);
      }
    });
  });
  return lines;
}

function fractionPart(read: Block[], i: number): 'numerator' | 'denominator' | 'right' | null {
  const bar = (k: number) => read[k]?.bar === true;
  const words = (k: number) => read[k] !== undefined && !bar(k);
  if (bar(i)) return null;
  if (bar(i + 1) && words(i + 2)) return 'numerator';
  if (bar(i - 1) && words(i - 2)) return 'denominator';
  if (bar(i - 2) && words(i - 3) && words(i - 1) && isMultiplier(plainMarkdown(read[i]?.text ?? ''))) return 'right';
  return null;
}

function readBlocks(root: Parent, firstLine: number): Block[] {
  const out: Block[] = [];
  let text = '';
  let line = firstLine;
  let paragraph = false;
  const end = () => {
    if (text.trim()) out.push({ bar: false, text, paragraph, line });
    text = '';
    paragraph = false;
  };
  const visit = (node: Node): void => {
    if ('value' in node) {
      // a text starts on the line of its first word, not on that of the spaces before it
      if (!text.trim() && node.value.trim()) line = firstLine + (node.sourceCodeLocation?.startLine ?? 1) - 1;
      text += node.value.replace(/\s+/g, ' ');
      return;
    }
    if (!('childNodes' in node) || silent.has(node.tagName)) return;
    if (node.tagName === 'br') {
      text += '\n';
      return;
    }
    if (node.tagName === 'hr') {
      end();
      out.push({ bar: true, text: '', paragraph: false, line });
      return;
    }
    const apart = blocks.has(node.tagName);
    if (apart) end();
    if (apart) paragraph = true;
    node.childNodes.forEach(visit);
    if (node.tagName === 'td' || node.tagName === 'th') text += ' ';
    if (apart) end();
  };
  root.childNodes.forEach(visit);
  end();
  return out;
}

/** A cell of an HTML table, in its place on the grid of the table. */
export type HtmlCell = { row: number; column: number; rowSpan: number; columnSpan: number; lines: TextLine[] };

/** The outermost tables of a piece of HTML with spans laid out; `line` is the number of its first line. */
export function htmlTables(source: string, line: number): HtmlCell[][] {
  const root = parseFragment(source, { sourceCodeLocationInfo: true });
  return find(root, 'table').map((table) => layTable(table, line));
}

/** Places of the grid of one table, those covered by spans too. */
const mostArea = 1_000_000;

function layTable(table: Parent, line: number): HtmlCell[] {
  const cells: HtmlCell[] = [];
  const taken = new Set<string>();
  let area = 0;
  find(table, 'tr').forEach((tr, row) => {
    let column = 0;
    for (const td of tr.childNodes) {
      if (!('tagName' in td) || (td.tagName !== 'td' && td.tagName !== 'th')) continue;
      while (taken.has(`${row} ${column}`)) column++;
      const rowSpan = span(td, 'rowspan');
      const columnSpan = span(td, 'colspan');
      area += rowSpan * columnSpan;
      if (area > mostArea) throw new PipelineError('too-much-text', 'The spans of a table cover more than any sheet');
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r} ${c}`);
      cells.push({ row, column, rowSpan, columnSpan, lines: blockLines(readBlocks(td, line)) });
      column += columnSpan;
    }
  });
  return cells;
}

function span(cell: DefaultTreeAdapterTypes.Element, name: string): number {
  const value = Number.parseInt(cell.attrs.find((a) => a.name === name)?.value ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), 500) : 1;
}

/** Elements of a name, outermost only. */
function find(node: Parent, name: string): DefaultTreeAdapterTypes.Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    return child.tagName === name ? [child] : find(child, name);
  });
}
