import { describe, expect, it } from 'vitest';
import { adviseOnPage, type Pictured } from '../../../extractors/page/advice.ts';

const good: Pictured = {
  measures: {
    letters: 1500,
    letterPixels: 22,
    contrast: 0.9,
    faint: 0.85,
    edge: 0.12,
    noise: 0.01,
    specks: 0.2,
    broken: 0.01,
    dithered: 0.001,
    black: 0,
  },
  dpi: 300,
  skew: 0.3,
  bilevel: false,
};
const advise = (measures: Partial<Pictured['measures']>, page: Partial<Pictured> = {}) =>
  adviseOnPage({ ...good, ...page, measures: { ...good.measures, ...measures } }, 3);

describe('the advice on a page', () => {
  it('is silent on a good scan', () => {
    expect(advise({})).toBeNull();
  });

  it('names the height of letters and the resolution that would do', () => {
    expect(advise({ letterPixels: 9.2 }, { dpi: 150 })).toMatchObject({
      code: 'page-quality',
      severity: 'info',
      page: 3,
      message: 'Letters are 9 pixels high: scan again at 300 dpi',
    });
    expect(advise({ letterPixels: 5.4 }, { dpi: 75 })).toMatchObject({
      severity: 'warning',
      message: 'Letters are 5 pixels high: scan again at 300 dpi',
    });
    expect(advise({ letterPixels: 9.3 }, { dpi: 100, bilevel: true })).toMatchObject({
      severity: 'warning',
      message: 'Letters are 9 pixels high and only black and white: scan again at 200 dpi in grey',
    });
  });

  it('warns when two things are a little off', () => {
    expect(advise({ contrast: 0.55 }, { skew: -2.39 })).toMatchObject({
      severity: 'warning',
      message: 'Print is faded (55 % as dark as it could be): scan darker. Tilted 2.4 degrees: put the page straight',
    });
  });

  it.each([
    [{ edge: 0.3 }, false, 'Letters are blurred: lay the page flat on the glass and scan again'],
    [{ broken: 0.2 }, true, 'Letters are broken: scan in grey, not in black and white'],
    [{ dithered: 0.07 }, true, 'Grey parts are made of dots: scan in grey, not in black and white'],
    [{ black: 0.2 }, false, '20 % of the page is black: scan lighter, and close the lid'],
  ])('warns of %o', (measures, bilevel, message) => {
    expect(advise(measures, { bilevel })).toMatchObject({ severity: 'warning', message });
  });

  it('does not judge by a few letters', () => {
    expect(advise({ letters: 60, broken: 0.3, letterPixels: 6, edge: 0.3, contrast: 0.4 })).toBeNull();
  });
});
