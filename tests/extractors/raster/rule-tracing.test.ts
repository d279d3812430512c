import { describe, expect, it } from 'vitest';
import { halve, type Gray } from '../../../extractors/raster/bitmap.ts';
import { traceRules, type TracedRule } from '../../../extractors/raster/rule-tracing.ts';
import type { Mark } from '../../../fixtures/make/drawings/drawing.ts';
import { grayOfPoints, painted, paragraph } from './paint.ts';

const dpi = 150;

/** Deterministic grain of a scanner, -6 to 6. */
const grain = (x: number, y: number): number => ((x * 7919 + y * 104729 + x * y * 31) % 13) - 6;

/** A sheet of 600 x 200 pixels with a line of `ink` on `paper` where `isLine` says so. */
function sheet(isLine: (x: number, y: number) => boolean, { ink = 20, paper = 245, noise = false } = {}): Gray {
  return grayOfPoints(600, 200, (x, y) => (isLine(x, y) ? ink : paper) + (noise ? grain(x, y) : 0));
}

const inLine = (x: number, y: number, at = 100, from = 50, to = 550): boolean =>
  y >= at && y < at + 2 && x >= from && x < to;

function expectLine(
  rule: TracedRule | undefined,
  kind: TracedRule['kind'],
  from: number,
  to: number,
  at: number,
): void {
  expect(rule?.kind).toBe(kind);
  expect(Math.abs(rule!.from - from)).toBeLessThanOrEqual(4);
  expect(Math.abs(rule!.to - to)).toBeLessThanOrEqual(4);
  for (const { c } of rule!.points) expect(Math.abs(c - at)).toBeLessThanOrEqual(1.5);
}

describe('rules are found', () => {
  it('where a thin line runs across, or down', () => {
    const across = traceRules(sheet(inLine), dpi);
    expect(across).toHaveLength(1);
    expectLine(across[0], 'horizontal', 50, 550, 100.5);
    expect(across[0]!.thickness).toBeGreaterThan(0);
    expect(across[0]!.thickness).toBeLessThan(6);
    const down = traceRules(
      sheet((x, y) => x >= 300 && x < 302 && y >= 40 && y < 170),
      dpi,
    );
    expect(down).toHaveLength(1);
    expectLine(down[0], 'vertical', 40, 170, 300.5);
  });

  it('when they are hardly darker than grainy paper', () => {
    const rules = traceRules(sheet(inLine, { ink: 195, paper: 240, noise: true }), dpi);
    expect(rules).toHaveLength(1);
    expectLine(rules[0], 'horizontal', 50, 550, 100.5);
  });

  it('as one rule when the toner broke for a few pixels', () => {
    const rules = traceRules(
      sheet((x, y) => inLine(x, y) && x % 40 > 2),
      dpi,
    );
    expect(rules).toHaveLength(1);
    expectLine(rules[0], 'horizontal', 50, 550, 100.5);
  });

  it('as two rules when there is a real gap', () => {
    const broken = sheet((x, y) => inLine(x, y) && (x < 250 || x >= 330));
    const rules = traceRules(broken, dpi);
    expect(rules).toHaveLength(2);
    expectLine(rules[0], 'horizontal', 50, 250, 100.5);
    expectLine(rules[1], 'horizontal', 330, 550, 100.5);
  });

  it('along a curled sheet, following the curl', () => {
    const curl = (x: number): number => 100 + 7 * Math.sin((Math.PI * x) / 600);
    const rules = traceRules(
      sheet((x, y) => x >= 50 && x < 550 && Math.abs(y - curl(x)) < 1.2),
      dpi,
    );
    expect(rules).toHaveLength(1);
    for (const { t, c } of rules[0]!.points) expect(Math.abs(c - curl(t))).toBeLessThan(1.5);
  });

  it('under a word, apart from the word', () => {
    const marks: Mark[] = [
      { kind: 'text', text: 'Bidang Sosial', x: 20, y: 40, size: 10 },
      { kind: 'line', x0: 20, y0: 43, x1: 80, y1: 43, width: 0.7 },
    ];
    const rules = traceRules(painted(marks, 200, 80, dpi), dpi);
    expect(rules).toHaveLength(1);
    expectLine(rules[0], 'horizontal', (20 * dpi) / 72, (80 * dpi) / 72, (43 * dpi) / 72 - 0.5);
  });
});

describe('no rule is made', () => {
  it('of lines of print, but for a word or two whose letters are all of one height', () => {
    const print = halve(painted([...paragraph(30, 30), ...paragraph(30, 114)], 400, 220, 2 * dpi));
    const rules = traceRules(print, dpi);
    expect(rules.filter((r) => r.kind === 'vertical' || r.to - r.from > 0.5 * dpi)).toEqual([]);
    expect(rules.length).toBeLessThanOrEqual(2);
  });

  it('of bold capitals and their strokes standing one above the other', () => {
    const marks = Array.from({ length: 8 }, (_, i): Mark => {
      return { kind: 'text', text: 'HIL TEPI HILIR ILIH', x: 30, y: 40 + 11.5 * i, size: 10, bold: true };
    });
    expect(traceRules(painted(marks, 250, 160, dpi), dpi)).toEqual([]);
  });

  it('of the side of a round stamp or the slanting stroke of a pen, two pixels wide', () => {
    const ring = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 300, y - 100) - 94) < 1.2;
    const stroke = (x: number, y: number): boolean => y > 40 && y < 100 && Math.abs(x - 100 - 0.08 * (y - 40)) < 1.2;
    expect(traceRules(sheet(ring), dpi)).toEqual([]);
    expect(traceRules(sheet(stroke), dpi)).toEqual([]);
  });

  it('of a dark block, a dash or an empty sheet', () => {
    expect(
      traceRules(
        sheet((x, y) => x > 100 && x < 500 && y > 40 && y < 160),
        dpi,
      ),
    ).toEqual([]);
    expect(
      traceRules(
        sheet((x, y) => inLine(x, y, 100, 300, 325)),
        dpi,
      ),
    ).toEqual([]);
    expect(
      traceRules(
        sheet(() => false, { noise: true }),
        dpi,
      ),
    ).toEqual([]);
  });
});
