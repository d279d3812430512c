import { expect, test } from 'vitest';
import { newTextState, textOperator } from '../../../extractors/pdf/glyphs.ts';
import { OPS } from '../../../extractors/pdf/pdfjs.ts';

const shown = (...glyphs: { unicode: string; fontChar: string; width: number }[]): string =>
  textOperator(newTextState(), OPS.showText, [glyphs], [1, 0, 0, 1, 0, 0], () => ({}), 0)
    .map(({ text }) => text)
    .join('');

test('a sign that a font draws from its private area and that the text calls a blank is marked, a true blank is none', () => {
  expect(shown({ unicode: ' ', fontChar: '\ue057', width: 550 })).toBe('\ufffc');
  expect(shown({ unicode: ' ', fontChar: ' ', width: 250 })).toBe(' ');
  expect(shown({ unicode: ' ', fontChar: '\u0003', width: 220 })).toBe(' ');
  // fonts whose codes are moved as a whole have their blank there, and tabs and fixed blanks are named on purpose
  expect(shown({ unicode: ' ', fontChar: '\ue020', width: 250 })).toBe(' ');
  expect(shown({ unicode: '\u00a0', fontChar: '\ue01e', width: 250 })).toBe('\u00a0');
  expect(shown({ unicode: 'a', fontChar: '\ue057', width: 550 })).toBe('a');
});

test('an equation of Word is read by the numbers of its glyphs where its table of letters says nothing', () => {
  const share = [557, 3, 1867, 1868, 1853, 1870, 3, 1876, 3, 883, 882, 882, 936];
  const read = (told: (code: number) => string, name = 'ABCDEE+Cambria Math'): string => {
    const state = newTextState();
    state.font = { name };
    const glyphs = share.map((code) => ({
      unicode: told(code),
      fontChar: '\ue057',
      width: 500,
      originalCharCode: code,
    }));
    return textOperator(state, OPS.showText, [glyphs], [1, 0, 0, 1, 0, 0], () => ({}), 0)
      .map(({ text }) => text)
      .join('');
  };
  expect(read(() => ' ')).toBe('∑ opar x 100%');
  expect(read((code) => String.fromCodePoint(code))).toBe('∑ opar x 100%');
  // a table that says a letter is believed, and other fonts number their glyphs in their own way
  expect(read(() => 'q')).toBe('q'.repeat(share.length));
  expect(read(() => ' ', 'ABCDEE+Other Math')).toBe('\ufffc'.repeat(share.length));
});
