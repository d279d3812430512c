import { describe, expect, it } from 'vitest';
import { isDayOfYear, monthOf, monthSpellings, readDate } from '../../../../pipeline/model/print/date.ts';

describe('months', () => {
  it('are read in the spellings of today, of old and in short, with and without capitals', () => {
    const readings = ['Januari', 'PEBRUARI', 'mrt', 'Mei', 'Djuni', 'Agust', 'Sept', 'Okt', 'Nopember', 'Nop', 'des'];
    expect(readings.map(monthOf)).toEqual([1, 2, 3, 5, 6, 8, 9, 10, 11, 11, 12]);
  });

  it('are no other words that begin like one', () => {
    expect(['Desa', 'Meizinger', 'Marga', 'Juniarti', 'Persen', ''].map(monthOf)).toEqual(Array(6).fill(null));
  });

  it('have no spelling twice', () => {
    const all = monthSpellings.flat();
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });
});

describe('a date', () => {
  it.each([
    ['Sambas, 02 Maret 2020', '2020-03-02'],
    ['pada tanggal 3 Nopember 2017', '2017-11-03'],
    ['28 Pebruari 2018', '2018-02-28'],
    ['4 Nop. 2021', '2021-11-04'],
    ['4 Peb.2021', '2021-02-04'],
    ['17 AGUST 2019', '2019-08-17'],
    ['05-01-2019', '2019-01-05'],
    ['31.12.2019', '2019-12-31'],
  ])('stands in "%s"', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each(['31 Februari 2020', '0 Januari 2020', '12 Desa 2021', '05-13-2019', 'tahun 2020', 'Januari 2020'])(
    'does not stand in "%s"',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );
});

describe('a day of the year', () => {
  it('is a day with a month and no year', () => {
    expect(['31 Maret', 'paling lambat 15 Nopember', '1 Agt.', '29 Februari'].map(isDayOfYear)).toEqual(
      Array(4).fill(true),
    );
    expect(['30 Februari', '12 bulan', 'Maret', '31 Maret 2020'].map(isDayOfYear)).toEqual(Array(4).fill(false));
  });
});
