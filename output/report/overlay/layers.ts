/** The layers of an overlay as SVG over the picture of a page; coordinates are points of the page. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { unite } from '../../../pipeline/model/around.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import { issueCodes, type Issue } from '../../../pipeline/model/issue.ts';
import type { Grid, Page } from '../../../pipeline/model/reading/page.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { columnLabels, fieldPlaces, type FieldPlace } from './columns.ts';
import { rowAddress } from '../addresses.ts';

/** One layer: `key` is its class and the id of its switch; `count` what it holds; `off` when it starts hidden. */
export type Layer = { key: string; label: string; count: number; off: boolean; svg: Markup };

/** Words read with less are drawn as unsure. */
const sure = 0.8;

/** All layers from the bottom to the top. `report` is the address of the report that rows lead to. */
export function overlayLayers(
  page: Page,
  rows: readonly Indicator[],
  issues: readonly Issue[],
  report: string,
): Layer[] {
  const places = fieldPlaces(rows, page.number);
  const tilt = page.quality.skew;
  const cells = page.grids.flatMap((g) => g.cells).filter((c) => c.box !== null);
  const merged = cells.filter((c) => c.rowSpan > 1 || c.columnSpan > 1);
  const words = cells.flatMap((c) => c.lines.flatMap((l) => l.words));
  const around = page.lines.flatMap((l) => l.words);
  const rules = page.rules ?? [];
  const bars = rules.filter((r) => r.kind === 'bar').map((r) => r.line);
  const troubles = issues.filter((i) => i.page === page.number && i.box !== null);
  const marks = [...new Set(places.map((p) => p.row))].flatMap((row) => rowMark(row, places, report, tilt) ?? []);
  return [
    {
      key: 'cells',
      label: 'Cells, merged ones shaded',
      count: cells.length,
      off: false,
      svg: markup`<path d="${boxes(
        cells.map((c) => c.box),
        tilt,
      )}"/><path class="merged" d="${boxes(
        merged.map((c) => c.box),
        tilt,
      )}"/>`,
    },
    {
      key: 'rules',
      label: 'Lines seen on the page',
      count: rules.length - bars.length,
      off: true,
      svg: markup`<path d="${strokes(rules.filter((r) => r.kind === 'border').map((r) => r.line))}"/><path class="loose" d="${strokes(rules.filter((r) => r.kind === 'other').map((r) => r.line))}"/>`,
    },
    {
      key: 'words',
      label: 'Words, unsure ones dashed',
      count: words.length,
      off: false,
      svg: wordShapes(words, tilt),
    },
    { key: 'around', label: 'Text outside tables', count: around.length, off: false, svg: wordShapes(around, tilt) },
    {
      key: 'bars',
      label: 'Fraction bars and underlines',
      count: bars.length,
      off: false,
      svg: markup`<path d="${strokes(bars)}"/>`,
    },
    {
      key: 'columns',
      label: 'Columns and what they hold',
      count: page.grids.length,
      off: false,
      svg: markup`${page.grids.map((g) => columnHeads(g, places, tilt))}`,
    },
    {
      key: 'rows',
      label: 'Indicators',
      count: marks.length,
      off: false,
      svg: markup`${marks}`,
    },
    {
      key: 'troubles',
      label: 'Not read, not placed, or in doubt',
      count: troubles.length,
      off: false,
      svg: markup`${troubles.map((found) => troubleMark(found, tilt))}`,
    },
  ];
}

const short = (v: number): number => Math.round(v * 10) / 10;

/** Rectangles as one path: a page has hundreds of words. */
function boxes(list: readonly (Box | null)[], degrees: number): string {
  return list.flatMap((b) => (b ? [tilted(b, degrees) ?? upright(b)] : [])).join('');
}

function upright([x0, y0, x1, y1]: Box): string {
  return `M${short(x0)} ${short(y0)}H${short(x1)}V${short(y1)}H${short(x0)}z`;
}

