import { expect, it } from 'vitest';
import { readSigning } from '../../../normalizers/text/dates.ts';

it('place and day of a signature are read on one line and on two', () => {
  expect(readSigning(['Kutai Kartanegara, 02 Maret 2020'])).toMatchObject({
    at: 'Kutai Kartanegara',
    on: '2020-03-02',
  });
  expect(readSigning(['Rantau, 4 Nop. 2021'])).toMatchObject({ at: 'Rantau', on: '2021-11-04' });
  expect(readSigning(['Ditetapkan di Bandung', 'pada tanggal 5 Januari 2016'])).toMatchObject({
    at: 'Bandung',
    on: '2016-01-05',
  });
  expect(readSigning(['Meningkatnya layanan, tahun 2020'])).toBeNull();
});

it('a day whose month could not be read is a signature without a day', () => {
  const line = 'Bandung, 2 Jamuari 2020';
  expect(readSigning([line])).toEqual({ at: 'Bandung', on: null, printed: line, lines: [0] });
  expect(readSigning(['Bandung, Jamuari 2020'])).toBeNull();
});
