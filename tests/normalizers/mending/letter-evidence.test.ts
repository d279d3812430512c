import { describe, expect, it } from 'vitest';
import { letterChance, likeliestTexts } from '../../../normalizers/mending/letter-evidence.ts';

const blank = { '': 0.99 };
/** Steps of a reading that is sure of every letter of a text. */
const sure = (text: string) => Array.from(text).flatMap((letter) => [{ [letter]: 0.99 }, blank]);

describe('how well a text fits what was seen', () => {
  it('is best for the text that was seen, and worse with every letter that differs', () => {
    const letters = [sure('sosial')];
    const [same, one, two] = ['sosial', 'sosiai', 'sasiai'].map((text) => letterChance(text, letters));
    expect(same).toBeGreaterThan(-0.2);
    expect(one!).toBeLessThan(same! - 4);
    expect(two!).toBeLessThan(one! - 4);
  });

  it('prefers the letter with the larger share', () => {
    const letters = [[{ d: 0.99 }, { a: 0.6, u: 0.35 }, { n: 0.99 }]];
    expect(Math.exp(letterChance('dan', letters) - letterChance('dun', letters))).toBeCloseTo(0.6 / 0.35, 2);
  });

  it('needs a blank between two equal letters', () => {
    expect(letterChance('aa', [[{ a: 0.99 }, { a: 0.99 }]])).toBeLessThan(-4);
    expect(letterChance('aa', [[{ a: 0.99 }, blank, { a: 0.99 }]])).toBeGreaterThan(-0.1);
  });

  it('is the mean over readings, and nothing fits a text longer than the steps', () => {
    const [first, second] = [sure('tidak'), sure('tiduk')];
    expect(letterChance('tidak', [first, second])).toBeCloseTo(
      (letterChance('tidak', [first]) + letterChance('tidak', [second])) / 2,
      10,
    );
    expect(letterChance('abc', [[{ a: 0.9 }]])).toBe(-Infinity);
    expect(letterChance('a', [])).toBe(-Infinity);
  });

  it('sums all ways to lay a letter along the steps', () => {
    // one letter over two steps: a-, -a and aa
    expect(
      Math.exp(
        letterChance('a', [
          [
            { a: 0.5, '': 0.5 },
            { a: 0.5, '': 0.5 },
          ],
        ]),
      ),
    ).toBeCloseTo(0.75, 10);
  });
});

it('the likeliest text of a reading joins repeated letters and leaves blanks out', () => {
  expect(likeliestTexts([[{ a: 0.9 }, { a: 0.8 }, { '': 0.9 }, { a: 0.7 }, { b: 0.6, c: 0.3 }], []])).toEqual([
    'aab',
    '',
  ]);
});
