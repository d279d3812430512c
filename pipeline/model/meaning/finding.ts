/** Findings: what checks find wrong with the source itself, explained to the people who wrote it. */
import type { IssueCode } from '../issue.ts';

/** A text in Indonesian and in English. */
export type Bilingual = { id: string; en: string };

/** What a finding means, and what the author of the document can do about it. */
export type FindingText = { explanation: Bilingual; resolve: Bilingual };

/** The texts of every code that says something about the source; all other issues are about reading it. */
export const findingTexts = {
  'formula-numerator-equals-denominator': {
    explanation: {
      id: 'Pembilang dan penyebut menghitung hal yang sama, sehingga hasilnya selalu 100 persen (atau 1).',
      en: 'Numerator and denominator count the same thing, so that the result is always 100 percent (or 1).',
    },
    resolve: {
      id: 'Tulis pada pembilang bagian yang dicapai, misalnya "yang telah menerima", bukan "yang seharusnya menerima".',
      en: 'Let the numerator name the part that was reached, such as "who have received", not "who should receive".',
    },
  },
  'formula-upside-down': {
    explanation: {
      id: 'Rumus terbalik: himpunan yang lebih luas berada di atas, sedangkan bagian yang disebut nama indikator berada di bawah.',
      en: 'The fraction is upside down: the wider set stands above, and the part that the name asks for below.',
    },
    resolve: { id: 'Tukar pembilang dan penyebut.', en: 'Change places of numerator and denominator.' },
  },
  'formula-other-population': {
    explanation: {
      id: 'Rumus menghitung sasaran yang berbeda dari yang disebut nama indikator.',
      en: 'The formula counts other people or things than those the name of the indicator speaks of.',
    },
    resolve: {
      id: 'Samakan sasaran pada nama, pembilang, dan penyebut.',
      en: 'Let name, numerator and denominator speak of the same people or things.',
    },
  },
  'formula-copied': {
    explanation: {
      id: 'Rumus yang sama dipakai pada indikator lain dan hanya cocok dengan indikator itu.',
      en: 'The same formula stands beside another indicator and fits only that one.',
    },
    resolve: {
      id: 'Tulis rumus tersendiri untuk indikator ini.',
      en: 'Write a formula of its own for this indicator.',
    },
  },
  'formula-without-multiplier': {
    explanation: {
      id: 'Indikator berupa persentase, tetapi rumus tidak dikalikan 100.',
      en: 'The indicator is a percentage, but nothing multiplies the fraction by 100.',
    },
    resolve: { id: 'Tambahkan "x 100%" pada rumus.', en: 'Add "x 100%" to the formula.' },
  },
  'unit-disagrees': {
    explanation: {
      id: 'Nama indikator, rumus, dan satuan tidak mengukur hal yang sama, misalnya "Jumlah" dengan rumus persentase.',
      en: 'Name, formula and unit do not measure alike, such as a count ("Jumlah") whose formula is a percentage.',
    },
    resolve: {
      id: 'Sesuaikan nama, rumus, dan satuan dengan ukuran yang dimaksud.',
      en: 'Bring name, formula and unit in line with what is meant to be measured.',
    },
  },
  'unit-unknown': {
    explanation: { id: 'Satuan ini tidak dikenal.', en: 'The unit is not one that is known.' },
    resolve: {
      id: 'Periksa tulisan satuan; bila benar, tambahkan ke units.csv.',
      en: 'Check how the unit is written; if it is right, add it to units.csv.',
    },
  },
  'text-truncated': {
    explanation: {
      id: 'Teks berhenti atau mulai di tengah kalimat atau kata.',
      en: 'The text ends or begins in the middle of a sentence or word.',
    },
    resolve: {
      id: 'Bandingkan dengan halaman aslinya, lalu lengkapi teksnya.',
      en: 'Compare with the page, then complete the text.',
    },
  },
  'abbreviation-wrong-expansion': {
    explanation: {
      id: 'Kepanjangan singkatan berbeda dari kepanjangan yang dikenal.',
      en: 'The abbreviation is written out otherwise than it is known.',
    },
    resolve: {
      id: 'Perbaiki kepanjangannya; bila memang singkatan lain, tambahkan ke terms.csv.',
      en: 'Correct the long form; if it is another abbreviation, add it to terms.csv.',
    },
  },
  'term-out-of-time': {
    explanation: {
      id: 'Istilah ini belum atau tidak lagi dipakai pada tahun dokumen.',
      en: 'The term was not yet, or no longer, in use in the year of the document.',
    },
    resolve: {
      id: 'Pakai istilah yang berlaku; pada judul yang dikutip istilah lama boleh tetap.',
      en: 'Use the term in force; in a quoted title the old one may stay.',
    },
  },
  'duplicate-row': {
    explanation: { id: 'Indikator yang sama ditulis dua kali.', en: 'The same indicator is written twice.' },
    resolve: {
      id: 'Hapus salah satu baris, atau bedakan keduanya pada nama.',
      en: 'Delete one of the rows, or tell them apart by name.',
    },
  },
  'missing-row': {
    explanation: {
      id: 'Penomoran baris melompat: mungkin ada baris yang hilang.',
      en: 'The numbering of the rows has a gap: a row may be missing.',
    },
    resolve: {
      id: 'Bandingkan dengan halaman aslinya, lalu perbaiki penomoran atau tambahkan barisnya.',
      en: 'Compare with the page, then correct the numbers or add the row.',
    },
  },
  'target-missing': {
    explanation: {
      id: 'Target satu tahun kosong, sedangkan tahun lainnya terisi.',
      en: 'The target of a year is empty while those of other years are filled.',
    },
    resolve: {
      id: 'Isi targetnya, atau tulis tanda "-" bila memang tidak ada.',
      en: 'Fill in the target, or write "-" where there is none.',
    },
  },
  'target-against-polarity': {
    explanation: {
      id: 'Arah target bertentangan dengan arti indikator: yang seharusnya turun justru naik, atau sebaliknya.',
      en: 'The targets go against the sense of the indicator: they rise where it should fall, or the other way round.',
    },
    resolve: {
      id: 'Periksa urutan target dan polaritas indikator.',
      en: 'Check the order of the targets and the polarity of the indicator.',
    },
  },
  'responsible-foreign': {
    explanation: {
      id: 'Unit penanggung jawab bukan bagian dari perangkat daerah pemilik dokumen.',
      en: 'The responsible unit is no part of the agency whose document this is.',
    },
    resolve: {
      id: 'Tulis unit kerja di dalam perangkat daerah sendiri.',
      en: 'Name a unit of the agency itself.',
    },
  },
} as const satisfies Partial<Record<IssueCode, FindingText>>;

/** The codes that say something about the source. */
export type FindingCode = keyof typeof findingTexts;

/** The texts of a code, or null for a code that is about reading. */
export function findingText(code: IssueCode): FindingText | null {
  return code in findingTexts ? findingTexts[code as FindingCode] : null;
}
