/** Light letters on black areas (headings printed or scanned solid black): turned into dark letters on paper. */
import type { Gray } from './bitmap.ts';

/** Darker than this is black, of 255. */
const black = 110;
/** Side of the squares in which black is looked for, in pixels at 300 dpi. */
const square = 12;
/** Share of black around a place inside an area; bold print reaches 0.45. */
const leastBlack = 0.58;
/** Smallest area, in pixels: a line of 8-point print high and a short word wide. */
const least = { width: 110, height: 38 };
/** Share of an area that letters may take: six short headings on a wide bar 0.014. Less is dust, more a picture. */
const letterShare = { from: 0.006, to: 0.42 };
/** Thickness of the border that stays around an area, and of walls drawn through it, in pixels. */
const border = 4;

type Area = { x0: number; y0: number; x1: number; y1: number };

/** The picture with its black areas turned; the same object when it has none. Black areas without letters stay. */
export function turnNegatives(gray: Gray): Gray {
  const areas = blackAreas(gray).filter((area) => {
    const light = share(gray, area, (v) => v > 255 - black);
    return light >= letterShare.from && light <= letterShare.to;
  });
  if (areas.length === 0) return gray;
  const out = { ...gray, data: gray.data.slice() };
  for (const area of areas) {
    for (let y = area.y0 + border; y < area.y1 - border; y++)
      for (let x = area.x0 + border; x < area.x1 - border; x++)
        out.data[y * gray.width + x] = 255 - gray.data[y * gray.width + x]!;
    for (const x of hiddenWalls(gray, area))
      for (let y = area.y0; y < area.y1; y++) out.data.fill(0, y * gray.width + x - 1, y * gray.width + x + 2);
  }
  return out;
}

function share({ width, data }: Gray, { x0, y0, x1, y1 }: Area, counts: (v: number) => boolean): number {
  let n = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (counts(data[y * width + x]!)) n++;
  return n / Math.max(1, (x1 - x0) * (y1 - y0));
}

/** Black rectangles, cut to their edges; what touches the edge of the scan is the scanner's lid. */
function blackAreas(gray: Gray): Area[] {
  const columns = Math.floor(gray.width / square);
  const rows = Math.floor(gray.height / square);
  const dark = new Float64Array(columns * rows);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      let n = 0;
      for (let y = r * square; y < (r + 1) * square; y++)
        for (let x = c * square; x < (c + 1) * square; x++) if (gray.data[y * gray.width + x]! < black) n++;
      dark[r * columns + c] = n / square ** 2;
    }
  const isBlack = (r: number, c: number): boolean => {
    let sum = 0;
    for (let y = -1; y <= 1; y++) for (let x = -1; x <= 1; x++) sum += dark[(r + y) * columns + c + x] ?? 0;
    return r > 0 && c > 0 && r < rows - 1 && c < columns - 1 && sum / 9 >= leastBlack;
  };
  const seen = new Uint8Array(columns * rows);
  const areas: Area[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || dark[start]! < leastBlack || !isBlack(Math.floor(start / columns), start % columns))
      continue;
    const open = [start];
    seen[start] = 1;
    let [r0, r1, c0, c1, count] = [rows, 0, columns, 0, 0];
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      const [r, c] = [Math.floor(i / columns), i % columns];
      [r0, r1, c0, c1, count] = [Math.min(r0, r), Math.max(r1, r), Math.min(c0, c), Math.max(c1, c), count + 1];
      for (const [y, x] of [
        [r - 1, c],
        [r + 1, c],
        [r, c - 1],
        [r, c + 1],
      ] as const)
        if (seen[y * columns + x] === 0 && isBlack(y, x)) {
          seen[y * columns + x] = 1;
          open.push(y * columns + x);
        }
    }
    if (count < 0.8 * (r1 - r0 + 1) * (c1 - c0 + 1)) continue;
    const area = toEdges(gray, { x0: c0 * square, y0: r0 * square, x1: (c1 + 1) * square, y1: (r1 + 1) * square });
    const isLid =
      area.x0 <= square || area.y0 <= square || area.x1 >= gray.width - square || area.y1 >= gray.height - square;
    if (!isLid && area.x1 - area.x0 >= least.width && area.y1 - area.y0 >= least.height) areas.push(area);
  }
  return areas;
}

/** Moves every side to the last row or column that is black for the most part. */
function toEdges(gray: Gray, area: Area): Area {
  const out = { ...area };
  const isEdge = (side: Area): boolean => share(gray, side, (v) => v < black) >= 0.6;
  const limit = 3 * square;
  const rowAt = (y: number): Area => ({ x0: area.x0, x1: area.x1, y0: y, y1: y + 1 });
  const columnAt = (x: number): Area => ({ x0: x, x1: x + 1, y0: area.y0, y1: area.y1 });
  out.y0 = Math.max(0, area.y0 - square);
  while (out.y0 < area.y0 + limit && !isEdge(rowAt(out.y0))) out.y0++;
  out.y1 = Math.min(gray.height, area.y1 + square);
  while (out.y1 > area.y1 - limit && !isEdge(rowAt(out.y1 - 1))) out.y1--;
  out.x0 = Math.max(0, area.x0 - square);
  while (out.x0 < area.x0 + limit && !isEdge(columnAt(out.x0))) out.x0++;
  out.x1 = Math.min(gray.width, area.x1 + square);
  while (out.x1 > area.x1 - limit && !isEdge(columnAt(out.x1 - 1))) out.x1--;
  return out;
}

/**
 * Where black walls must run through an area: below it they go on, and no letter stands in their way. None when the area shows
 * light walls of its own.
 */
function hiddenWalls(gray: Gray, area: Area): number[] {
  const { width, height, data } = gray;
  const inner = { y0: area.y0 + border, y1: area.y1 - border };
  const lightest = (x: number): number => share(gray, { ...inner, x0: x, x1: x + 1 }, (v) => v > 255 - black);
  for (let x = area.x0 + 3 * border; x < area.x1 - 3 * border; x++) if (lightest(x) > 0.9) return [];
  const depth = 2 * least.height;
  const walls: { from: number; to: number }[] = [];
  for (let x = area.x0 + 3 * border; x < area.x1 - 3 * border; x++) {
    let inked = 0;
    let rows = 0;
    for (let y = area.y1 + border; y < Math.min(height, area.y1 + border + depth); y++, rows++)
      if (Math.min(data[y * width + x - 1]!, data[y * width + x]!, data[y * width + x + 1]!) < black + 40) inked++;
    if (rows < depth / 2 || inked < 0.9 * rows) continue;
    const last = walls.at(-1);
    if (last && x - last.to <= 2) last.to = x;
    else walls.push({ from: x, to: x });
  }
  return walls
    .filter(({ from, to }) => to - from < 5 * border)
    .map(({ from, to }) => Math.round((from + to) / 2))
    .filter((x) => share(gray, { ...inner, x0: x - border, x1: x + border + 1 }, (v) => v > 255 - black) === 0);
}
