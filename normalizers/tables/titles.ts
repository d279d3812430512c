/** The title that a table stands below: the nearest line that says what tables are for, on its page or before. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { Table, TableKind } from '../../pipeline/model/reading/table.ts';
import { joinLines, lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { holdsAny } from '../text/whole-words.ts';

/** A title: the kind of table that it names, its text, and how much it says of a table (0 to 1) from where it stands. */
export type TableTitle = { kind: TableKind; text: string; nearness: number };

/** A line above a table, how many lines and pages away. */
type LineAbove = { text: string; lines: number; pages: number };

/**
 * The kinds of `content.csv` that name tables, those first that decide in a line with several: "Rencana Aksi Pencapaian
 * Indikator Kinerja Utama" is a plan of action. A plan that is only named beside them ("IKU dalam Renstra") comes last.
 */
const titleKinds: readonly (readonly [string, TableKind])[] = [
  ['title-form', 'form'],
  ['title-cascading', 'cascading'],
  ['title-action-plan', 'action-plan'],
  ['title-quarterly', 'quarterly'],
  ['title-achievement', 'achievement'],
  ['title-work-plan', 'work-plan'],
  ['title-agreement', 'performance-agreement'],
  ['title-iku', 'iku'],
  ['title-plan', 'work-plan'],
  ['title-other', 'other'],
  ['title-affair', 'other'],
];

/** The kind that the last lines of a title may name only to say whose table it is. */
const planNamed: TableKind = 'work-plan';
/** "Tabel 4.6 ...": what stands above is the title of something else. */
const opensCaption = /^\s*tabel\b/i;

/** Points by which a line may reach into the table's first row and still stand above it. */
const slack = 4;
/** Lines above a table that may hold its title; what stands farther up says less. */
const nearLines = 12;
/** Lines of a caption, and of the paragraph that leads to it. */
const [mostCaption, mostParagraph] = [6, 10];
/** What a paragraph says that leads to a caption which only names a plan. */
const announced = 0.75;
/** A title of this nearness is the table's own: what stands above it belongs to something else. */
const sure = 0.8;
/** Pages before a table whose titles may still be its own: a decree before its annex. */
const farthestPage = 6;
/** A line that stands on so many pages, its numbers aside, is that of a running head or foot. */
const running = 3;

/** The kind of table that a text names, or null. */
function kindNamed(text: string, vocabulary: HeadingVocabulary): TableKind | null {
  return titleKinds.find(([words]) => holdsAny(text, vocabulary.content.get(words)))?.[1] ?? null;
}

/**
 * The nearest title of a table, or null: inside its heading, above it on its page, then on the pages before. Running text
 * counts on the table's own page alone, and in part, unless it says that the table follows.
 */
export function titleOf(table: Table, pages: readonly Page[], vocabulary: HeadingVocabulary): TableTitle | null {
  const bands = table.cells
    .filter((cell) => cell.header && spansTable(cell.columnSpan, table.columns))
    .map((cell) => joinLines(cell.lines));
  const above = linesAbove(table, pages);
  const lines = [...above, ...bands.map((text) => ({ text, lines: 0, pages: 0 }))];
  let best: TableTitle | null = null;
  for (let i = lines.length - 1; i >= 0 && (best?.nearness ?? 0) < sure; i--) {
    const line = lines[i]!;
    const kind = kindAt(lines, i, vocabulary);
    const weight = kind === null ? 0 : nearness(line, vocabulary);
    if (kind !== null && weight > (best?.nearness ?? 0)) {
      const said = onlyPlanNamed(line.text, vocabulary) ? announcedAbove(lines, i, vocabulary) : null;
      if (said) return said;
      best = { kind, text: line.text.trim(), nearness: weight };
    }
  }
  return best;
}

/**
 * Whether a table stands right below a title of key indicators and was taken for nothing in particular: its heading may be
 * lost, and a document with such a table has not been read whole when it gives no row.
 */
export function isTitledIku(table: Table, pages: readonly Page[], vocabulary: HeadingVocabulary): boolean {
  if (table.kind !== 'other' || table.rows < 2 || table.columns < 2) return false;
  const title = titleOf(table, pages, vocabulary);
  return title !== null && title.kind === 'iku' && title.nearness >= 1 && isTitleLine(title.text);
}

