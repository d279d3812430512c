/** Section bands over the rows of a table, outermost first. */
import type { IndicatorLevel } from '../../pipeline/model/meaning/record.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/**
 * One band: its text, the sort of band it is, and whether a row has stood below it. A line that names a group of
 * indicators tells their `level`; null for one that names a group of no level.
 */
export type Band = { text: string; sort: string; used: boolean; level?: IndicatorLevel | null };

/**
 * The bands that hold after `text`. A band of a sort that is open ("MISI KEDUA" after "MISI PERTAMA") ends that one and
 * all inside it; a band right below another lies inside it; a band without a sort ends the last one without a sort.
 */
export function enterBand(bands: readonly Band[], text: string, level?: IndicatorLevel | null): Band[] {
  const told = level === undefined ? {} : { level };
  const band: Band = { text, sort: level === undefined ? sortOf(text) : groupSort(level), used: false, ...told };
  const same = bands.findIndex((other) => other.sort === band.sort);
  if (same >= 0) return [...bands.slice(0, same), band];
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

/** Marks that a row stands below the bands. */
export function useBands(bands: readonly Band[]): Band[] {
  return bands.map((band) => (band.used ? band : { ...band, used: true }));
}

const leading = new Set([
  'misi',
  'visi',
  'tujuan',
  'sasaran',
  'program',
  'kegiatan',
  'urusan',
  'bidang',
  'bagian',
  'sekretariat',
  'perspektif',
  'aspek',
  'seksi',
]);

function sortOf(text: string): string {
  const folded = foldText(text);
  const first = folded.split(' ')[0] ?? '';
  if (leading.has(first)) return first;
  if (/^\W*[IVX]{1,5}[.)\s]/.test(text)) return 'roman';
  if (/^\W*[A-Z][.)]\s/.test(text)) return 'letter';
  if (/^\W*\d{1,2}([.)]|\s)/.test(text)) return 'number';
  return '';
}
