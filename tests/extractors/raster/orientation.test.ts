import { describe, expect, it } from 'vitest';
import { turn, type Gray } from '../../../extractors/raster/bitmap.ts';
import { components, letters } from '../../../extractors/raster/components.ts';
import { alignedShare, ascenderShare, letterLines, sidewaysShare } from '../../../extractors/raster/orientation.ts';
import { skewOf } from '../../../extractors/raster/rectify.ts';
import { binarise } from '../../../extractors/raster/threshold.ts';
import { painted, paragraph } from './paint.ts';

const print = painted([...paragraph(30, 40), ...paragraph(30, 130)], 400, 230, 150);
const lettersOf = (gray: Gray) => letters(components(binarise(gray, 150)), 150);

describe('which way the lines run', () => {
  it('nearly all letters of upright print have their neighbour beside them', () => {
    const { letters: found, height } = lettersOf(print);
    expect(found.length).toBeGreaterThan(400);
    expect(sidewaysShare(found, height)).toBeLessThan(0.15);
  });

  it('of print fed sideways they have it above or below, whichever way it was fed', () => {
    for (const degrees of [90, 270] as const) {
      const { letters: found, height } = lettersOf(turn(print, degrees));
      expect(sidewaysShare(found, height)).toBeGreaterThan(0.85);
    }
  });

  it('a few letters decide nothing', () => {
    const few = painted([{ kind: 'text', text: 'Bontang', x: 20, y: 30, size: 12 }], 100, 50, 150);
    const { letters: found, height } = lettersOf(few);
    expect(sidewaysShare(found, height)).toBeNull();
  });
});

describe('what stands on lines', () => {
  const aligned = (gray: Gray) => {
    const { letters: found, height } = lettersOf(gray);
    return alignedShare(found, height);
  };

  it('letters of print do, also as askew as a straightened page may be', () => {
    expect(aligned(print)).toBeGreaterThan(0.7);
    const askew = painted([...paragraph(30, 40), ...paragraph(30, 130)], 400, 230, 150, 0.3);
    expect(aligned(askew)).toBeGreaterThan(0.5);
  });

  it('of specks of their size strewn over a page hardly any does', () => {
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 16807) % 2147483647) % below;
    const data = new Uint8Array(800 * 480).fill(255);
    for (let i = 0; i < 700; i++) {
      const [x, y, w, h] = [next(780), next(460), 4 + next(9), 6 + next(9)];
      for (let v = y; v < y + h; v++) data.fill(30, v * 800 + x, v * 800 + x + w);
    }
    expect(aligned({ width: 800, height: 480, data })).toBeLessThan(0.2);
  });
});

describe('which way is up', () => {
  const share = (gray: Gray) => {
    const { letters: found, height } = lettersOf(gray);
    return ascenderShare(letterLines(found, height));
  };

  it('ascenders outnumber descenders on an upright page, and the other way round on its head', () => {
    expect(share(print)!.share).toBeGreaterThan(0.6);
    expect(share(turn(print, 180))!.share).toBeLessThan(0.38);
    expect(share(print)!.votes).toBeGreaterThan(60);
  });

  it('capitals alone say nothing', () => {
    const capitals = painted(
      [{ kind: 'text', text: 'DINAS KESEHATAN KABUPATEN KUTAI KARTANEGARA', x: 20, y: 30, size: 12 }],
      400,
      60,
      150,
    );
    expect(share(capitals)).toBeNull();
  });
});

describe('letters to lines', () => {
  it('six lines of print are six lines, each from left to right', () => {
    const { letters: found, height } = lettersOf(painted(paragraph(30, 40), 400, 140, 150));
    const lines = letterLines(found, height).filter((line) => line.length > 8);
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line.map((p) => p.x0)).toEqual(line.map((p) => p.x0).sort((a, b) => a - b));
  });
});

describe('skew from the feet of letters', () => {
  it.each([-2.4, -0.6, 0, 0.8, 3])('is found for %f degrees clockwise', (degrees) => {
    const skew = skewOf(
      lettersOf(painted([...paragraph(60, 70), ...paragraph(60, 160)], 450, 300, 150, degrees)).letters,
    );
    expect(Math.abs(skew.degrees - degrees)).toBeLessThan(0.15);
    expect(skew.trust).toBeGreaterThan(1.3);
  });

  it('a page without text has none to trust', () => {
    expect(skewOf([])).toEqual({ degrees: 0, trust: 0 });
  });
});
