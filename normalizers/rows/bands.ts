/** Section bands over the rows of a table, outermost first. */
import { foldText } from '../../pipeline/model/print/fold.ts';

/** One band: its text, the sort of band it is, and whether a row has stood below it. */
export type Band = { text: string; sort: string; used: boolean };

/**
 * The bands that hold after `text`. A band of a sort that is open ("MISI KEDUA" after "MISI PERTAMA") ends that one and
 * all inside it; a band right below another lies inside it; a band without a sort ends the last one without a sort.
 */
export function enterBand(bands: readonly Band[], text: string): Band[] {
  const band = { text, sort: sortOf(text), used: false };
  const same = bands.findIndex((other) => other.sort === band.sort);
  if (same >= 0) return [...bands.slice(0, same), band];
  const last = bands.at(-1);
  if (!last || !last.used) return [...bands, band];
  const plain = bands.findIndex((other) => other.sort === '');
  if (band.sort !== '' && plain >= 0) return [...bands.slice(0, plain), band];
  return [...bands, band];
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
