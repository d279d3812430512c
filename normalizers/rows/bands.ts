/** Section bands over the rows of a table, outermost first. */
import type { IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/**
 * One band: its text, the sort of band it is, and whether a row has stood below it. A line that names a group of
 * indicators tells their `level`; null for one that names a group of no level. `said` is what it says of every row below.
 */
export type Band = {
  text: string;
  sort: string;
  used: boolean;
  level?: IndicatorLevel | null;
  said?: Row['fields'][number] | null;
};

/**
 * The bands that hold after `text`. A band of a sort that is open ("MISI KEDUA" after "MISI PERTAMA") ends that one and
 * all inside it, as does one of a sort that stands above it in plans; a band right below another lies inside it; a band without a sort ends the last one without a sort.
 */
export function enterBand(
  bands: readonly Band[],
  text: string,
  { level, said }: { level?: Band['level'] | undefined; said?: Band['said'] } = {},
): Band[] {
  const told = { ...(level === undefined ? {} : { level }), ...(said ? { said } : {}) };
  const band: Band = { text, sort: level === undefined ? sortOf(text) : groupSort(level), used: false, ...told };
  const ended = bands.findIndex((other) => other.sort === band.sort || (other.used && isAbove(band.sort, other.sort)));
  if (ended >= 0) return [...bands.slice(0, ended), band];
  const last = bands.at(-1);
  if (!last || !last.used) return [...bands, band];
  const plain = bands.findIndex((other) => other.sort === '');
  if (band.sort !== '' && plain >= 0) return [...bands.slice(0, plain), band];
  return [...bands, band];
}

/** Groups of any level end each other; one without a level is the heading of those. */
function groupSort(level: IndicatorLevel | null): string {
  return level === null ? 'group' : 'level';
}

/** The innermost level that the bands tell, with the words that do. */
export function levelToldBy(bands: readonly Band[]): { level: IndicatorLevel; printedLevel: string } | null {
  const told = bands.findLast((band) => band.level !== undefined);
  return told?.level ? { level: told.level, printedLevel: told.text } : null;
}

/** The fields that the bands say of a row in which nothing else does, innermost bands first. */
export function fieldsSaid(bands: readonly Band[], own: Row['fields']): Row['fields'] {
  const roles = new Set(own.map(({ column }) => column.role));
  return bands.toReversed().flatMap(({ said }) => {
    if (!said || roles.has(said.column.role)) return [];
    roles.add(said.column.role);
    return [said];
  });
}

/** Marks that a row stands below the bands. */
export function useBands(bands: readonly Band[]): Band[] {
  return bands.map((band) => (band.used ? band : { ...band, used: true }));
}

/** A plan goes down from the first of these to the last: the next of one ends those below it. */
const ladder = ['visi', 'misi', 'tujuan', 'sasaran', 'program', 'kegiatan'];

function isAbove(sort: string, other: string): boolean {
  const [above, below] = [ladder.indexOf(sort), ladder.indexOf(other)];
  return above >= 0 && above < below;
}

const leading = new Set([...ladder, 'urusan', 'bidang', 'bagian', 'sekretariat', 'perspektif', 'aspek', 'seksi']);

function sortOf(text: string): string {
  const folded = foldText(text);
  const first = folded.split(' ')[0] ?? '';
  if (leading.has(first)) return first;
  if (/^\W*[IVX]{1,5}[.)\s]/.test(text)) return 'roman';
  if (/^\W*[A-Z][.)]\s/.test(text)) return 'letter';
  if (/^\W*\d{1,2}([.)]|\s)/.test(text)) return 'number';
  return '';
}
