/** What a table is for: indicators, a performance agreement, or something else that is counted and left alone. */
import { spansTable } from '../../pipeline/model/print/band.ts';
import type { Column, ColumnRole } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableKind } from '../../pipeline/model/reading/table.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import type { HeadingVocabulary } from './headings.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

const telling: readonly ColumnRole[] = [
  'explanation',
  'definition',
  'rationale',
  'formula',
  'dataSource',
  'responsible',
  'multiplier',
];
const stating: readonly ColumnRole[] = ['explanation', 'definition', 'formula', 'responsible'];
const striving: readonly ColumnRole[] = ['objective', 'goal', 'regionalObjective'];
const measured: readonly ColumnRole[] = ['target', 'achievement', 'endTarget', 'baseline'];
const nearLines = 12; // lines above a table that may hold its title

/**
 * Classifies a table by its columns and by the lines above it (`nearby`, top to bottom; titles inside the table are
 * read as well). A word such as "Perjanjian Kinerja" counts where it stands nearest to the table.
 */
export function classifyTable(
  table: Table,
  columns: readonly Column[],
  nearby: readonly string[],
  vocabulary: HeadingVocabulary,
): { kind: TableKind; because: string } {
  const has = (roles: readonly ColumnRole[]) =>
    columns.filter((column) => roles.includes(column.role) && column.score >= 0.3);
  const indicators = has(['indicator']);
  const told = has(telling);
  const title = nearestTitle(table, nearby, vocabulary);
  if (isHeaderBlock(table, vocabulary))
    return { kind: 'other', because: 'its rows name the organisation, its tasks and functions' };
  if (isBudget(columns, vocabulary) && told.length === 0)
    return { kind: 'other', because: 'it is a table of amounts of money' };
  if (indicators.length === 0) {
    const isGuessed = columns.some((column) => column.role === 'indicator');
    const isLikely = title === 'iku' && table.columns >= 3 && (told.length >= 1 || isGuessed);
    const how = isGuessed ? 'its indicator column was told by its cells' : 'without a known indicator column';
    return isLikely
      ? { kind: 'iku', because: `it stands below the title of an IKU table, ${how}` }
      : { kind: 'other', because: 'no column holds indicators' };
  }
  if (title === 'agreement' && told.length < 2)
    return { kind: 'performance-agreement', because: 'it stands below the title of a performance agreement' };
  if (has(['achievement']).length > 0 && told.every((column) => !stating.includes(column.role)))
    return { kind: 'other', because: 'it tells what was achieved, not what is measured' };
  if (told.length >= 1) {
    const names = told.map((column) => column.role).join(', ');
    return { kind: 'iku', because: `it has an indicator column and ${names}` };
  }
  if (title === 'iku') return { kind: 'iku', because: 'it has an indicator column below the title of an IKU table' };
  if (has(striving).length > 0 && has(measured).length > 0) {
    return { kind: 'performance-agreement', because: 'objective, indicator and target only' };
  }
  return { kind: 'other', because: 'an indicator column without explanation, source or responsible unit' };
}

function nearestTitle(
  table: Table,
  nearby: readonly string[],
  vocabulary: HeadingVocabulary,
): 'iku' | 'agreement' | null {
  const inside = table.cells
    .filter((cell) => cell.header && spansTable(cell.columnSpan, table.columns))
    .map((cell) => joinLines(cell.lines));
  const lines = [...nearby.slice(-nearLines), ...inside].map(foldText);
  // a title runs over two lines: "INDIKATOR KINERJA" / "UTAMA (IKU)"
  const joined = lines.map((line, i) => `${lines[i - 1] ?? ''} ${line}`.trim());
  const holds = (text: string, kind: string) =>
    [...(vocabulary.content.get(kind) ?? [])].some((words) => ` ${text} `.includes(` ${words} `));
  for (const line of joined.reverse()) {
    if (holds(line, 'title-agreement')) return 'agreement';
    if (holds(line, 'title-iku')) return 'iku';
  }
  return null;
}

/** "Nama Organisasi : ...", "Tugas : ...", "Fungsi : ...": labels down the left side instead of a heading. */
function isHeaderBlock(table: Table, vocabulary: HeadingVocabulary): boolean {
  const labels = vocabulary.content.get('header-block') ?? new Set();
  const first = new Map<number, string>();
  const ordered = [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const cell of ordered) {
    const text = foldText(joinLines(cell.lines)).replace(/^(\d+|[a-z])\s+/, '');
    if (text !== '' && !/^\d+$/.test(text) && !first.has(cell.row)) first.set(cell.row, text);
  }
  const texts = [...first.values()];
  const hits = texts.filter((text) => labels.has(text)).length;
  const colons = table.cells.filter((cell) => /^\s*[:;]\s*$/.test(joinLines(cell.lines))).length;
  return table.rows > 0 && hits >= 2 && hits >= texts.length * 0.4 && (table.columns <= 4 || colons >= 2);
}

function isBudget(columns: readonly Column[], vocabulary: HeadingVocabulary): boolean {
  const words = vocabulary.content.get('budget') ?? new Set();
  const hits = columns.filter((column) =>
    [...words].some((word) => ` ${foldText(column.heading)} `.includes(` ${word} `)),
  );
  return hits.length > 0 && hits.length * 2 >= columns.length - 1;
}