/** Whether a line names a plan and nothing else: it says whose table it is rather than what the table is for. */
function onlyPlanNamed(text: string, vocabulary: HeadingVocabulary): boolean {
  return (
    holdsAny(text, vocabulary.content.get('title-plan')) &&
    titleKinds.every(([words]) => words === 'title-plan' || !holdsAny(text, vocabulary.content.get(words)))
  );
}

/**
 * "Indikator Kinerja Utama (IKU) ... mengacu pada RPJMD ... adalah sebagai berikut:" above "Tabel 7.1 Indikator Kinerja yang
 * mengacu ...": the paragraph that leads to a caption says what the table is for. Null where none does, or it says no key ones.
 */
function announcedAbove(
  lines: readonly LineAbove[],
  caption: number,
  vocabulary: HeadingVocabulary,
): TableTitle | null {
  const on = (i: number) => lines[i]?.pages === 0 && lines[i].lines <= nearLines + (caption - i);
  let last = caption;
  // the caption runs over several lines, the title "Tabel 7.1" above it as well
  while (on(last) && isTitleLine(lines[last]!.text) && caption - last < mostCaption) last--;
  if (!on(last) || !announces(lines[last]!.text, vocabulary) || isTitleLine(lines[last]!.text)) return null;
  let first = last;
  while (on(first - 1) && last - first < mostParagraph && !/[.:;]\s*$/.test(lines[first - 1]!.text)) first--;
  const said = lines.slice(first, last + 1).map(({ text }) => text.trim());
  const text = said.join(' ');
  // the paragraph names the plans that the indicators come from as well; quarters, achievements or agreements speak against
  const named = titleKinds.filter(([words]) => holdsAny(text, vocabulary.content.get(words))).map(([, kind]) => kind);
  const isKey = named.includes('iku') && named.every((kind) => kind === 'iku' || kind === planNamed);
  return isKey ? { kind: 'iku', text, nearness: announced } : null;
}

/**
 * Whether the lines of a document outside its tables say in a title that it holds key indicators, and no title before
 * that says that it is something else: an agreement may have a chapter on them.
 */
export function saysIku(pages: readonly Page[], vocabulary: HeadingVocabulary): boolean {
  const lines = pages.flatMap((page) =>
    page.lines.map((line) => ({ text: lineText(line), lines: 0, pages: page.number })),
  );
  const first = lines.findIndex(
    (line, i) =>
      isTitleLine(line.text) &&
      (kindAt(lines, i, vocabulary) !== null || holdsAny(line.text, vocabulary.content.get('document-other'))),
  );
  if (first < 0 || holdsAny(lines[first]!.text, vocabulary.content.get('document-other'))) return false;
  return kindAt(lines, first, vocabulary) === 'iku' && !isHeadingRow(lines[first]!.text, vocabulary);
}

/** "No Sasaran Strategis Indikator Kinerja Utama Target": the headings of a table whose rules were not seen. */
function isHeadingRow(text: string, vocabulary: HeadingVocabulary): boolean {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return rest.length > 0 && vocabulary.match(first)?.role === 'rowNumber';
}

/** A title runs over two lines: "INDIKATOR KINERJA" / "UTAMA (IKU)", "CAPAIAN" / "INDIKATOR KINERJA UTAMA". */
function kindAt(lines: readonly LineAbove[], i: number, vocabulary: HeadingVocabulary): TableKind | null {
  const [line, before] = [lines[i]!, lines[i - 1]];
  if (callsUnit(line.text, before?.text, vocabulary)) return null;
  const alone = kindNamed(line.text, vocabulary);
  if (!before || before.pages !== line.pages || opensCaption.test(line.text)) return alone;
  // "INDIKATOR KINERJA UTAMA RANCANGAN" / "AKHIR RENSTRA": a plan named in the rest of a title says whose it is
  const isRest = alone === planNamed && isTitleLine(before.text);
  if (kindNamed(before.text, vocabulary) !== null && !isRest) return alone;
  if (callsUnit(`${before.text} ${line.text}`, undefined, vocabulary)) return alone;
  return kindNamed(`${before.text} ${line.text}`, vocabulary) ?? alone;
}

