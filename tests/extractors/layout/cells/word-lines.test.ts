import { expect, test } from 'vitest';
import { wordLines } from '../../../../extractors/layout/cells/word-lines.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';
import { lineText, type Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const bar = (at: number, from: number, to: number): Rule => ({ kind: 'horizontal', at, from, to, thickness: 0.5 });

function read(words: Word[], bars: Rule[], openBottom = false): [string, string][] {
  return wordLines(words, bars, letterHeight, openBottom).map((line) => [line.fraction?.part ?? '', lineText(line)]);
}

test('a bar with text centred above and below is a fraction, and what stands beside it a multiplier', () => {
  const words = [
    ...lineAt(100, [40, 'Jumlah desa maju']),
    ...lineAt(107, [140, 'x 100 %']),
    ...lineAt(114, [50, 'Jumlah desa']),
  ];
  expect(read(words, [bar(112, 38, 130)])).toEqual([
    ['numerator', 'Jumlah desa maju'],
    ['denominator', 'Jumlah desa'],
    ['right', 'x 100 %'],
  ]);
});

test('running text above and below a fraction stays outside it and in its place', () => {
  const words = [
    ...lineAt(88, [20, 'Tingkat kemajuan desa di kabupaten ini dihitung']),
    ...lineAt(100, [40, 'Jumlah desa maju']),
    ...lineAt(114, [50, 'Jumlah desa']),
    ...lineAt(126, [20, 'Sampai dengan tahun lalu ada dua belas desa maju']),
  ];
  expect(read(words, [bar(112, 38, 130)])).toEqual([
    ['', 'Tingkat kemajuan desa di kabupaten ini dihitung'],
    ['numerator', 'Jumlah desa maju'],
    ['denominator', 'Jumlah desa'],
    ['', 'Sampai dengan tahun lalu ada dua belas desa maju'],
  ]);
});

test('a justified line below a fraction is running text although its gaps are wide', () => {
  const words = [
    ...lineAt(100, [20, 'Jumlah desa maju']),
    ...lineAt(114, [30, 'Jumlah desa']),
    ...lineAt(126, [20, 'Sampai'], [62, 'akhir'], [100, 'tahun'], [138, '2014,']),
  ];
  expect(read(words, [bar(112, 18, 110)])[2]).toEqual(['', 'Sampai akhir tahun 2014,']);
});

test('an underlined word in running text is no fraction', () => {
  const words = [
    ...lineAt(100, [20, 'indeks yang diterima petani dan dibayar']),
    ...lineAt(112, [20, 'dalam persentase menurut tahun dasar']),
  ];
  expect(read(words, [bar(109, 126, 156)]).map(([part]) => part)).toEqual(['', '']);
});

test('an underlined numerator takes no line of the text above it', () => {
  const words = [
    ...lineAt(88, [20, 'kondisi struktur jalan ini.']),
    ...lineAt(100, [20, 'Panjang jalan kondisi baik'], [160, 'x 100 %']),
    ...lineAt(112, [60, 'Panjang jalan']),
  ];
  const underline = bar(108, 20, 144);
  expect(read(words, [underline])).toEqual([
    ['', 'kondisi struktur jalan ini.'],
    ['numerator', 'Panjang jalan kondisi baik'],
    ['denominator', 'Panjang jalan'],
    ['right', 'x 100 %'],
  ]);
});

test('below an underline with a multiplier the denominator may be longer than the underline', () => {
  const words = [
    ...lineAt(100, [20, 'persampahan'], [90, 'x 100 %']),
    ...lineAt(112, [20, 'Jumlah masyarakat seluruhnya di kota']),
  ];
  expect(read(words, [bar(108, 20, 75)])).toContainEqual(['denominator', 'Jumlah masyarakat seluruhnya di kota']);
});

test('a fraction without a bar shows as a gap between "=" and its multiplier', () => {
  const words = [
    ...lineAt(92, [80, 'Luas panen']),
    ...lineAt(100, [20, 'LP ='], [150, 'x 100']),
    ...lineAt(108, [80, 'Luas tanam']),
  ];
  expect(read(words, [])).toEqual([
    ['left', 'LP ='],
    ['numerator', 'Luas panen'],
    ['denominator', 'Luas tanam'],
    ['right', 'x 100'],
  ]);
});

test('in a cell cut by the page a bar may have its numerator only', () => {
  const words = lineAt(100, [40, 'Jumlah desa maju']);
  expect(read(words, [bar(112, 38, 130)], true)).toEqual([['numerator', 'Jumlah desa maju']]);
  expect(read(words, [bar(112, 38, 130)], false)).toEqual([['', 'Jumlah desa maju']]);
});

test('a numerator underlined line by line is whole, and its denominator may be wider than the underlines', () => {
  const words = [
    ...lineAt(100, [20, 'Jumlah warung yang sudah']),
    ...lineAt(112, [35, 'memiliki izin edar'], [160, 'x 100 %']),
    ...lineAt(124, [20, 'Jumlah warung terdaftar']),
  ];
  expect(read(words, [bar(109, 20, 134), bar(121, 35, 121)])).toEqual([
    ['numerator', 'Jumlah warung yang sudah'],
    ['numerator', 'memiliki izin edar'],
    ['denominator', 'Jumlah warung terdaftar'],
    ['right', 'x 100 %'],
  ]);
});

test('a denominator centred below a shorter underlined numerator is whole', () => {
  const words = [
    ...lineAt(100, [50, 'Jumlah terminal']),
    ...lineAt(105, [170, 'x 100']),
    ...lineAt(110, [20, 'Jumlah terminal di wilayah']),
  ];
  expect(read(words, [bar(108, 50, 123)])).toEqual([
    ['numerator', 'Jumlah terminal'],
    ['denominator', 'Jumlah terminal di wilayah'],
    ['right', 'x 100'],
  ]);
});

test('a multiplier on the height between two lines makes them a fraction without a bar', () => {
  const words = [
    ...lineAt(88, [20, 'Rumus :']),
    ...lineAt(100, [20, 'Jumlah halte yang laik']),
    ...lineAt(105, [140, 'x 100%']),
    ...lineAt(110, [45, 'Jumlah halte']),
  ];
  expect(read(words, [])).toEqual([
    ['', 'Rumus :'],
    ['numerator', 'Jumlah halte yang laik'],
    ['denominator', 'Jumlah halte'],
    ['right', 'x 100%'],
  ]);
});

test('a multiplier on a line of its own text makes no fraction', () => {
  const words = [...lineAt(100, [20, 'Jumlah halte yang laik'], [140, 'x 100%']), ...lineAt(111, [20, 'Catatan: dua'])];
  expect(read(words, []).map(([part]) => part)).toEqual(['', '']);
});

test('the widest line of a fraction without a bar may lie above the line next to its multiplier', () => {
  const words = [
    ...lineAt(90, [20, 'Jumlah kios yang terbit paling']),
    ...lineAt(100, [81, 'awal']),
    ...lineAt(105, [168, 'x100%']),
    ...lineAt(110, [65, 'Jumlah kios']),
  ];
  expect(read(words, []).map(([part, text]) => `${part}: ${text}`)).toEqual([
    'numerator: Jumlah kios yang terbit paling',
    'numerator: awal',
    'denominator: Jumlah kios',
    'right: x100%',
  ]);
});

test('an underline without a multiplier is a bar when the lines above and below it begin with the same word', () => {
  const below = (word: string) => [...lineAt(100, [40, 'Jumlah hari']), ...lineAt(112, [20, `${word} pasien pulang`])];
  const underline = bar(108, 40, 93);
  expect(read(below('Jumlah'), [underline])).toEqual([
    ['numerator', 'Jumlah hari'],
    ['denominator', 'Jumlah pasien pulang'],
  ]);
  expect(read(below('Catatan'), [underline]).map(([part]) => part)).toEqual(['', '']);
});

test('an underline right below its text, with a multiplier beside it, may stand over a wider denominator', () => {
  const words = [
    ...lineAt(100, [50, 'Jumlah gudang']),
    ...lineAt(106, [150, 'x 100']),
    ...lineAt(112, [25, 'Luas lahan gudang di kota']),
  ];
  expect(read(words, [bar(110, 50, 113)])).toEqual([
    ['numerator', 'Jumlah gudang'],
    ['denominator', 'Luas lahan gudang di kota'],
    ['right', 'x 100'],
  ]);
});

test('a short word of the denominator just past the end of the underline stays in it', () => {
  const words = [
    ...lineAt(100, [30, 'Jumlah mesin giling']),
    ...lineAt(106, [150, 'x 100']),
    ...lineAt(112, [24, 'Jumlah mesin giling di']),
    ...lineAt(124, [60, 'kota']),
  ];
  expect(read(words, [bar(108, 30, 121)]).map(([part, text]) => `${part}: ${text}`)).toEqual([
    'numerator: Jumlah mesin giling',
    'denominator: Jumlah mesin giling di',
    'denominator: kota',
    'right: x 100',
  ]);
});
