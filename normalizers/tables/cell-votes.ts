/** What the cells of a table say it is for. */
import type { Column } from '../../pipeline/model/meaning/record.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import type { Vote } from './votes.ts';

/** A column is one of money when so many (share, and number) of its filled cells are amounts of it. */
const [moneyShare, fewestMoney] = [0.5, 2];
/** Rows (share) that begin with a code of the nomenclature of budgets: one row may quote a code. */
const codedShare = 0.25;
/** Texts (share) that must be labels where labels stand down the left side. */
const labelShare = 0.4;
/** Cells (share) of an indicator column that must be phrases. */
const phraseShare = 0.5;

/** The votes of the cells. */
export function cellVotes(table: Table, columns: readonly Column[], vocabulary: HeadingVocabulary): Vote[] {
  const texts = columns.map((column) => textsOf(table, column.index));
  return [
    ...moneyVotes(columns, texts),
    ...codeVotes(table, texts),
    ...phraseVotes(columns, texts),
    ...blockVotes(table, vocabulary),
  ];
}

/** "Rp 121.892.400", "1.469.855.675,00": an amount of money of a million and more, or one that says so. */
function isMoney(text: string): boolean {
  const plain = text.trim();
  return /^rp\.?\s*[\d.,\s]+-?$/i.test(plain) || /^\d{1,3}([.,]\d{3}){2,}([.,]\d{1,2})?[\s,-]*$/.test(plain);
}

/** The targets of who collects revenue are amounts of money, too, and say less. */
function moneyVotes(columns: readonly Column[], texts: string[][]): Vote[] {
  const money = columns.filter((_, i) => {
    const count = texts[i]!.filter(isMoney).length;
    return count >= fewestMoney && count >= moneyShare * texts[i]!.length;
  });
  if (money.length === 0) return [];
  const isTarget = money.every(({ role }) => role === 'target' || role === 'baseline' || role === 'endTarget');
  return [{ kind: 'work-plan', weight: isTarget ? 1 : 3, because: 'its cells hold amounts of money' }];
}

/** "1.06.01.2.01", or its parts in cells of their own: programmes and activities by their numbers. */
function codeVotes(table: Table, texts: string[][]): Vote[] {
  const isCode = (text: string) =>
    /^[1-9X]([.\s]+\d{1,2}){2,}(\s|$)/.test(text.trim()) && /\.\s*0\d|\.\d{2}\./.test(text);
  const rows = table.rows - table.headerRows;
  const most = Math.max(0, ...texts.map((column) => column.filter(isCode).length));
  const narrow = texts.filter(
    (column) => column.length >= 2 && column.every((text) => /^(\d{2}|\d|X{1,2})$/.test(text)),
  );
  if (most >= Math.max(1, codedShare * rows) || narrow.length >= 3) {
    return [{ kind: 'work-plan', weight: 3, because: 'its rows have the codes of programmes and activities' }];
  }
  return [];
}

function phraseVotes(columns: readonly Column[], texts: string[][]): Vote[] {
  const at = columns.findIndex(({ role }) => role === 'indicator');
  const cells = texts[at];
  if (!cells) return [];
  const isPhrase = (text: string) => (text.match(/\p{L}/gu)?.length ?? 0) >= 4;
  const phrases = cells.filter(isPhrase).length;
  if (phrases === 0) return [{ kind: 'other', weight: 3, because: 'its column of indicators holds no text' }];
  if (phrases >= phraseShare * cells.length) return [];
  return [{ kind: 'other', weight: 3, because: 'its column of indicators holds numbers' }];
}

/** "Nama Organisasi : ...", "Tugas : ...", "Fungsi : ...": labels down the left side instead of a heading. */
function blockVotes(table: Table, vocabulary: HeadingVocabulary): Vote[] {
  const labels = vocabulary.content.get('header-block') ?? new Set();
  const first = new Map<number, string>();
  const left: string[] = [];
  const ordered = [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const cell of ordered) {
    const text = foldText(joinLines(cell.lines)).replace(/^(\d+|[a-z])\s+/, '');
    if (text === '' || /^\d+$/.test(text)) continue;
    if (cell.column === 0) left.push(text);
    if (!first.has(cell.row)) first.set(cell.row, text);
  }
  // each entry of a list behind a label may have a row of its own: then the labels alone stand on the left
  const hitsOf = (texts: readonly string[]) => texts.filter((text) => labels.has(text)).length;
  const areLabels = (texts: readonly string[]) => hitsOf(texts) >= 2 && hitsOf(texts) >= labelShare * texts.length;
  const colons = table.cells.filter((cell) => /^\s*[:;]\s*$/.test(joinLines(cell.lines))).length;
  const isBlock = table.rows > 0 && [[...first.values()], left].some(areLabels) && (table.columns <= 4 || colons >= 2);
  if (!isBlock) return [];
  return [{ kind: 'form', weight: 12, because: 'its rows are labels with values: organisation, task, function' }];
}

function textsOf(table: Table, column: number): string[] {
  return table.cells
    .filter((cell) => !cell.header && cell.column === column)
    .map((cell) => joinLines(cell.lines))
    .filter((text) => foldText(text) !== '');
}
