import { describe, expect, it } from 'vitest';
import { isSymbol, readLegend } from '../../../../normalizers/formula/tree/legend.ts';

const legend = (texts: string[], symbols: string[], isOpen = false) =>
  Object.fromEntries(readLegend(texts, symbols, isOpen));

describe('what letters stand for', () => {
  it('ends where the next letter begins, also one that nobody asks for', () => {
    expect(legend(['A = jumlah guru, B = jumlah sekolah'], ['A', 'B'])).toEqual({
      A: 'jumlah guru',
      B: 'jumlah sekolah',
    });
    expect(legend(['A = jumlah guru C = jumlah kelas B = jumlah sekolah'], ['A', 'B'])).toEqual({
      A: 'jumlah guru',
      B: 'jumlah sekolah',
    });
    expect(legend(['A=jumlah guru D2=jumlah kelas'], ['A'])).toEqual({ A: 'jumlah guru' });
    expect(legend(['A = jumlah guru RTSL15 = jumlah kelas'], ['A'])).toEqual({ A: 'jumlah guru' });
  });

  it('goes on over a word before "=" that is too long for a letter', () => {
    expect(legend(['A = jumlah guru bersertifikat = yang lulus'], ['A'])).toEqual({
      A: 'jumlah guru bersertifikat = yang lulus',
    });
  });

  it('is nothing where nothing is said, or two things are', () => {
    expect(legend(['A = , B = jumlah sekolah'], ['A', 'B'])).toEqual({ B: 'jumlah sekolah' });
    expect(legend(['A = jumlah guru', 'A = jumlah siswa'], ['A'])).toEqual({});
    expect(legend(['A = jumlah guru', 'A = jumlah guru'], ['A'])).toEqual({ A: 'jumlah guru' });
  });

  it('of a text that goes on elsewhere leaves out its end alone', () => {
    expect(legend(['A = jumlah guru B = jumlah'], ['A', 'B'], true)).toEqual({ A: 'jumlah guru' });
    expect(legend(['A = jumlah', 'B = jumlah sekolah'], ['A', 'B'], true)).toEqual({ B: 'jumlah sekolah' });
  });
});

it('a sign is a letter or a few, never a word', () => {
  for (const sign of ['A', 'a', '(A)', 'HP', 'RT SL', 'P 15+', 'X1'])
    expect([sign, isSymbol(sign)]).toEqual([sign, true]);
  for (const word of ['guru', 'Jumlah guru', '15', '', 'Persentase'])
    expect([word, isSymbol(word)]).toEqual([word, false]);
});