/** On a tilted page a box is the frame around a tilted rectangle: that rectangle, or null where it is no frame of one. */
function tilted([x0, y0, x1, y1]: Box, degrees: number): string | null {
  if (Math.abs(degrees) < 0.2) return null;
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [wide, tall] = [x1 - x0, y1 - y0];
  const width = (wide * c - tall * Math.abs(s)) / (c * c - s * s);
  const height = (tall * c - wide * Math.abs(s)) / (c * c - s * s);
  if (width < 1 || height < 1) return null;
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u, v]) => {
    const [dx, dy] = [(u! * width) / 2, (v! * height) / 2];
    return `${short((x0 + x1) / 2 + dx * c - dy * s)} ${short((y0 + y1) / 2 + dx * s + dy * c)}`;
  });
  return `M${corners.join('L')}z`;
}

function strokes(list: readonly Box[]): string {
  return list.map((b) => `M${short(b[0])} ${short(b[1])}L${short(b[2])} ${short(b[3])}`).join('');
}

function wordShapes(words: readonly Word[], degrees: number): Markup {
  const unsure = words.filter((w) => w.confidence < sure);
  return markup`<path d="${boxes(
    words.filter((w) => w.confidence >= sure).map((w) => w.box),
    degrees,
  )}"/><path class="unsure" d="${boxes(
    unsure.map((w) => w.box),
    degrees,
  )}"/>`;
}

/** A label of at most `width` points in letters of `size`: what does not fit is cut, the title has all. */
function fit(text: string, width: number, size: number): string {
  const letters = Math.max(2, Math.floor(width / (0.56 * size)));
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}

function columnHeads(grid: Grid, places: readonly FieldPlace[], degrees: number): Markup | null {
  const { box } = grid;
  if (!box || grid.columnEdges.length !== grid.columns + 1) return null;
  const tall = 11;
  const top = Math.max(0, box[1] - tall - 1);
  const labels = columnLabels(grid, places);
  const said = `${grid.method} table, ${grid.rows} rows, ${grid.columns} columns, ${Math.round(grid.agreement * 100)} % agreement`;
  const heads = labels.map((label, i) => {
    const [x0, x1] = [grid.columnEdges[i]!, grid.columnEdges[i + 1]!];
    const text = label === '' ? (x1 - x0 < 45 ? '–' : 'not used') : label;
    return markup`<g${label === '' ? markup` class="unused"` : null}><title>Column ${i + 1}: ${text}</title><rect x="${short(x0 + 0.5)}" y="${short(top)}" width="${short(Math.max(1, x1 - x0 - 1))}" height="${tall}"/><text x="${short(x0 + 3)}" y="${short(top + 8)}">${fit(text, x1 - x0 - 5, 7)}</text></g>`;
  });
  return markup`<g><title>${said}</title><path class="frame" d="${boxes([box], degrees)}"/>${heads}</g>`;
}

/** Fields that rows seldom share: those whose cells may span many rows would stretch the frame over them. */
const ownFields = ['code', 'name', 'definition', 'formula', 'unit', 'targets'];

/** A frame around the row's own fields, its number, and a way to its card in the report; null where others only lend to it. */
function rowMark(row: Indicator, places: readonly FieldPlace[], report: string, degrees: number): Markup | null {
  const own = places.filter((p) => p.row === row && row.evidence[p.field]?.inheritedFrom == null);
  const mark = own.find((p) => p.field === 'name') ?? own[0];
  const around = unite(own.filter((p) => ownFields.includes(p.field)).map((p) => p.box)) ?? mark?.box;
  if (!mark || !around) return null;
  const number = String(row.position);
  const wide = 7 + 5 * number.length;
  const [x, y] = [short(mark.box[0] - 1), short(mark.box[1] - 1)];
  return markup`<a id="row-${row.id}" href="${rowAddress(report, row.id)}"><title>Indicator ${number}: ${row.name ?? 'name could not be read'}</title><path d="${boxes([[around[0] - 1.5, around[1] - 1.5, around[2] + 1.5, around[3] + 1.5]], degrees)}"/><rect x="${short(x - wide)}" y="${y}" width="${wide}" height="10" rx="3"/><text x="${short(x - wide / 2)}" y="${short(y + 7.7)}">${number}</text></a>`;
}

function troubleMark(found: Issue, degrees: number): Markup {
  const [x0, y0, x1, y1] = found.box!;
  return markup`<g class="${found.severity}"><title>${issueCodes[found.code][1]}: ${found.message}</title><path d="${boxes([[x0 - 1, y0 - 1, x1 + 1, y1 + 1]], degrees)}"/></g>`;
}
