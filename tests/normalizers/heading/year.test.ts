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

it('takes the year that most of the names of the document say, on its cover and along its pages', () => {
  const head = 'Laporan Kinerja Sekretariat DPRD Kabupaten Purbalingga Tahun 2024';
  const { taken, printed } = years('LAPORAN KINERJA', 'TAHUN 2023', head, 'Perjanjian Kinerja Tahun 2025', head);
  expect(taken).toMatchObject({ year: 2024, place: 'document' });
  expect(printed.map(({ year }) => year)).toContain(2023);
  expect(years('LAPORAN KINERJA TAHUN 2024', 'RENCANA KERJA TAHUN 2025').taken?.place).not.toBe('document');
  const said =
    'Perangkat daerah menyusun laporan kinerja tahun 2024 setelah anggaran berakhir dan diperiksa pada waktunya.';
  expect(years(said).taken).toBeNull();
});

it('takes a year alone on its line only where nothing but the word for year stands beside it', () => {
  expect(years('TAHUN ANGGARAN 2025').taken).toMatchObject({ year: 2025, place: 'alone' });
  expect(years('Pada Tahun 2025”', 'RKA Tahun 2023.').taken).toBeNull();
});

it('takes no year of a regulation whose number stands on the line above', () => {
  const lines = ['Keputusan Bupati Nomor 60', 'Tahun 2023 tentang Indikator Kinerja Utama Kabupaten Tapin'];
  expect(years(...lines, 'LAPORAN KINERJA TAHUN 2024').taken).toMatchObject({ year: 2024 });
});

it('knows a plan of several years by its name', () => {
  expect(years('Rencana Strategis Tahun 2019-2024').isPlan).toBe(true);
  expect(years('LAPORAN KINERJA TAHUN 2024', 'Renstra 2019-2024').isPlan).toBe(false);
  expect(years('INDIKATOR KINERJA UTAMA', 'TAHUN 2019-2024', 'Renstra 2019-2024').isPlan).toBe(false);
});