/**
 * "BADAN PENGEMBANGAN" / "SUMBER DAYA MANUSIA": the affair that a line names is part of what a unit is called, and says
 * nothing of the table. The name begins with the line, or with the one before where that says nothing of its own.
 */
function callsUnit(text: string, before: string | undefined, vocabulary: HeadingVocabulary): boolean {
  const isAffair = holdsAny(text, vocabulary.content.get('title-affair'));
  if (
    !isAffair ||
    titleKinds.some(([words]) => words !== 'title-affair' && holdsAny(text, vocabulary.content.get(words)))
  )
    return false;
  const opens = (line: string) => vocabulary.content.get('unit-of-organisation')?.has(foldText(line).split(' ')[0]!);
  return (
    opens(text) === true || (before !== undefined && opens(before) === true && kindNamed(before, vocabulary) === null)
  );
}

function nearness({ text, lines, pages }: LineAbove, vocabulary: HeadingVocabulary): number {
  const isTitle = isTitleLine(text);
  if (pages > 0) return isTitle ? Math.max(0.3, 0.9 - 0.1 * pages) : 0;
  if (isTitle || announces(text, vocabulary)) return lines <= nearLines ? 1 : 0.8;
  return lines <= nearLines ? 0.5 : 0;
}

/** "... dapat dilihat pada tabel berikut :": a sentence that says what stands below it. */
function announces(text: string, vocabulary: HeadingVocabulary): boolean {
  const words = foldText(text).split(' ').slice(-4);
  return /:\s*$/.test(text) || words.some((word) => vocabulary.content.get('announcing')?.has(word));
}

const longWord = 4; // letters; shorter words are written small in titles as well
const mostWords = 24;

/** In capitals, or with capitals at the head of most of its words: not a line of a paragraph. */
function isTitleLine(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word.replace(/\P{L}/gu, '').length >= longWord);
  const capital = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word));
  return words.length > 0 && words.length <= mostWords && capital.length >= 0.7 * words.length;
}

/** The lines above a table from the top of the first page that may hold its title. */
function linesAbove(table: Table, pages: readonly Page[]): LineAbove[] {
  const at = pages.findIndex((page) => page.number === table.pages[0]);
  const page = pages[at];
  if (!page) return [];
  const own = page.lines.filter((line) => isAbove(line, table, page.number));
  const before = pages.slice(Math.max(0, at - farthestPage), at);
  // what runs along on every page is no title of what stands on one of them
  const runs = runningLines(pages);
  const far = before.flatMap((one, i) =>
    one.lines
      .map((line) => ({ text: lineText(line), lines: Infinity, pages: before.length - i }))
      .filter(({ text }) => !runs.has(withoutNumbers(text))),
  );
  return [...far, ...own.map((line, i) => ({ text: lineText(line), lines: own.length - i, pages: 0 }))];
}

const withoutNumbers = (text: string): string => foldText(text.replace(/\d+/g, ''));

/** Found once for the pages of a document, however many tables ask. */
const runsOf = new WeakMap<readonly Page[], ReadonlySet<string>>();

function runningLines(pages: readonly Page[]): ReadonlySet<string> {
  const known = runsOf.get(pages);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(page.lines.map((line) => withoutNumbers(lineText(line)))))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  const runs = new Set([...counts].flatMap(([text, count]) => (count >= running ? [text] : [])));
  runsOf.set(pages, runs);
  return runs;
}

function isAbove(line: TextLine, table: Table, page: number): boolean {
  const cells = table.cells.filter((cell) => cell.page === page);
  if (line.box) {
    const top = Math.min(...cells.flatMap((cell) => (cell.box ? [cell.box[1]] : [])));
    return line.box[3] <= top + slack;
  }
  const first = Math.min(...cells.flatMap((cell) => cell.lines.flatMap((own) => own.line ?? [])));
  return (line.line ?? 0) < first;
}
