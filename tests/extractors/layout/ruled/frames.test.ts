import { expect, test } from 'vitest';
import { openFrames } from '../../../../extractors/layout/ruled/frames.ts';
import { findRuledGrids } from '../../../../extractors/layout/ruled/grids.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const across = (at: number, from = 30, to = 430): Rule => ({ kind: 'horizontal', at, from, to, thickness: 0.5 });
const down = (at: number, from: number, to: number): Rule => ({ kind: 'vertical', at, from, to, thickness: 0.5 });
const known = (text: string): number => (/^(No|Indikator|Rumus|Sumber)$/.test(text) ? 1 : 0);
const frames = (rules: Rule[], words: Word[]) =>
  openFrames(findRuledGrids(rules, 3.5).grids, rules, words, 3.5, letterHeight, known);

const inner = [60, 180, 330];
const heading = lineAt(93, [35, 'No'], [90, 'Indikator'], [230, 'Rumus'], [360, 'Sumber']);
const row = (y: number, n: string) => [
  ...lineAt(y, [40, n], [65, 'Tingkat kunjungan'], [185, 'Jumlah tamu'], [335, 'BPS']),
  ...lineAt(y + 12, [65, 'wisata'], [185, 'dibagi penduduk']),
];
const body = [...row(115, '1'), ...row(147, '2'), ...row(179, '3')];

test('a body without row rules under upright rules is parted into its rows', () => {
  const rules = [across(90), across(108), across(210), ...[30, ...inner, 430].map((x) => down(x, 90, 210))];
  const [grid] = frames(rules, [...heading, ...body]);
  expect(grid?.ys.map(Math.round)).toEqual([90, 108, 142, 174, 210]);
  expect(grid?.cells).toHaveLength(16);
});

test('a frame with a ruled heading only has the columns of its heading', () => {
  const walls = inner.map((x) => down(x, 90, 108));
  const rules = [across(90), across(108), across(210), down(30, 90, 210), down(430, 90, 210), ...walls];
  const [grid] = frames(rules, [...heading, ...body]);
  expect([grid!.xs.length - 1, grid!.ys.length - 1]).toEqual([4, 4]);
});

test('side rules that run on past the last rule carry the table with them', () => {
  const walls = inner.map((x) => down(x, 90, 108));
  const rules = [across(90), across(108), down(30, 90, 210), down(430, 90, 210), ...walls];
  const [grid] = frames(rules, [...heading, ...body]);
  expect(grid?.ys).toHaveLength(5);
  expect(grid?.cells.filter((c) => c.openBottom).every((c) => c.r1 === 3)).toBe(true);
});

test('upright rules alone are a table', () => {
  const [grid] = frames(
    [30, ...inner, 430].map((x) => down(x, 110, 210)),
    body,
  );
  expect([grid!.xs.length - 1, grid!.ys.length - 1]).toEqual([4, 3]);
});

test('the edge of the sheet beside a boxed heading is no side of a table', () => {
  const box = [30, 430].map((x) => down(x, 90, 126));
  const rules = [across(90, 50, 410), across(126, 50, 410), ...box, down(4, 40, 210)];
  expect(frames(rules, [...heading, ...body])).toEqual([]);
  // a side of which much is worn away is one
  expect(frames([down(30, 110, 210), ...inner.map((x) => down(x, 110, 210)), down(430, 110, 150)], body)).toHaveLength(
    1,
  );
});

test('a box around running text is none', () => {
  const text = [115, 127, 139].flatMap((y) => lineAt(y, [40, 'Kotak ini memuat uraian tentang daerah yang']));
  expect(frames([down(30, 110, 210), down(430, 110, 210)], text)).toEqual([]);
});

test('cells set in the middle of ruled rows are left as they are', () => {
  const rules = [across(90), across(150), across(210), ...[30, ...inner, 430].map((x) => down(x, 90, 210))];
  const words = [
    ...lineAt(95, [185, 'Jumlah tamu yang']),
    ...lineAt(113, [40, '1'], [65, 'Kunjungan'], [185, 'datang dibagi'], [335, 'BPS']),
    ...lineAt(131, [185, 'penduduk']),
    ...lineAt(155, [65, 'Lama tinggal']),
    ...lineAt(173, [40, '2'], [65, 'rata-rata'], [185, 'Jumlah malam'], [335, 'BPS']),
  ];
  expect(frames(rules, words)[0]?.ys).toEqual([90, 150, 210]);
});

test('one ruled row of wrapped text stays one row, though its lines stand side by side', () => {
  const rules = [across(90), across(108), across(210), ...[30, ...inner, 430].map((x) => down(x, 90, 210))];
  const wrapped = [
    ...lineAt(112, [40, '1'], [65, 'Indeks kualitas'], [185, 'Skor dihitung dengan'], [335, 'Badan Pusat']),
    ...lineAt(124, [65, 'layanan publik'], [185, 'metode yang memakai'], [335, 'Statistik']),
    ...lineAt(136, [65, 'yang dinilai'], [185, 'nilai minimum dan'], [335, 'di kota']),
    ...lineAt(148, [65, 'oleh warga'], [185, 'maksimum setiap unsur']),
  ];
  const [grid] = frames(rules, [...heading, ...wrapped]);
  expect(grid?.ys.map(Math.round)).toEqual([90, 108, 210]);
});

test('ruled rows with one row number each are left as they are, however evenly their texts stand', () => {
  const rules = [
    across(90),
    across(108),
    across(160),
    across(210),
    ...[30, ...inner, 430].map((x) => down(x, 90, 210)),
  ];
  const texts = (y: number) => lineAt(y, [65, 'Tingkat kunjungan'], [185, 'Jumlah tamu'], [335, 'BPS']);
  const two = (y: number, n: string) => [...lineAt(y, [40, n]), ...texts(y), ...texts(y + 24)];
  expect(frames(rules, [...heading, ...two(115, '1'), ...two(167, '2')])[0]?.ys).toEqual([90, 108, 160, 210]);
  // with a number to each text they are rows of their own
  const four = [...two(115, '1'), ...lineAt(139, [40, '2']), ...two(167, '3'), ...lineAt(191, [40, '4'])];
  expect(frames(rules, [...heading, ...four])[0]?.ys).toHaveLength(6);
});

test('one number beside all rows of an objective does not make them one row', () => {
  const rules = [across(90), across(108), across(210), ...[30, ...inner, 430].map((x) => down(x, 90, 210))];
  const unnumbered = [...row(115, '1'), ...row(147, ''), ...row(179, '')].filter((w) => w.text !== '');
  const [grid] = frames(rules, [...heading, ...unnumbered]);
  expect(grid?.ys.map(Math.round)).toEqual([90, 108, 142, 174, 210]);
});

test('the letter of a section is no row number', () => {
  const walls = [30, ...inner, 430].map((x) => down(x, 90, 240));
  const rules = [across(90), across(108), across(240), ...walls];
  const blank = (y: number) => row(y, '').filter((w) => w.text !== '');
  const section = lineAt(179, [35, 'J. SEKSI PENGOLAHAN DAN PEMASARAN HASIL USAHA']);
  const [grid] = frames(rules, [...heading, ...blank(115), ...blank(147), ...section, ...blank(205)]);
  expect(grid!.ys).toHaveLength(6);
});
