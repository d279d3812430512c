import { describe, expect, it } from 'vitest';
import { turn } from '../../../extractors/raster/bitmap.ts';
import { otherWayUp, preparePage, workingDpi } from '../../../extractors/raster/prepare.ts';
import type { Mark } from '../../../fixtures/make/drawings/drawing.ts';
import { painted, paragraph } from './paint.ts';

const frame: Mark[] = [60, 200, 340].flatMap((y): Mark[] => [
  { kind: 'line', x0: 40, y0: y, x1: 400, y1: y, width: 1 },
  { kind: 'line', x0: y - 20 + (y - 60) / 7, y0: 60, x1: y - 20 + (y - 60) / 7, y1: 340, width: 1 },
]);
/** A square that is neither letter nor rule, to find again. */
const mark: Mark = { kind: 'box', x0: 420, y0: 30, x1: 440, y1: 50 };
const marks = [...frame, ...paragraph(50, 80), ...paragraph(50, 220), mark];
const sheet = { width: 500, height: 380 };
const scan = (dpi: number, skew = 0) => painted(marks, sheet.width, sheet.height, dpi, skew);

/** Where the square lies on the page, read from the prepared page. */
function markPlace(page: ReturnType<typeof preparePage>): number[] {
  const side = (20 * workingDpi) / 72;
  const found = page.parts.filter((p) => Math.abs(p.x1 - p.x0 - side) < 6 && Math.abs(p.y1 - p.y0 - side) < 6);
  expect(found).toHaveLength(1);
  const { x0, y0, x1, y1 } = found[0]!;
  return page.toPage([x0, y0, x1, y1]);
}

function expectPlace(box: number[], expected: number[], slack: number): void {
  box.forEach((v, i) => {
    expect(Math.abs(v - expected[i]!)).toBeLessThan(slack);
  });
}

describe('a prepared page', () => {
  it('has the working resolution whatever the scan had, and leads back to points of the page', () => {
    for (const dpi of [150, 200, 300, 600]) {
      const page = preparePage(scan(dpi), dpi);
      expect(Math.abs(page.gray.width - (sheet.width * workingDpi) / 72)).toBeLessThan(4);
      expect(Math.round(page.width)).toBe(sheet.width);
      expect(Math.round(page.height)).toBe(sheet.height);
      expect(page.turned).toBe(0);
      expectPlace(markPlace(page), [420, 30, 440, 50], 0.8);
    }
  });

  it('shows small print as large as usual print, and still leads back to points of the page', () => {
    // the same sheet shrunk to two fifths: what was drawn at 300 dpi is said to be 750
    const shrunk = 0.4;
    const page = preparePage(scan(300), 300 / shrunk);
    const usual = preparePage(scan(300), 300);
    expect(usual.print).toBe(1);
    expect(page.print).toBeLessThan(0.75);
    expect(page.letterHeight).toBeGreaterThan(1.15 * usual.letterHeight * shrunk);
    expect(Math.round(page.width)).toBe(sheet.width * shrunk);
    const square = page.parts.find((p) => p.x1 - p.x0 > 2 * page.letterHeight && p.y1 - p.y0 > 2 * page.letterHeight)!;
    const { x0, y0, x1, y1 } = square;
    expectPlace(
      page.toPage([x0, y0, x1, y1]),
      [420, 30, 440, 50].map((v) => v * shrunk),
      0.8,
    );
  });

  it('traces the six rules of the frame at the working resolution', () => {
    const long = (100 * workingDpi) / 72;
    const rules = preparePage(scan(200), 200).rules.filter((r) => r.to - r.from > long);
    const across = rules.filter((r) => r.kind === 'horizontal');
    expect(across.map((r) => Math.round((r.points[0]!.c * 72) / workingDpi))).toEqual([60, 200, 340]);
    expect(rules.filter((r) => r.kind === 'vertical')).toHaveLength(3);
  });

  it('has letters of the height of the print', () => {
    const { letterHeight } = preparePage(scan(200), 200);
    expect(letterHeight).toBeGreaterThan((5 * workingDpi) / 72);
    expect(letterHeight).toBeLessThan((8 * workingDpi) / 72);
  });

  it('is laid straight, and its boxes point into the scan as it lies', () => {
    const page = preparePage(scan(200, 1.2), 200);
    expect(page.skew).toBeCloseTo(1.2, 1);
    const first = page.rules.filter((r) => r.kind === 'horizontal')[0]!;
    expect(Math.abs(first.points[0]!.c - first.points.at(-1)!.c)).toBeLessThan(3);
    const [cos, sin] = [Math.cos((1.2 * Math.PI) / 180), Math.sin((1.2 * Math.PI) / 180)];
    const [x, y] = [430 - sheet.width / 2, 40 - sheet.height / 2];
    const middle = [sheet.width / 2 + x * cos - y * sin, sheet.height / 2 + x * sin + y * cos];
    const box = markPlace(page);
    expectPlace([(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2], middle, 1);
  });

  it.each([90, 180, 270] as const)('fed in turned by %i degrees it is turned upright', (degrees) => {
    const page = preparePage(turn(scan(200), degrees), 200);
    expect(page.turned).toBe((360 - degrees) % 360);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([sheet.width, sheet.height]);
    expectPlace(markPlace(page), [420, 30, 440, 50], 0.8);
  });
});

it('turns a page the other way up where its ascenders leave open how it stands, and only there', () => {
  const page = preparePage(scan(150), 150);
  const withShare = (share: number) => otherWayUp({ ...page, upright: { share, votes: 150 } }, scan(150), 150);
  expect(withShare(0.4)?.turned).toBe((page.turned + 180) % 360);
  expect(withShare(0.75)).toBeNull();
  expect(otherWayUp({ ...page, upright: null }, scan(150), 150)).toBeNull();
});
