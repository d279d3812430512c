import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalName } from '../../../normalizers/phrases/canonical-name.ts';
import { lemmasOf } from '../../../normalizers/phrases/lemmas.ts';
import { findSpellings, findTermUses } from '../../../normalizers/vocabulary/terms.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

describe('a name in terms of today', () => {
  test.each([
    ['Persentase PMKS (Penyandang Masalah Kesejahteraan Sosial) tertangani', 'Persentase PPKS tertangani'],
    ['Persentase Penyandang Masalah Kesejahteraan Sosial (PMKS) tertangani', 'Persentase PPKS tertangani'],
    ['Cakupan Penanganan PMKS (penyanggah Masalah Kesejahteraan Sosial)', 'Cakupan Penanganan PPKS'],
    ['Jumlah PMKS/PPKS yang dibina', 'Jumlah PPKS yang dibina'],
    ['Jumlah PMKS atau PPKS', 'Jumlah PPKS'],
    ['Prosentase PMKS', 'Persentase PPKS'],
    ['PROSENTASE PENYANDANG CACAT', 'PERSENTASE PENYANDANG DISABILITAS'],
    ['Penyandang cacat yang dilatih', 'Penyandang disabilitas yang dilatih'],
    ['Persentase Potensi Sumber Kesejahteraan Sosial (PSKS) perorangan', 'Persentase PSKS perorangan'],
    ['Persentase lansia, balita dan bumil', 'Persentase lanjut usia, balita dan ibu hamil'],
    ['Jumlah TKI bermasalah yang dipulangkan', 'Jumlah PMI bermasalah yang dipulangkan'],
    ['Prosentase Standart Pelayanan Minimal bidang kesehatan', 'Persentase SPM bidang kesehatan'],
    ['Rata-rata Nilai LAKIP perangkat daerah', 'Rata-rata Nilai SAKIP perangkat daerah'],
  ])('%s -> %s', (name, expected) => {
    expect(canonicalName(name, vocabulary)).toBe(expected);
  });

  test.each([
    ['two of one form differ by what follows', 'Perda APBD/APBD Perubahan tepat waktu'],
    ['a measure word is kept', 'Level kapabilitas APIP'],
    ['"kritis" is of the land alone', 'Luas rehabilitasi hutan dan lahan kritis'],
    ['"hamil" is of the mother', 'Angka Kematian Ibu hamil'],
    ['"udara" has the same head', 'Indeks Kualitas Air dan Udara'],
    ['who holds a post is not the post', 'Persentase pejabat fungsional yang dinilai'],
    ['a survey is not its index', 'Nilai Survei Kepuasan Masyarakat (SKM)'],
    ['one of two is not both', 'Persentase pelayanan publik di Kota Layak Anak'],
    ['the author writes his abbreviation out', 'Rasio tempat pembuangan sampah (TPS) per satuan penduduk'],
    ['a name of a place', 'Jumlah desa di Kecamatan Kota Jaman'],
    ['a name of a hospital', 'Jumlah pasien RSUD Analisa Medika'],
    ['a long form of its own', 'Jumlah Pusat Pelayanan Keluarga Sejahtera'],
    ['signs that join otherwise', 'Cakupan Fakir Miskin/ Orang Tidak Mampu yang tertangani'],
  ])('leaves a name alone where %s', (_, name) => {
    expect(canonicalName(name, vocabulary)).toBe(name);
  });

  const content = 'fixtures/make/content';
  const drawn = readdirSync(content).flatMap((file) =>
    indicatorsOf(JSON.parse(readFileSync(`${content}/${file}`, 'utf8'))),
  );
  const truths = ['fixtures/truth', 'fixtures/concepts/tune-truth', 'fixtures/concepts/held-truth'];
  const printed = truths.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => indicatorsOf(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))),
  );
  // its author writes PMKS out wrongly, and the right long form is all that is left of it
  const miswritten = 'Cakupan Penanganan PMKS (penyanggah Masalah Kesejahteraan Sosial)';
  const names = [...new Set([...drawn, ...printed])].filter((name) => name !== miswritten);

  test('stays as it is when it is made once more, for all names of the fixtures', () => {
    const unstable = names.filter((name) => {
      const once = canonicalName(name, vocabulary);
      return canonicalName(once, vocabulary) !== once;
    });
    expect(names.length).toBeGreaterThan(300);
    expect(unstable).toEqual([]);
  });

  test('neither loses nor invents a word, for all names of the fixtures', () => {
    const changed = names.flatMap((name) => {
      const after = canonicalName(name, vocabulary);
      const [before, now] = [contentOf(name), contentOf(after)];
      const lost = [...before].filter((lemma) => !now.has(lemma));
      const invented = [...now].filter((lemma) => !before.has(lemma));
      return lost.length + invented.length > 0
        ? [`${name} -> ${after}: ${lost.join(' ')} / ${invented.join(' ')}`]
        : [];
    });
    expect(changed).toEqual([]);
  });
});

/** Every text under a key that names an indicator. */
function indicatorsOf(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(indicatorsOf);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    typeof value === 'string' ? (key === 'name' || key === 'indicator' ? [value] : []) : indicatorsOf(value),
  );
}

const renamed = new Set(['old-name', 'old-abbreviation', 'misspelling', 'name', 'short', 'abbreviation']);

/** The lemmas of a text with its abbreviations written out and its names of the past in today's words. */
function contentOf(text: string): Set<string> {
  const { lemmaOf } = lemmasOf(vocabulary);
  const spelled = spliced(text, findSpellings(text, vocabulary), ({ entry }) => entry.canonical);
  const written = writtenOut(writtenOut(spelled));
  // "PSKS perorangan" is a term that holds another
  const whole = written.replace(/\p{Lu}{2,}/gu, writtenOut);
  const words = foldText(whole).split(' ');
  return new Set(words.filter((word) => !['dan', 'yang', 'dalam'].includes(word)).map(lemmaOf));
}

function writtenOut(spelled: string): string {
  return spliced(spelled, findTermUses(spelled, vocabulary), ({ entry, text: own }) => {
    const long = vocabulary.terms.entries.find(
      ({ canonical, form }) => canonical === entry.canonical && form === 'name',
    );
    // a short word in small letters ("bumil") is an abbreviation too; any other wording is told by its own words
    const isShort = renamed.has(entry.form) || (!own.includes(' ') && long?.alias.includes(' ') === true);
    return isShort ? (long?.alias ?? own) : own;
  });
}

function spliced<Use extends { from: number; to: number }>(
  text: string,
  uses: readonly Use[],
  to: (use: Use) => string,
) {
  return [...uses].reverse().reduce((all, use) => `${all.slice(0, use.from)} ${to(use)} ${all.slice(use.to)}`, text);
}
