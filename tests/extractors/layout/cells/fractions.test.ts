import { describe, expect, it } from 'vitest';
import { assignFractions } from '../../../../extractors/layout/cells/fractions.ts';
import { linesOf, type Placed } from '../../../../extractors/layout/lines.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';

/** A word of letter height 6 whose middle lies at `y`. */
const word = (x0: number, x1: number, y: number): Placed => ({ x0, x1, y0: y - 3, y1: y + 3 });
const bar = (from: number, to: number, at: number): Rule => ({ kind: 'horizontal', from, to, at, thickness: 0.7 });
const height = 6;
const places = (items: Placed[], bars: Rule[], openBottom = false): string[] =>
  assignFractions(items, bars, height, openBottom).map((p) => (p ? `${p.index} ${p.part}` : 'text'));

describe('lines of words', () => {
  it('go from top to bottom, words from left to right', () => {
    const items = [word(60, 90, 30), word(10, 50, 31), word(10, 50, 42), word(10, 50, 20)];
    expect(linesOf(items, [0, 1, 2, 3]).map((l) => l.items)).toEqual([[3], [1, 0], [2]]);
  });

  it('stay two lines with a word between their heights beside them', () => {
    const items = [word(10, 50, 20), word(60, 70, 22.8), word(10, 50, 26)];
    expect(linesOf(items, [0, 1, 2]).map((l) => l.items)).toEqual([[0, 1], [2]]);
  });

  it('a full stop and the dot of an i belong to the line that they touch or nearly touch', () => {
    const stop: Placed = { x0: 52, x1: 53, y0: 33, y1: 34 };
    const dot: Placed = { x0: 20, x1: 21, y0: 25.5, y1: 26.5 };
    expect(linesOf([word(10, 50, 31), word(10, 50, 50), stop, dot], [0, 1, 2, 3]).map((l) => l.items)).toEqual([
      [0, 3, 2],
      [1],
    ]);
  });
});

describe('a numerator that is underlined line by line', () => {
  const numerator = [word(30, 70, 20), word(28, 72, 31)];
  const bars = [bar(30, 70, 22.8), bar(28, 72, 33.8)];

  it('has all centred lines below as its denominator, wider ones too, with the multiplier beside their upper ones', () => {
    const below = [word(26, 74, 42), word(14, 86, 53), word(34, 66, 64)];
    const times = word(96, 120, 38);
    expect(places([...numerator, ...below, times], bars)).toEqual([
      ...['0 numerator', '0 numerator', '0 denominator', '0 denominator', '0 denominator'],
      '0 right',
    ]);
  });

  it('ends below its last line where the blanks behind that are underlined as well', () => {
    const below = word(26, 74, 43);
    const wide = [bar(30, 70, 22.8), bar(28, 84, 33.8)];
    const times = word(90, 95, 31);
    expect(places([...numerator, times, below], wide)).toEqual([
      ...['0 numerator', '0 numerator', '0 right', '0 denominator'],
    ]);
  });
});

describe('a bar with text above and below', () => {
  it('makes numerator and denominator, with what stands left and right of it', () => {
    const items = [word(20, 80, 30), word(25, 75, 50), word(90, 120, 40), word(2, 12, 40)];
    expect(places(items, [bar(15, 85, 40)])).toEqual(['0 numerator', '0 denominator', '0 right', '0 left']);
  });

  it('takes all centred lines of both parts', () => {
    const items = [word(30, 70, 12), word(20, 80, 21), word(25, 75, 30), word(20, 80, 50), word(35, 65, 59)];
    expect(places(items, [bar(15, 85, 40)])).toEqual([
      '0 numerator',
      '0 numerator',
      '0 numerator',
      '0 denominator',
      '0 denominator',
    ]);
  });

  it('takes centred lines of wide leading, but no note that goes on at the same distance', () => {
    const numerator = [word(20, 80, 12), word(30, 70, 30)];
    const below = [word(20, 80, 50), word(30, 70, 68), word(15, 60, 86)];
    expect(places([...numerator, ...below], [bar(15, 85, 40)])).toEqual([
      '0 numerator',
      '0 numerator',
      '0 denominator',
      '0 denominator',
      'text',
    ]);
  });

  it('leaves the paragraph above and the note below alone', () => {
    const items = [word(0, 160, 2), word(30, 70, 30), word(30, 70, 50), word(0, 160, 75)];
    expect(places(items, [bar(15, 85, 40)])).toEqual(['text', '0 numerator', '0 denominator', 'text']);
  });

  it('two in one cell are numbered from the top', () => {
    const items = [word(30, 70, 30), word(30, 70, 50), word(30, 70, 90), word(30, 70, 110)];
    expect(places(items, [bar(15, 85, 100), bar(15, 85, 40)])).toEqual([
      '0 numerator',
      '0 denominator',
      '1 numerator',
      '1 denominator',
    ]);
  });

  it('of two close together the last line between them is the numerator of the lower one', () => {
    const items = [word(30, 70, 30), word(30, 70, 50), word(30, 70, 60), word(30, 70, 80)];
    expect(places(items, [bar(15, 85, 40), bar(15, 85, 70)])).toEqual([
      '0 numerator',
      '0 denominator',
      '1 numerator',
      '1 denominator',
    ]);
  });
});

describe('other bars', () => {
  it('a bar under words with nothing below is an underline', () => {
    expect(places([word(20, 80, 30)], [bar(20, 80, 36)])).toEqual(['text']);
  });

  it('at the end of a page it may be a fraction whose denominator stands on the next one', () => {
    expect(places([word(20, 80, 30), word(90, 120, 38)], [bar(15, 85, 40)], true)).toEqual(['0 numerator', '0 right']);
  });

  it('a bar with nothing above it is none', () => {
    expect(places([word(20, 80, 50)], [bar(15, 85, 40)])).toEqual(['text']);
  });

  it('a line that runs down is none', () => {
    const down: Rule = { kind: 'vertical', from: 20, to: 60, at: 50, thickness: 1 };
    expect(places([word(20, 80, 30), word(20, 80, 50)], [down])).toEqual(['text', 'text']);
  });
});
