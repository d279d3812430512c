import { describe, expect, it } from 'vitest';
import { findRuledGrids } from '../../../../extractors/layout/ruled/grids.ts';
import type { RuledGrid } from '../../../../extractors/layout/grid.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';

const across = (at: number, from: number, to: number): Rule => ({ kind: 'horizontal', at, from, to, thickness: 1 });
const down = (at: number, from: number, to: number): Rule => ({ kind: 'vertical', at, from, to, thickness: 1 });
/** All rules of a full grid. */
const full = (xs: number[], ys: number[]): Rule[] => [
  ...ys.map((y) => across(y, xs[0]!, xs.at(-1)!)),
  ...xs.map((x) => down(x, ys[0]!, ys.at(-1)!)),
];
const xs = [50, 150, 300, 400];
const ys = [100, 130, 200, 260];
/** Cells as `rows x columns`, in slots. */
const shape = (grid: RuledGrid): string[] => grid.cells.map((c) => `${c.r0}-${c.r1} ${c.c0}-${c.c1}`);
const only = (rules: Rule[], bridge = 3): RuledGrid => {
  const { grids } = findRuledGrids(rules, bridge);
  expect(grids).toHaveLength(1);
  return grids[0]!;
};
const nine = ['0-0 0-0', '0-0 1-1', '0-0 2-2', '1-1 0-0', '1-1 1-1', '1-1 2-2', '2-2 0-0', '2-2 1-1', '2-2 2-2'];

describe('a ruled table', () => {
  it('has a cell in every slot, with the edges of its rules', () => {
    const grid = only(full(xs, ys));
    expect([grid.xs, grid.ys]).toEqual([xs, ys]);
    expect(shape(grid)).toEqual(nine);
    expect(grid.cells[4]!.box).toEqual([150, 130, 300, 200]);
    expect(grid.agreement).toBe(1);
    expect(grid.cells.some((c) => c.openTop || c.openBottom)).toBe(false);
  });

  it('keeps a level rule that breaks beside a wall and goes on past it', () => {
    const rules = full(xs, ys).filter((rule) => rule.kind === 'vertical' || rule.at !== 130);
    expect(shape(only([...rules, across(130, 50, 308), across(130, 328, 400)]))).toEqual(nine);
  });

  it('is no line of text between two underlines inside a cell', () => {
    const underlined = [across(215, 170, 270), across(230, 170, 270), down(180, 213, 232), down(260, 213, 232)];
    expect(shape(only([...full(xs, ys), ...underlined]))).toEqual(nine);
  });

  it('has no wall where the bar of a fraction is nearly as wide as its cell', () => {
    const columns = [
      ...xs.map((x) => down(x, 100, 260)),
      across(100, 50, 400),
      across(130, 50, 400),
      across(260, 50, 400),
    ];
    expect(only([...columns, across(190, 153.5, 296.5)]).ys).toEqual([100, 130, 260]);
    expect(only([...columns, across(190, 150.5, 299.5)]).ys).toEqual([100, 130, 190, 260]);
  });

  it('has merged cells where the wall between slots is missing', () => {
    // the first column has one cell for rows 1 and 2, the first row one for columns 1 and 2
    const rules = [
      across(100, 50, 400),
      across(130, 50, 400),
      across(200, 150, 400),
      across(260, 50, 400),
      down(50, 100, 260),
      down(150, 100, 260),
      down(300, 130, 260),
      down(400, 100, 260),
    ];
    expect(shape(only(rules))).toEqual(
      ['0-0 0-0', '0-0 1-2', '1-2 0-0', '1-1 1-1', '1-1 2-2', '2-2 1-1', '2-2 2-2'].sort(bySlot),
    );
  });

  it('keeps its other cells when a merged area is no rectangle', () => {
    // only the wall between (1,1) and (1,2) and the one below (1,1) are lost: an L
    const rules = [
      ...[100, 130, 260].map((y) => across(y, 50, 400)),
      across(200, 50, 150),
      across(200, 300, 400),
      ...[50, 150, 400].map((x) => down(x, 100, 260)),
      down(300, 100, 130),
      down(300, 200, 260),
    ];
    expect(shape(only(rules))).toEqual([
      '0-0 0-0',
      '0-0 1-1',
      '0-0 2-2',
      '1-1 0-0',
      '1-1 1-2',
      '2-2 0-0',
      '2-2 1-1',
      '2-2 2-2',
    ]);
  });

  it('walls may have breaks: bridged ones, and up to two fifths of a wall', () => {
    const broken = [
      ...[50, 150, 400].map((x) => down(x, 100, 260)),
      ...[100, 130, 260].map((y) => across(y, 50, 400)),
      across(200, 50, 210),
      across(212, 212, 212),
      across(200, 214, 400),
      down(300, 100, 160),
      down(300, 185, 260),
    ];
    expect(shape(only(broken, 9))).toEqual(nine);
  });

  it('double rules are one wall each', () => {
    const twice = full(xs, ys).flatMap((r) => [r, { ...r, at: r.at + 1.8 }]);
    const grid = only(twice);
    expect(shape(grid)).toEqual(nine);
    expect(grid.xs.map((x) => Math.round(x))).toEqual([51, 151, 301, 401]);
  });
});

