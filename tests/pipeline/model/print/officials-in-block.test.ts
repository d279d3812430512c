import { describe, expect, test } from 'vitest';
import { isSigning, officialWords } from '../../../../pipeline/model/print/officials-in-block.ts';

const words = ['dinas', 'sosial', 'rehabilitasi', 'kepala', 'bidang', 'perlindungan', 'survei', 'data'];
const hints = {
  isPost: (word: string) => ['kepala', 'bidang', 'direktur', 'sekretaris', 'dinas'].includes(word.toLowerCase()),
  isNamedAfter: (word: string) => ['rsud', 'jalan'].includes(word.toLowerCase()),
  isWord: (word: string) => words.includes(word.toLowerCase()),
};

/** What is left of a block, its lines parted by " | ". */
function left(block: string): string {
  const lines = block.split(' | ').map((line) => line.split(' '));
  const mask = officialWords(lines, hints);
  return lines.map((line, i) => line.filter((_, w) => !mask[i]![w]).join(' ')).join(' | ');
}

describe('names of officials in a block', () => {
  test.each([
    ['Kepala Dinas | NAMA PEJABAT | NIP. 19000101 192001 1 001', 'Kepala Dinas |  | NIP.'],
    [
      'Kepala Dinas | Nama Pejabat | Pembina Tk. I, IV/b | NIP 19000101-192001-1-001',
      'Kepala Dinas |  | Pembina Tk. I, IV/b | NIP',
    ],
    [
      'Kepala Bidang Rehabilitasi Sosial NAMA PEJABAT NIP. 190001011920011001',
      'Kepala Bidang Rehabilitasi Sosial NIP.',
    ],
    ['Kepala Dinas Sosial Nama Pejabat NIP : 19000101.192001.1.001', 'Kepala Dinas Sosial NIP :'],
    ['Kepala Dinas | Drs. H. Nama Pejabat, M.Si., MM', 'Kepala Dinas | '],
    ['Contoh, 2 Januari 2021 | Plt. KEPALA DINAS, | NAMA PEJABAT', 'Contoh, 2 Januari 2021 | Plt. KEPALA DINAS, | '],
    ['Nama : Nama Pejabat | Jabatan : Kepala Dinas', 'Nama : | Jabatan : Kepala Dinas'],
    ['NAMA PEJABAT NAMA LAINNYA | NIP. 19000101 192001 1 001 NIP. 19000101 192001 1 002', ' | NIP. NIP.'],
  ])('are found: %s', (block, rest) => {
    expect(left(block)).toBe(rest);
  });

  test.each([
    'Direktur RSUD dr. Soetomo',
    'Direktur RSUD | dr. Soetomo',
    'Jalan Ahmad Yani',
    'Kepala Bidang Perlindungan Sosial | Survei SKM, SE Menteri',
    'Nama : Dinas Sosial | Tugas : membantu',
    'Kepala Dinas | Bidang Rehabilitasi Sosial',
  ])('are not seen in "%s"', (block) => {
    expect(left(block)).toBe(block);
  });

  test.each([
    ['TANGGAL : 18 APRIL 2019', ['LAMPIRAN KEPUTUSAN KEPALA BADAN', 'NOMOR : 420/13/2019'], false],
    ['TANGGAL : 18 APRIL 2019', ['LAMPIRAN', 'KEPUTUSAN KEPALA BADAN'], false],
    ['pada tanggal 18 April 2019', ['Ditetapkan di Rantau'], true],
    ['pada tanggal 18 April 2019', ['NOMOR : 420/13/2019', 'Ditetapkan di Rantau'], true],
    ['pada tanggal 18 April 2019', ['Nomorator dan lainnya'], true],
  ])('"%s" below %j opens a signature: %s', (text, above, expected) => {
    expect(isSigning(text, above)).toBe(expected);
  });

  test('the title below the head of an annex is no name of who signed it', () => {
    const head =
      'LAMPIRAN KEPUTUSAN KEPALA BADAN | NOMOR : 1/2/2019 | TANGGAL : 18 APRIL 2019 | DINAS SOSIAL | BARITO KUALA';
    expect(left(head)).toBe(head);
  });

  test('a hospital named after a person keeps its name beside the name of who heads it', () => {
    expect(left('Direktur RSUD dr. Soetomo | NAMA PEJABAT | NIP. 19000101 192001 1 001')).toBe(
      'Direktur RSUD dr. Soetomo |  | NIP.',
    );
  });
});
