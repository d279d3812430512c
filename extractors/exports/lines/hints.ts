/** Vocabulary that text exports are read with; it comes from outside, since extractors give words no meaning. */

import { onwardWords } from '../../../pipeline/model/print/flow.ts';

/** Words that tell what kind of cell a text opens; lower case, without punctuation. */
export type Openers = {
  /** First words of indicator names (persentase, jumlah, ...). */
  indicator: readonly string[];
  /** First words of a formula's numerator or denominator (jumlah, total, ...). */
  formulaPart: readonly string[];
  /** First words of objectives and goals (meningkatnya, ...). */
  objective: readonly string[];
  /** First words of units of an agency (bidang, seksi, ...). */
  unit: readonly string[];
  /** First words of data sources (laporan, profil, ...). */
  source: readonly string[];
  /** Names of units of measurement (persen, orang, ...). */
  measure: readonly string[];
  /** Words after which a text cannot end (dan, yang, ...). */
  dangling: readonly string[];
};

/** What the reader of exports may ask about words. `isWord` false means: surely no word of the language. */
export type ExportHints = {
  headingRole: (text: string) => { role: string; score: number } | null;
  isUnitName: (text: string) => boolean;
  isSourceName?: (text: string) => boolean;
  isWord?: (text: string) => boolean;
  openers?: Partial<Openers>;
};

/** The score from which a heading counts as recognised (0 to 1). */
const headingScore = 0.75;

const list = (words: string) => words.split(' ');

/** Openers that hold for every sector; hints may replace each list. */
export const commonOpeners: Openers = {
  indicator: list(
    'persentase prosentase presentase persentasi jumlah rata-rata rerata cakupan nilai indeks tingkat ' +
      'angka rasio predikat opini skor laju proporsi pertumbuhan prevalensi kontribusi penurunan ' +
      'peningkatan capaian luas panjang produksi lama usia ketersediaan level',
  ),
  formulaPart: list('jumlah total banyaknya populasi seluruh realisasi rata-rata nilai target luas panjang data hasil'),
  objective: list(
    'meningkatnya meningkatkan terwujudnya mewujudkan menurunnya menurunkan terciptanya terselenggaranya ' +
      'tersedianya terlaksananya terpenuhinya berkembangnya optimalnya terkendalinya membaiknya menguatnya ' +
      'berkurangnya tercapainya terjaminnya terjaganya tertanganinya meratanya terbangunnya terkelolanya',
  ),
  unit: list(
    'bidang sekretariat seksi subbag subbagian bagian upt uptd kepala kabid kasi kasubbag dinas badan ' +
      'puskesmas rsud inspektorat unit sekretaris cabang',
  ),
  source: list('laporan profil data dokumen renstra rpjmd sistem aplikasi survei rekapitulasi buku daftar register'),
  measure: list(
    '% persen persentase orang nilai indeks angka unit dokumen skor poin rasio tahun kasus level predikat ' +
      'opini jiwa hari menit kk buah kali ton ha km rupiah laporan desa sekolah',
  ),
  dangling: onwardWords,
};

/** All openers: those of the hints, the common ones where the hints give none. */
export function openersOf(hints: ExportHints): Openers {
  return { ...commonOpeners, ...hints.openers };
}

/** What a heading is recognised as, or null when it is not recognised with enough score. */
export function recognise(hints: ExportHints, heading: string): { role: string; score: number } | null {
  const text = heading.trim();
  if (!text) return null;
  const found = hints.headingRole(text);
  return found && found.score >= headingScore ? found : null;
}

/** The role that a heading is recognised as, or null when it is not recognised with enough score. */
export function roleOf(hints: ExportHints, heading: string): string | null {
  return recognise(hints, heading)?.role ?? null;
}