describe('what is not the grid', () => {
  it('bars and underlines inside cells stay apart', () => {
    const bar = across(165, 170, 280);
    const { grids, loose } = findRuledGrids([...full(xs, ys), bar], 3);
    expect(shape(grids[0]!)).toEqual(nine);
    expect(loose.map(({ kind, from, to, at }) => ({ kind, from, to, at }))).toEqual([
      { kind: 'horizontal', from: 170, to: 280, at: 165 },
    ]);
  });

  it('a bar that touches one wall makes no row', () => {
    expect(shape(only([...full(xs, ys), across(165, 152, 260)]))).toEqual(nine);
  });

  it('a letterhead rule and a stray line make no grid', () => {
    expect(findRuledGrids([across(60, 50, 500), across(63, 50, 500), down(20, 300, 420)], 3).grids).toEqual([]);
  });
});

describe('several tables', () => {
  it('one below the other are two grids, top first', () => {
    const { grids } = findRuledGrids([...full([50, 200, 400], [400, 450, 500]), ...full(xs, ys)], 3);
    expect(grids.map((g) => [g.ys[0], g.cells.length])).toEqual([
      [100, 9],
      [400, 4],
    ]);
  });

  it('side by side are two grids, although their rules lie at one height', () => {
    const { grids } = findRuledGrids([...full([50, 100, 200], ys), ...full([260, 330, 400], ys)], 9);
    expect(grids.map((g) => g.xs)).toEqual([
      [50, 100, 200],
      [260, 330, 400],
    ]);
  });
});

describe('a table cut by the end of the page', () => {
  it('is open at the bottom where the walls run on past the last rule', () => {
    const cut = [...ys.slice(0, 3).map((y) => across(y, 50, 400)), ...xs.map((x) => down(x, 100, 280))];
    const grid = only(cut);
    expect(grid.ys).toEqual([100, 130, 200, 280]);
    expect(grid.cells.map((c) => c.openBottom)).toEqual([...new Array<boolean>(6).fill(false), true, true, true]);
    expect(grid.cells.some((c) => c.openTop)).toBe(false);
  });

  it('is open at the top where the walls come from above the first rule', () => {
    const cut = [...ys.slice(1).map((y) => across(y, 50, 400)), ...xs.map((x) => down(x, 90, 260))];
    const grid = only(cut);
    expect(grid.ys).toEqual([90, 130, 200, 260]);
    expect(grid.cells.map((c) => c.openTop)).toEqual([true, true, true, ...new Array<boolean>(6).fill(false)]);
  });
});

describe('a ruled table of two columns', () => {
  const borders = [100, 124, 160].map((y) => across(y, 50, 450));

  it('keeps its first and last border, which its one wall only touches', () => {
    const { grids, loose } = findRuledGrids([...borders, down(200, 100, 160)], 3.5);
    expect(grids.map(({ xs, ys }) => [xs, ys])).toEqual([
      [
        [50, 200, 450],
        [100, 124, 160],
      ],
    ]);
    expect(loose).toEqual([]);
  });

  it('goes on into an open row where its one wall runs past the last border', () => {
    const { grids } = findRuledGrids([...borders, down(200, 100, 176)], 3.5);
    expect(grids[0]?.ys).toEqual([100, 124, 160, 176]);
  });
});

describe('stems of letters that stand below each other between two columns', () => {
  // two lines of text: 17 of 28 points, and letters beside them
  const stems = { ...down(220, 104, 121), gaps: [{ from: 112, to: 114 }] };
  const rules = [...full([50, 150, 400], [100, 130, 160, 190, 220]), stems, down(220, 131, 159)];
  const beside = (at: number, from: number, to: number): number => (at === 220 && from < 110 && to > 120 ? 0.34 : 0);

  it('are no wall where letters stand beside them, however high the row', () => {
    const { grids } = findRuledGrids(rules, 9, { on: () => 0, beside });
    expect(shape(grids[0]!)).toContain('0-0 1-2');
  });

  it('are a wall where the wall stands in most other rows: there text only comes close', () => {
    const walls = [...full([50, 150, 400], [100, 130, 160, 190, 220]), stems, down(220, 130, 220)];
    const { grids } = findRuledGrids(walls, 9, { on: () => 0, beside });
    expect(shape(grids[0]!)).not.toContain('0-0 1-2');
  });

  it('are a wall where none do: then a rule broke', () => {
    const { grids } = findRuledGrids(rules, 9, { on: () => 0, beside: () => 0.1 });
    expect(shape(grids[0]!)).not.toContain('0-0 1-2');
  });
});

