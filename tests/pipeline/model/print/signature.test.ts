import { describe, expect, it } from 'vitest';
import { isPlaceName, readPlacedDay, settledPlace } from '../../../../pipeline/model/print/signature.ts';

describe('place and day', () => {
  it.each([
    ['Rantau, 4 Nopember 2021', 'Rantau', '4', 11, ''],
    ['Kutai Kartanegara, 02 Maret 2020', 'Kutai Kartanegara', '02', 3, ''],
    ['Muara Teweh , tanggal 5 Peb. 2018', 'Muara Teweh', '5', 2, ''],
    ['Bandung, ..... Januari 2020', 'Bandung', '.....', 1, ''],
    ['BANDUNG,   DESEMBER 2020', 'BANDUNG', '', 12, ''],
    ['Bandung, 2 Januari 2020 KEPALA DINAS', 'Bandung', '2', 1, ' KEPALA DINAS'],
    ['Bandung, 2 Jamuari 2020', 'Bandung', '2', null, ''],
  ])('are read from "%s"', (text, place, day, month, rest) => {
    expect(readPlacedDay(text)).toEqual({ place, comma: true, day, month, rest });
  });

  it('are read where the comma was lost or is another mark', () => {
    expect(readPlacedDay('Bandung 2 Januari 2020')).toMatchObject({ place: 'Bandung', comma: false, month: 1 });
    expect(readPlacedDay('Bandung. 2 Januari 2020')).toMatchObject({ place: 'Bandung', comma: false, month: 1 });
  });

  it.each(['Persentase desa mandiri', '4 Nopember 2021', 'Bandung, 2 Januari', 'Rantau, 2 Januari 20201'])(
    'do not stand in "%s"',
    (text) => {
      expect(readPlacedDay(text)).toBeNull();
    },
  );
});

describe('the name of a place', () => {
  it('is a few words with capitals', () => {
    expect(['Rantau', 'Hulu Sungai Selatan', "Ba'a", 'JAKARTA'].map(isPlaceName)).toEqual(Array(4).fill(true));
  });

  it('is no sentence and nothing that leads to a date', () => {
    const texts = ['Jumlah penduduk', 'Jumlah Penduduk Per', 'PENDUDUK PADA', 'A B C D E F'];
    expect(texts.map(isPlaceName)).toEqual(Array(4).fill(false));
  });
});

it('the place that a document was settled at stands before the line with its day', () => {
  expect(settledPlace('Ditetapkan di Bandung')).toBe('Bandung');
  expect(settledPlace('DITETAPKAN DI : BANDUNG')).toBe('BANDUNG');
  expect(settledPlace('Program yang ditetapkan di daerah')).toBeNull();
});
