import { expect, it } from 'vitest';
import { editDistance } from '../../../../pipeline/model/print/edit-distance.ts';
import { foldText, squash } from '../../../../pipeline/model/print/fold.ts';

it('texts are folded to lower case letters and digits with single spaces between', () => {
  expect(foldText('  Persentase\n(%) — ＰＭＫＳ, "tahun 2020".')).toBe('persentase pmks tahun 2020');
  expect(foldText('·.')).toBe('');
});

it('squashed texts have no spaces', () => {
  expect([squash('Pena nggung  Jawab'), squash('no1')]).toEqual(['penanggungjawab', 'no1']);
});

it('the edit distance counts letters put in, taken out and changed', () => {
  const distances = [
    ['sasaran', 'sasaran'],
    ['sasaran', 'sasran'],
    ['sasran', 'sasaran'],
    ['target', 'targot'],
    ['', 'abc'],
    ['abc', ''],
    ['kinerja', 'kerja'],
  ].map(([a, b]) => editDistance(a!, b!));
  expect(distances).toEqual([0, 1, 1, 1, 3, 3, 2]);
});
