/** HTML of exports to lines and tables. The one home of parse5. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { fitTable } from './fitting-spans.ts';
import { latexLines, splitFormulas } from './latex.ts';
import { exportLine } from '../lines/source-lines.ts';
import { plainMarkdown } from './markdown.ts';
import { isMultiplier } from '../lines/multiplier.ts';
import { addAll } from '../../../pipeline/model/groups.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;
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
          addAll(lines, made);
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

function readBlocks(root: Parent, firstLine: number): Block[];
function readBlocks(
  root: Parent,
  firstLine: number,
  isApart: (table: Element) => boolean,
): (Block | { table: Element })[];
/** Tables that are `isApart` stand among the blocks instead of what lies in them. */
function readBlocks(
  root: Parent,
  firstLine: number,
  isApart: (table: Element) => boolean = () => false,
): (Block | { table: Element })[] {
  const out: (Block | { table: Element })[] = [];
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
    if (node.tagName === 'table' && isApart(node)) {
      end();
      out.push({ table: node });
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
/** A table laid out, of which so many spans were `cut`; or the lines before, between and behind tables. */
export type HtmlPiece =
  { kind: 'laid'; cells: HtmlCell[]; line: number; cut: number } | { kind: 'lines'; lines: TextLine[] };

/**
 * The tables of a piece of HTML with spans laid out, and the lines around them, in order; `line` is the number of its first
 * line. A table that only gives a page its shape is none: what lies in its cells comes one after the other.
 */
export function htmlPieces(source: string, line: number): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const read = readBlocks(parseFragment(source, { sourceCodeLocationInfo: true }), line, (table) => !isFrame(table));
  let text: Block[] = [];
  const end = () => {
    if (text.length > 0) pieces.push({ kind: 'lines', lines: blockLines(text) });
    text = [];
  };
  for (const block of read) {
    if (!('table' in block)) {
      text.push(block);
      continue;
    }
    const { caption, laid } = layTable(block.table, line);
    addAll(text, caption);
    end();
    pieces.push(laid);
  }
  end();
  return pieces;
}

/** Places of the grid of one table, those covered by spans too. */
const mostArea = 1_000_000;

function layTable(table: Element, line: number): { caption: Block[]; laid: HtmlPiece } {
  const sections = table.childNodes.flatMap((child) => ('tagName' in child ? [child] : []));
  // a foot is shown below the bodies, wherever it is written
  const isFoot = ({ tagName }: Element) => tagName === 'tfoot';
  const inOrder = [...sections.filter((part) => !isFoot(part)), ...sections.filter(isFoot)];
  const rows = inOrder.flatMap((part, section) => find(part, 'tr').map((tr) => ({ section, cells: written(tr) })));
  const fitted = fitTable(rows, mostArea);
  if (fitted === null) throw new PipelineError('too-much-text', 'The spans of a table cover more than any sheet');
  const cells = fitted.cells.map(({ content, ...place }) => ({
    ...place,
    lines: blockLines(readBlocks(content, line)),
  }));
  const first = line + (table.sourceCodeLocation?.startLine ?? 1) - 1;
  return {
    caption: sections.filter(({ tagName }) => tagName === 'caption').flatMap((one) => readBlocks(one, line)),
    laid: { kind: 'laid', cells, line: first, cut: fitted.cut },
  };
}

function written(tr: Element) {
  return tr.childNodes.flatMap((cell) =>
    'tagName' in cell && isCell(cell)
      ? [{ content: cell, rows: attribute(cell, 'rowspan'), columns: attribute(cell, 'colspan') }]
      : [],
  );
}

const isCell = ({ tagName }: Element): boolean => tagName === 'td' || tagName === 'th';

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** Whether a table within this one has more cells than are left of it: then it gives a page its shape. */
function isFrame(table: Element): boolean {
  const counts = find(table, 'table').map(cellsIn);
  return counts.length > 0 && Math.max(...counts) > cellsIn(table) - counts.reduce((sum, count) => sum + count, 0);
}

/** Cells of a table, those of tables within it too. */
function cellsIn(node: Parent): number {
  return node.childNodes.reduce(
    (sum, child) => sum + ('tagName' in child ? (isCell(child) ? 1 : 0) + cellsIn(child) : 0),
    0,
  );
}

/** Elements of a name below a node, outermost only; the node itself where it has the name. */
function find(node: Parent, name: string): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    return child.tagName === name ? [child] : find(child, name);
  });
}
