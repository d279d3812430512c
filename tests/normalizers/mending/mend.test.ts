import { beforeAll, describe, expect, it } from 'vitest';
import { buildLexicon } from '../../../normalizers/mending/lexicon.ts';
import { mendLines } from '../../../normalizers/mending/mend.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { ReadDocument } from '../../../pipeline/model/reading/source.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf } from '../text-lines.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

function documentOf(lines: TextLine[]): ReadDocument {
  const quality = {
    reading: 'ocr' as const,
    dpi: 300,
    turned: 0 as const,
    skew: 0,
    ink: null,
    confidence: null,
    because: '',
  };
  const page = { number: 1, width: 1, height: 1, quality, grids: [], lines, issues: [] };
  return { source: { id: 'x', file: 'x', kind: 'scanned-pdf' }, pages: [page], tables: [], issues: [] };
}

function mend(text: string, confidence: number, around = '', exported = false) {
  const lines = linesOf(text, confidence);
  const lexicon = buildLexicon(documentOf([...lines, ...linesOf(around)]), vocabulary);
  const mended = mendLines(lines, { lexicon, confusions: vocabulary.confusions, exported });
  return { text: joinLines(mended.lines), edits: mended.edits, doubtful: mended.doubtful };
}

describe('mendLines', () => {
  it.each([
    ['bantuan sosiai', 0.6, 'bantuan sosial'],
    ['Kesejanteraan rakyat', 0.7, 'Kesejahteraan rakyat'],
    ['Masvarakat desa', 0.6, 'Masyarakat desa'],
    ['Jumiah puskesmas', 0.5, 'Jumlah puskesmas'],
    ['pe1ayanan', 0.8, 'pelayanan'],
    ['anak yangmemperoleh gizi', 0.6, 'anak yang memperoleh gizi'],
    ['kesejah teraan', 0.6, 'kesejahteraan'],
  ])('mends "%s" read with confidence %s', (text, confidence, right) => {
    const mended = mend(text, confidence);
    expect(mended.text).toBe(right);
    expect(mended.edits).toHaveLength(1);
  });

  it.each([
    ['PKK x 10096', 'PKK x 100%'],
    ['PKK Xx 120%', 'PKK x 100%'],
    ['penanganan » 100”', 'penanganan x 100%'],
    ['penanganan x. 100%', 'penanganan x 100%'],
    ['uji berkala X10096', 'uji berkala x 100%'],
    ['jumlah desa dikali\n1005', 'jumlah desa dikali 100%'],
  ])('reads the factor of "%s" as a hundred per cent', (text, right) => {
    expect(mend(text, 0.8).text).toBe(right);
  });

  it('reads a number sign that stands for a plus as one', () => {
    expect(mend('jumlah rambu # marka usia 15#', 0.8).text).toBe('jumlah rambu + marka usia 15+');
    expect(mend('jumlah C# dan #1', 0.8).text).toBe('jumlah C# dan #1');
  });

  it.each(['PKK x 1000', 'PKK X1000', 'tumbuh 120%', 'nilai > 120%', 'sebesar 10096'])('leaves "%s" alone', (text) => {
    expect(mend(text, 0.8).text).toBe(text);
  });

  it('leaves a word that was read surely to its author, however near the document has another', () => {
    expect(mend('bantuan sosiai', 0.94, 'dinas sosial').text).toBe('bantuan sosiai');
    expect(mend('bantuan sosiai', 0.85, 'dinas sosial').text).toBe('bantuan sosial');
  });

  it('takes a doubtful abbreviation for one that the document repeats, one sign away that is easily taken for another', () => {
    const around = 'Renstra OPD RPJMD Kabupaten RPJMD Kota RPJMD Provinsi';
    expect(mend('Renstra RPIMD Kabupaten', 0.87, around).text).toBe('Renstra RPJMD Kabupaten');
    expect(mend('Renstra RPIMD Kabupaten', 0.87).text).toBe('Renstra RPIMD Kabupaten');
    expect(mend('Renstra RPIMD Kabupaten', 0.95, around).text).toBe('Renstra RPIMD Kabupaten');
    expect(mend('Renstra RPKMD Kabupaten', 0.87, around).text).toBe('Renstra RPKMD Kabupaten');
    // what is known, or repeated, is meant
    expect(mend('Renstra RKPD Kabupaten', 0.8, 'RKPP Kabupaten RKPP Kota RKPP Provinsi').text).toBe(
      'Renstra RKPD Kabupaten',
    );
    expect(mend('Renstra RPIMD Kabupaten', 0.87, `${around} RPIMD RPIMD`).text).toBe('Renstra RPIMD Kabupaten');
  });

  it('leaves abbreviations of an export as they were typed', () => {
    const around = 'Renstra OPD RPJMD Kabupaten RPJMD Kota RPJMD Provinsi';
    expect(mend('Renstra RPIMD Kabupaten', 1, around, true).text).toBe('Renstra RPIMD Kabupaten');
  });

  it('logs what it did and why', () => {
    expect(mend('bantuan sosiai', 0.6).edits).toEqual([{ from: 'sosiai', to: 'sosial', rule: 'word-list' }]);
    expect(mend('bantuan sosiai', 0.6, 'dinas sosial').edits[0]?.rule).toBe('document-word');
  });

  it.each([
    ['a sure word, however odd', 'menyelenggaraan layanan', 0.97],
    ['numbers and codes', '1O5 2.3.l K2KRS P2P', 0.4],
    ['abbreviations', 'PMK DTKS SKPO', 0.4],
    ['a name that nobody knows', 'Puskesmas Loktabat', 0.7],
    ['"di" run together, as authors do', 'didaerah dibidang', 0.6],
    ['a short word read so badly that it may be none', 'Senat Hanna entar', 0.08],
    ['reduplication', 'pihak-pihak nilai-nilai', 0.6],
  ])('leaves %s', (_, text, confidence) => {
    const mended = mend(text, confidence);
    expect(mended.text).toBe(text);
    expect(mended.edits).toEqual([]);
  });

  it('leaves a misspelling that the author repeats', () => {
    expect(mend('bantuan sosai', 0.6, 'sosai sosai').text).toBe('bantuan sosai');
  });

  it('mends a rather sure word only towards one that the document uses', () => {
    expect(mend('Jumiah puskesmas', 0.87).text).toBe('Jumiah puskesmas');
    expect(mend('Jumiah puskesmas', 0.87, 'Jumlah sekolah Jumlah guru').text).toBe('Jumlah puskesmas');
  });

  it('takes no name of a place for another region', () => {
    expect(mend('Kecamatan Bulakamba', 0.6).text).toBe('Kecamatan Bulakamba');
    expect(mend('Pulau Senayang', 0.6).text).toBe('Pulau Senayang');
  });

  it('leaves abbreviations among words in small letters, however long', () => {
    expect(mend('data SISNAKER tahun', 0.35, 'DISNAKER').text).toBe('data SISNAKER tahun');
  });

  it('reads a digit in an abbreviation as a letter only where the document has that abbreviation', () => {
    expect(mend('data D1KS tahun', 0.8, 'DTKS DTKS').text).toBe('data DTKS tahun');
    expect(mend('data D1KS tahun', 0.8).text).toBe('data D1KS tahun');
    expect(mend('data K2KRS tahun', 0.9, 'KRS KRS').text).toBe('data K2KRS tahun');
  });

  it('drops specks but not signs of a formula', () => {
    expect(mend('| x', 0.3).text).toBe('x');
    expect(mend('« =', 0.3).text).toBe('« =');
  });

  it('names words that a person must look at', () => {
    expect(mend('Zzqwrt', 0.2).doubtful).toEqual(['Zzqwrt']);
  });

  it('mends an export only towards words that the export repeats', () => {
    expect(mend('Jumiah LPM', 1, 'Jumlah PKK Jumlah LKK', true).text).toBe('Jumlah LPM');
    expect(mend('Jumiah LPM', 1, '', true).text).toBe('Jumiah LPM');
    expect(mend('Perkntoran', 1, 'perkantoran perkantoran', true).text).toBe('Perkntoran');
  });
});
