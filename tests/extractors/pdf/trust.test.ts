import { describe, expect, it } from 'vitest';
import type { PageContent } from '../../../extractors/pdf/content.ts';
import { judgeTextLayer } from '../../../extractors/pdf/trust.ts';

const sentence = 'Persentase penyandang masalah kesejahteraan sosial yang memperoleh bantuan ';

/** A page of 600 x 800 points with these characters and a picture over this share of it. */
function page(visible: string, hidden = '', covered = 0): PageContent {
  const shown = (text: string, isVisible: boolean) =>
    Array.from(text, (c, i) => ({
      text: c,
      x0: i,
      y0: 0,
      x1: i + 1,
      y1: 10,
      size: 10,
      visible: isVisible,
      angle: 0,
      run: 0,
      font: '',
      outlined: true,
    }));
  const box: [number, number, number, number] = [0, 0, 600, 800 * covered];
  const picture = { name: 'g_1', matrix: [600, 0, 0, -800, 0, 800] as const, box, width: 10, height: 10, after: 0 };
  return {
    characters: [...shown(visible, true), ...shown(hidden, false)],
    pictures: covered > 0 ? [picture] : [],
    lines: [],
    otherPaint: 0,
    shapes: [],
    doubtful: false,
  };
}
const judge = (...args: Parameters<typeof page>) => judgeTextLayer(page(...args), 600, 800);

describe('a text layer', () => {
  it('that the page itself draws is used, also beside a small picture', () => {
    expect(judge(sentence.repeat(5))).toEqual({
      use: true,
      rejected: false,
      because: 'the text is drawn by the page itself',
    });
    expect(judge(sentence.repeat(5), '', 0.2).use).toBe(true);
    expect(judge(sentence.repeat(5), '', 1).use).toBe(true);
  });

  it('that is not there is no reason for a remark', () => {
    expect(judge('')).toMatchObject({ use: false, rejected: false });
    expect(judge('   ')).toMatchObject({ use: false, rejected: false });
  });

  it('that is hidden under a picture is not believed, with or without a visible stamp of letters', () => {
    expect(judge('', sentence.repeat(5), 1)).toMatchObject({ use: false, rejected: true });
    expect(judge('Halaman 1', sentence.repeat(5), 1).because).toContain('hidden');
  });

  it('of a few words over a picture of the page is not the page', () => {
    expect(judge('Dipindai dengan aplikasi', '', 0.95)).toMatchObject({
      use: false,
      rejected: true,
      because: 'a picture covers 95 % of the page',
    });
  });

  it('of figures alone is believed', () => {
    expect(judge('Tahun 2019 51,544 37,481.2 14,062 '.repeat(20)).use).toBe(true);
  });

  it('whose font hides what the glyphs mean is not believed', () => {
    expect(judge(sentence.repeat(3) + '\ue012'.repeat(40)).because).toMatch(/have no known letter/);
    const shifted = Array.from(sentence.repeat(3), (c) =>
      /[a-z]/.test(c) ? 'bcdfghjklmnpqrstvwxz'[c.charCodeAt(0) % 20] : c,
    );
    expect(judge(shifted.join('')).because).toMatch(/make no words/);
    expect(judge('#$%&!?'.repeat(60)).because).toMatch(/are no letters/);
  });
});
