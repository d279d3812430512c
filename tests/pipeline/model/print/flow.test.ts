import { expect, it } from 'vitest';
import { spansTable } from '../../../../pipeline/model/print/band.ts';
import { endsInside, startsInside } from '../../../../pipeline/model/print/flow.ts';

it('a text that begins in lower case, with a sign or a bracket goes on from one before it', () => {
  const texts = ['yang memperoleh', ') x 100%', '(PMKS) yang', '& Pangan', ', dan', '= 5', '% dari'];
  expect(texts.map(startsInside)).toEqual(Array(7).fill(true));
});

it('a text that begins with a capital, a number or the mark of an entry begins something new', () => {
  const texts = ['Persentase', '100', 'a. jumlah desa', '(2) melakukan', 'b) data', '- data', ''];
  expect(texts.map(startsInside)).toEqual(Array(7).fill(false));
});

it('a text cannot end with a joining word, a sign or an open bracket', () => {
  const texts = ['Laporan dan', 'Bidang DAN', 'jumlah /', 'Rumus :', 'kesejah-', 'Jumlah x', 'Dinas (UPT Kota'];
  expect(texts.map(endsInside)).toEqual(Array(7).fill(true));
});

it('a whole text ends with any other word', () => {
  const texts = ['Jumlah desa', 'Indeks', 'Dinas (UPT)', '100%', 'appendix', ''];
  expect(texts.map(endsInside)).toEqual(Array(6).fill(false));
});

it('a band stands over four in five columns, and over two at least', () => {
  expect(
    [
      [8, 10],
      [2, 2],
      [3, 3],
    ].map(([span, columns]) => spansTable(span!, columns!)),
  ).toEqual([true, true, true]);
  expect(
    [
      [7, 10],
      [1, 1],
      [2, 3],
    ].map(([span, columns]) => spansTable(span!, columns!)),
  ).toEqual([false, false, false]);
});
