import { describe, expect, it } from 'vitest';
import type { Character } from '../../../extractors/pdf/glyphs.ts';
import { wordsOf } from '../../../extractors/pdf/words.ts';

/** Characters of 10 points, 5 points wide each, from `x` on. */
function run(text: string, x = 0, y = 100, at: (i: number) => number = (i) => x + 5 * i): Character[] {
  return Array.from(text, (c, i) => ({
    text: c,
    x0: at(i),
    y0: y - 7,
    x1: at(i) + 5,
    y1: y + 3,
    size: 10,
    visible: true,
    angle: 0,
    run: 0,
    font: '',
    outlined: true,
  }));
}
const texts = (characters: Character[]): string[] => wordsOf(characters).map((w) => w.text);

describe('characters to words', () => {
  it('a space ends a word; the box goes from the first character to the last', () => {
    expect(wordsOf(run('Dinas Sosial'))).toEqual([
      { text: 'Dinas', box: [0, 93, 25, 103], confidence: 1 },
      { text: 'Sosial', box: [30, 93, 60, 103], confidence: 1 },
    ]);
  });

  it('a gap without a space ends a word, loose setting does not', () => {
    expect(texts([...run('Dinas'), ...run('Sosial', 28)])).toEqual(['Dinas', 'Sosial']);
    expect(texts(run('Dinas', 0, 100, (i) => 6.5 * i))).toEqual(['Dinas']);
  });

  it('a narrow blank ends a word where letters stand close, not where they are set wide', () => {
    // 0.19 em, as narrow faces have it; wide setting has as much between letters
    expect(texts([...run('Bidang'), ...run('Tenaga', 31.9)])).toEqual(['Bidang', 'Tenaga']);
    expect(texts(run('Tenaga', 0, 100, (i) => 6.9 * i))).toEqual(['Tenaga']);
  });

  it('a new line ends a word, also when the pen stays near', () => {
    expect(texts([...run('Reha'), ...run('bilitasi', 20, 112)])).toEqual(['Reha', 'bilitasi']);
  });

  it('a jump back to another column ends a word', () => {
    expect(texts([...run('kanan', 300), ...run('kiri', 50)])).toEqual(['kanan', 'kiri']);
  });

  it('bold made by showing each character twice is read once', () => {
    const twice = run('Nilai').flatMap((c) => [c, { ...c, x0: c.x0 + 0.3, x1: c.x1 + 0.3 }]);
    expect(texts(twice)).toEqual(['Nilai']);
    expect(texts([...run('Nilai'), ...run('Nilai', 0.3)])).toEqual(['Nilai']);
  });

  it('letters that stand twice in a word stay twice', () => {
    expect(texts(run('massal'))).toEqual(['massal']);
    // the narrow l of a small font, 2 points apart at 10 points of size
    expect(texts(run('ll', 0, 100, (i) => 2.2 * i))).toEqual(['ll']);
  });

  it('ligatures, soft hyphens and symbol bullets become plain', () => {
    expect(texts(run('veri\ufb01kasi'))).toEqual(['verifikasi']);
    expect(texts(run('re\u00adhab'))).toEqual(['rehab']);
    expect(texts([...run('\uf0b7'), ...run(' Jumlah', 5)])).toEqual(['•', 'Jumlah']);
    expect(texts(run('non\u2010PMKS'))).toEqual(['non-PMKS']);
  });
});
