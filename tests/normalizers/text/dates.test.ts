import { describe, expect, it } from 'vitest';
import { readDate, readSigning } from '../../../normalizers/text/dates.ts';

describe('dates', () => {
  it.each([
    ['Sambas, 02 Maret 2020', '2020-03-02'],
    ['3 Nopember 2017', '2017-11-03'],
    ['31 Februari 2020', null],
    ['tahun 2020', null],
    ['05-01-2019', '2019-01-05'],
  ])('reads "%s"', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
  it('reads place and day of a signature on one line and on two', () => {
    expect(readSigning(['Kutai Kartanegara, 02 Maret 2020'])).toMatchObject({
      at: 'Kutai Kartanegara',
      on: '2020-03-02',
    });
    expect(readSigning(['Ditetapkan di Bandung', 'pada tanggal 5 Januari 2016'])).toMatchObject({
      at: 'Bandung',
      on: '2016-01-05',
    });
    expect(readSigning(['Meningkatnya layanan, tahun 2020'])).toBeNull();
  });
});
