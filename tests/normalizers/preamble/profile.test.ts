import { describe, expect, it } from 'vitest';
import type { OutsideText, PrintedLine } from '../../../normalizers/heading/printed-lines.ts';
import { flowOf, type TableStart } from '../../../normalizers/preamble/flow.ts';
import { readProfile } from '../../../normalizers/preamble/profile.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { noProfile } from '../../../pipeline/model/meaning/dataset.ts';
import { linesOf } from '../text-lines.ts';

const vocabulary = await loadVocabulary();

function printed(text: string, line: number, page = 1): PrintedLine {
  return { text, raw: text, line: { ...linesOf(text)[0]!, line }, edits: [], page, box: null };
}

function read(text: string, { rows = [], tables = [] }: { rows?: string[][]; tables?: TableStart[] } = {}) {
  const around = text.split('\n').flatMap((one, i) => (one.trim() === '' ? [] : [printed(one.trim(), i + 1)]));
  const cells = rows.map((row, r) => row.map((cell) => cell.split('\n').map((one) => printed(one, 100 + r))));
  const blocks = rows.length === 0 ? [] : [{ page: 1, box: null, columns: rows[0]!.length, rows: cells }];
  const outside: OutsideText = { around, blocks, bands: [] };
  return readProfile(flowOf(outside, tables), {
    vocabulary,
    title: new Set(),
    agency: 'Dinas Sosial Kota Bontang',
    isWord: (word) => vocabulary.words.has(word.toLowerCase()),
  });
}

describe('a preamble', () => {
  it('in a ruled block with a row for each entry is read under its labels, not from a sentence in the duty', () => {
    const rows = [
      ['INSTANSI', ':', 'DINAS SOSIAL KOTA BONTANG'],
      ['TUGAS', ':', '1', 'Membantu wali kota di bidang sosial'],
      ['2', 'Dalam melaksanakan tugas tersebut menyelenggarakan fungsi :'],
      ['penyusunan kebijakan yang lain'],
      ['FUNGSI', ':', '1', 'Perumusan kebijakan teknis;'],
      ['2', 'Pemberian dukungan;'],
      ['3', 'Evaluasi.'],
    ];
    const { profile } = read('', { rows });
    expect(profile.duty).toMatch(/^Membantu wali kota di bidang sosial/);
    expect(profile.functions).toEqual(['Perumusan kebijakan teknis', 'Pemberian dukungan', 'Evaluasi']);
  });

  it('in numbered lines is read part by part, cut lines joined', () => {
    const { profile, values } = read(`1. Nama Unit Organisasi : Dinas Sosial Kota Bontang
      2. Tugas : Membantu Wali Kota melaksanakan urusan
      pemerintahan di bidang sosial
      3. Fungsi :
      a. perumusan kebijakan;
      b. pelaksanaan evaluasi
      dan pelaporan; dan
      c. pelaksanaan administrasi.
      4. Indikator Kinerja Utama
      Persentase yang tidak termasuk`);
    expect(profile).toEqual({
      ...noProfile,
      duty: 'Membantu Wali Kota melaksanakan urusan pemerintahan di bidang sosial',
      functions: ['perumusan kebijakan', 'pelaksanaan evaluasi dan pelaporan', 'pelaksanaan administrasi'],
    });
    expect(values.get('profile.functions.1')?.lines.map(({ line }) => line.line)).toEqual([6, 7]);
  });

  it('in the rows of a block needs no signs behind its labels', () => {
    const rows = [
      ['VISI', ':', '“Kota yang sejahtera”'],
      ['MISI', ':', '1. Meningkatkan layanan\n2. Mewujudkan tata kelola'],
      ['TUJUAN', ':', '- Meningkatnya layanan\n- Meningkatnya peran'],
    ];
    expect(read('', { rows }).profile).toEqual({
      ...noProfile,
      vision: 'Kota yang sejahtera',
      missions: ['Meningkatkan layanan', 'Mewujudkan tata kelola'],
      goals: ['Meningkatnya layanan', 'Meningkatnya peran'],
    });
  });

  it('in sentences tells the duty of the agency and its functions', () => {
    const { profile } = read(`Dinas Sosial mempunyai tugas membantu Wali Kota di bidang sosial.
      Dalam melaksanakan tugas sebagaimana dimaksud di atas, Dinas Sosial
      menyelenggarakan fungsi :
      a. perumusan kebijakan
      b. pelaksanaan kebijakan`);
    expect(profile.duty).toBe('membantu Wali Kota di bidang sosial');
    expect(profile.functions).toEqual(['perumusan kebijakan', 'pelaksanaan kebijakan']);
  });

  it('with a jump in the numbers of a list says so', () => {
    const { profile, issues } = read('Tugas : membantu\nFungsi :\na. satu\nb. dua\nd. empat');
    expect(profile.functions).toEqual(['satu', 'dua', 'empat']);
    expect(issues).toMatchObject([{ code: 'preamble-gap', field: 'profile.functions' }]);
  });

  it('is surer of a list that counts than of one with a jump, of bullets or of no marks', () => {
    const cutOf = (list: string) => read(`Tugas : membantu\nFungsi :\n${list}`).values.get('profile.functions.0')!.cut;
    const counted = cutOf('a. satu\nb. dua');
    expect(counted).toBeGreaterThan(0.9);
    for (const other of ['a. satu\nc. tiga', '- satu\n- dua', 'satu;\ndua;'])
      expect(cutOf(other)).toBeLessThanOrEqual(0.9);
  });

  it('takes a sign before several lines for a bullet, and a stop that was lost for a mark', () => {
    expect(read('Tugas : membantu\nFungsi :\ne satu\ne dua').profile.functions).toEqual(['satu', 'dua']);
    expect(read('Tugas : membantu\nFungsi :\na. satu\nb dua\nc. tiga').profile.functions).toHaveLength(3);
  });

  it('keeps marks of another kind within an entry', () => {
    const { profile } = read('Tugas : membantu\nFungsi :\na. satu:\n1. bagian\n2. bagian\nb. dua');
    expect(profile.functions).toEqual(['satu: 1. bagian 2. bagian', 'dua']);
  });
});

describe('no preamble', () => {
  it.each([
    ['a label alone', 'B. Tujuan\nTujuan penyusunan laporan ini adalah'],
    ['a table of contents', 'Tugas dan Fungsi ........ 3\nVisi ........ 4\nMisi ........ 5'],
    ['a decree', 'Menimbang :\na. bahwa perlu ditetapkan\nMengingat :\n1. Undang-Undang Nomor 23\nMEMUTUSKAN :'],
    ['the tasks of officials', 'Kepala Dinas mempunyai tugas memimpin.\nSekretariat mempunyai tugas membantu.'],
    ['the words of a sentence', 'Tugas dan fungsi dinas diatur dengan peraturan\nvisi dan misi kepala daerah'],
  ])('is %s', (_, text) => {
    expect(read(text).profile).toEqual(noProfile);
  });

  it('stands below the table', () => {
    const text = 'Tugas : membantu\nFungsi : a. satu';
    expect(read(text, { tables: [{ page: 1, top: 0 }] }).profile).toEqual(noProfile);
  });
});
