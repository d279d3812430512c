import { expect, it } from 'vitest';
import { namesSomebody } from '../../../extractors/page/names-in-letters.ts';

const line = (text: string) => ({
  words: text
    .split(' ')
    .map((word) => ({ text: word, box: [0, 0, 1, 1] as [number, number, number, number], confidence: 1 })),
});
const names = [['drs', 'budi', 'santoso', 'msi']];

it('letters name an official by the name, also misread by a letter, and by the number', () => {
  expect(namesSomebody([line('Drs. BUDI SANTOSO, M.Si')], names)).toBe(true);
  expect(namesSomebody([line('SANT0SO,')], names)).toBe(true);
  expect(namesSomebody([line('NIP. 19700101 199503 1 001')], [])).toBe(true);
  expect(namesSomebody([line('19700101 1995O3 1 001')], [])).toBe(true);
});

it('letters of indicators, sums of money and years name nobody', () => {
  for (const text of ['Persentase PMKS yang tertangani', 'Rp 1.234.567.890.123', '2021 2022 2023', 'Budidaya ikan'])
    expect(namesSomebody([line(text)], names), text).toBe(false);
});
