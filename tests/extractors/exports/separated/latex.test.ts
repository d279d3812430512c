import { expect, test } from 'vitest';
import { latexLines, plainLatex, splitFormulas } from '../../../../extractors/exports/separated/latex.ts';
import { lineText } from '../../../../pipeline/model/reading/text.ts';

test('a nested fraction reads as a slash and loses no word', () => {
  expect(plainLatex('\\frac{\\text{Jumlah A} - \\text{B}}{\\dfrac{C}{D}}')).toBe('(Jumlah A - B) / (C / D)');
});

test('sums, subscripts and signs come out readable', () => {
  expect(plainLatex('\\sum_{i=1}^{n} x_{i} \\cdot 100\\%')).toBe('Σ _i=1^n x_i x 100%');
});

test('text left and right of two fractions keeps its fraction', () => {
  const lines = latexLines('IP = \\tfrac{A}{B} + \\tfrac{C}{D} \\times 100', 7, 2);
  expect(lines.map((l) => [lineText(l), l.fraction?.index, l.fraction?.part, l.line])).toEqual([
    ['IP =', 2, 'left', 7],
    ['A', 2, 'numerator', 7],
    ['B', 2, 'denominator', 7],
    ['+', 2, 'right', 7],
    ['C', 3, 'numerator', 7],
    ['D', 3, 'denominator', 7],
    ['x 100', 3, 'right', 7],
  ]);
});

test('formulas are found in dollars and bare; amounts in dollars are prose', () => {
  expect(splitFormulas('Biaya $5 dan $6')).toEqual([{ formula: false, text: 'Biaya $5 dan $6' }]);
  expect(splitFormulas('Rumus \\frac{A}{B} x 100')).toEqual([
    { formula: false, text: 'Rumus ' },
    { formula: true, text: '\\frac{A}{B} x 100' },
  ]);
});