function bySlot(a: string, b: string): number {
  const [ra, ca] = a.split(' ').map((s) => parseInt(s, 10)) as [number, number];
  const [rb, cb] = b.split(' ').map((s) => parseInt(s, 10)) as [number, number];
  return ra - rb || ca - cb;
}

describe('two tables close below each other', () => {
  /** A preamble in a frame, and the table below it: their sides are nine points apart, which scans bridge. */
  const preamble = full([50, 120, 400], [40, 60, 80]);
  const table = full([50, 150, 300, 360, 400], [88, 110, 200]);

  it('are two grids where only their sides seem to go on', () => {
    const { grids } = findRuledGrids([...preamble, ...table], 9);
    expect(grids.map((grid) => grid.xs)).toEqual([
      [50, 120, 400],
      [50, 150, 300, 360, 400],
    ]);
  });

  it('are one where the walls go on too: a worn row that lost its walls', () => {
    const upper = full([50, 150, 300, 360, 400], [40, 60, 80]);
    expect(findRuledGrids([...upper, ...table], 9).grids).toHaveLength(1);
  });

  it('are one where a side was seen between them, and where the rules are a double border', () => {
    expect(findRuledGrids([...preamble, ...table, down(50, 40, 200)], 9).grids).toHaveLength(1);
    const double = [...full([50, 120, 400], [40, 60, 84]), ...table];
    expect(findRuledGrids(double, 9).grids).toHaveLength(1);
  });
});

describe('strokes of letters that seem a rule', () => {
  it('make no column where no cell begins or ends at them', () => {
    const grid = only([...full(xs, ys), down(220, 188, 212)]);
    expect(grid.xs).toEqual(xs);
    expect(shape(grid)).toEqual(nine);
  });
});

describe('a worn wall', () => {
  // of the wall at 150 a quarter is left in the second row
  const rules = [...full(xs, ys).filter((r) => r.at !== 150), down(150, 100, 148), down(150, 200, 260)];

  it('stands where ink is left of it and no text runs over its place', () => {
    const { grids } = findRuledGrids(rules, 9, { on: () => 0.4, beside: () => 0 });
    expect(shape(grids[0]!)).toEqual(nine);
  });

  it('stands not where text is, nor where a picture has no ink to tell', () => {
    for (const ink of [{ on: () => 0.4, beside: () => 0.2 }, undefined])
      expect(shape(findRuledGrids(rules, 9, ink).grids[0]!)).toContain('1-1 0-1');
  });
});

describe('stems of a text that is set to a wall', () => {
  it('are no column between them and the wall, and a rule that begins beside them is the rule of its row', () => {
    const stems = { ...down(155, 131, 196), gaps: [{ from: 150, to: 152 }] };
    const rules = [...full(xs, ys).filter((r) => r.at !== 200), across(200, 158, 400), across(200, 50, 150), stems];
    const { grids } = findRuledGrids(rules, 9, { on: () => 1, beside: () => 0.2 });
    expect(grids[0]!.xs).toEqual(xs);
    expect(shape(grids[0]!)).toEqual(nine);
  });
});

describe('a wall in one low row alone', () => {
  const rules = [...full([50, 150, 400], [100, 130, 145, 190]), down(90, 130, 145)].filter((r) => r.at !== 150);
  const walls = [...rules, down(150, 100, 130), down(150, 145, 190)];

  it('is letters of a band where it is hardly inked, and a wall where it is, or where no picture tells', () => {
    const cellsWith = (on: number): string[] => {
      const ink = { on: (at: number, y: number) => (at === 90 ? on : Number(y < 130 || y > 145)), beside: () => 0.06 };
      return shape(findRuledGrids(walls, 9, ink).grids[0]!);
    };
    expect(cellsWith(0.38)).toContain('1-1 0-1');
    expect(cellsWith(0.9)).toContain('1-1 0-0');
    expect(shape(findRuledGrids(walls, 3).grids[0]!)).toContain('1-1 0-0');
  });
});

describe('a wall in a row too low for tracing', () => {
  // a heading of one line between bands: of its inner wall nothing was traced
  const rules = [
    ...[100, 116, 132, 180, 240].map((y) => across(y, 50, 400)),
    down(50, 100, 240),
    down(400, 100, 240),
    down(200, 132, 240),
  ];

  it('stands where the page shows its ink', () => {
    const { grids } = findRuledGrids(rules, 3, {
      on: (at, from) => (at === 200 && from < 116 ? 1 : 0),
      beside: () => 0,
    });
    expect(shape(grids[0]!)).toEqual(['0-0 0-0', '0-0 1-1', '1-1 0-1', '2-2 0-0', '2-2 1-1', '3-3 0-0', '3-3 1-1']);
  });

  it('stands not where letters are, as in a band', () => {
    const { grids } = findRuledGrids(rules, 3, { on: () => 0.6, beside: () => 0 });
    expect(shape(grids[0]!)).toContain('0-0 0-1');
  });
});
