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
