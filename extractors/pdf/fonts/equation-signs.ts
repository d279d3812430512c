/**
 * The signs of Word's equations. Word sets them in Cambria Math and keeps, in each part of the font that it embeds, the
 * numbers that the glyphs have in the whole font; older versions write no table of letters for them, or one that calls all
 * of them a blank. The numbers below were read off such files: italic and upright letters, digits in three sizes, operators.
 */

/** [first glyph, first sign, how many follow on]. The script and scriptscript sizes stand for subscripts and exponents. */
const rows: readonly (readonly [glyph: number, sign: string, count: number])[] = [
  [4, 'A', 26],
  [131, 'a', 26],
  [882, '0', 10],
  [1827, 'A', 26],
  [1853, 'a', 26],
  [2868, '0', 10],
  [2885, 'A', 26],
  [2911, 'a', 26],
  [3028, 'a', 26],
];
const single: readonly (readonly [glyph: number, sign: string])[] = [
  [3, ' '],
  [543, '∆'],
  [557, '∑'],
  [936, '%'],
  [2878, '+'],
  [3398, '−'],
  [3404, '='],
  [4666, '('],
  [4667, ')'],
];

const signs = new Map<number, string>([
  ...single,
  ...rows.flatMap(([glyph, sign, count]) =>
    Array.from({ length: count }, (_, i) => [glyph + i, String.fromCharCode(sign.charCodeAt(0) + i)] as const),
  ),
]);

/** Whether a font keeps the glyph numbers of Cambria Math; `name` as the file tells it ("ABCDEE+Cambria Math"). */
export function isEquationFont(name: string | undefined): boolean {
  return /Cambria[ -]?Math/i.test(name ?? '');
}

/**
 * The sign of glyph `code` of an equation font whose table of letters says nothing: it calls the glyph a blank, or by the
 * letter that has the same number in Unicode. Null where the table says a letter, or the number is not known.
 */
export function equationSign(code: number | undefined, told: string): string | null {
  if (code === undefined) return null;
  const silent = /^\s*$/.test(told) || told === String.fromCodePoint(code);
  return silent ? (signs.get(code) ?? null) : null;
}
