import { describe, expect, it } from 'vitest';
import { evenWords } from '../../../../extractors/layout/cells/cell-words.ts';
import type { TextLine } from '../../../../pipeline/model/reading/text.ts';

/** A recognized line: words with their left ends, tops and bottoms. */
const lineOf = (...words: [string, number, number, number][]): TextLine => ({
  words: words.map(([text, x, y0, y1]) => ({ text, box: [x, y0, x + 20, y1], confidence: 0.9 })),
  box: null,
});

describe('evenWords', () => {
  it('gives the words of a line one top and one bottom, whatever ink they have', () => {
    const line = lineOf(['aman', 10, 102, 108], ['yang', 40, 102, 110], ['Tertib', 70, 99, 108]);
    const boxes = evenWords([line], 6).map(({ even }) => even.box);
    expect(new Set(boxes.map((box) => box![1])).size).toBe(1);
    expect(new Set(boxes.map((box) => box![3])).size).toBe(1);
    expect(boxes[0]![1]).toBeLessThan(99.7);
    expect(boxes[0]![3]).toBeGreaterThan(110);
  });

  it('keeps left and right ends and the word it came from', () => {
    const line = lineOf(['aman', 10, 102, 108]);
    const [first] = evenWords([line], 6);
    expect([first!.even.box![0], first!.even.box![2]]).toEqual([10, 30]);
    expect(first!.word).toBe(line.words[0]);
  });

  it('takes the base line from the lower end where every word reaches below it', () => {
    const [only] = evenWords([lineOf(['yang', 10, 102, 110])], 6);
    expect(only!.even.box![3]).toBeCloseTo(110 - 1.8 + 2.52, 5);
  });
});
