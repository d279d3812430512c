import { expect, it } from 'vitest';
import { readHeading } from '../../../normalizers/heading/title.ts';
import { asYear } from '../../../normalizers/heading/year.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();
const years = (...lines: string[]) => readHeading(lines, vocabulary).years;

it.each(['2O19', '20l9', '2o19', 'Z019'])('reads "%s" as 2019, and tells', (text) => {
  expect(asYear(text)).toEqual({ year: 2019, edits: [{ from: text, to: '2019', rule: 'year-digits' }] });
  expect(years('INDIKATOR KINERJA UTAMA', `TAHUN ${text}`).taken).toMatchObject({ year: 2019, place: 'title' });
});

it.each(['ZOlS', '2819', '1819', '20', 'OOOO'])('takes "%s" for no year', (text) => {
  expect(asYear(text)).toBeNull();
});

it('takes no other year where that of the title cannot be read', () => {
  const { taken, unread } = years('INDIKATOR KINERJA UTAMA', 'TAHUN 2819', '', 'TAHUN 2021');
  expect(taken).toBeNull();
  expect(unread).toEqual({ text: '2819', at: 1 });
});

it('tells the other years beside the one of the title', () => {
  const { taken, printed } = years('INDIKATOR KINERJA UTAMA TAHUN 2020', '', 'TAHUN 2021');
  expect(taken).toMatchObject({ year: 2020, at: [0] });
  expect(printed.map(({ year }) => year)).toContain(2021);
});
