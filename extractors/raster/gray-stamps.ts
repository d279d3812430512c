/** Stamps in scans without colour: rings of a grey between print and paper, lifted so that the print under them stays. */
import { letters, components, type Component } from './components.ts';
import type { Gray, Mask } from './bitmap.ts';

/**
 * Ink is pale when no pixel near it comes nearer to print than this share of the way from print to paper. Where a scanner is
 * soft, thin strokes of letters are pale as well, and a stamp is told from them by a later share.
 */
const paleShares = [0.3, 0.36, 0.42, 0.48];
/** Side of the squares, in pixels at 300 dpi, in which pale ink is looked for as a whole; so many pale pixels fill one. */
const square = 4;
const leastPale = 4;
/** Pieces of a ring at most twice so many squares apart are one. */
const bridge = 3;
/** A stamp measures so many inches both ways: official ones 3 to 5 cm. */
const stampInches = { from: 0.7, to: 2.4 };
const mostUneven = 1.6;
/** A straight run of pale ink as long as this is a rule: where a ring is flat, it is half as long. */
const ruleInches = 0.6;
/** A rule is fewer squares thick. */
const thickRule = 4;
/** Share of a stamp's extent, at each corner, that a ring leaves empty; a frame of pale rules does not. */
const cornerShare = 0.13;
/** So much of a corner may be inked all the same, by print; a corner of a frame has more than twice as much. */
const mostInCorners = 0.06;
/**
 * A ring is inked in most of so many directions from its middle at one distance, give or take so many squares; print and rules that
 * hang on it move the middle of its extent. Middles are tried at every so many squares, up to this share of the extent off. On drawn
 * and real hard scans frames of cells, grids and ovals drawn by hand came to 0.58 at most, stamps to 0.83 at least.
 */
const directions = 48;
const ringReach = 2;
const middleStep = 3;
const middleReach = 0.25;
const leastRound = 0.7;
/** Of the letters around a stamp so many must be darker than what is lifted. */
const darkLetters = 0.9;
const leastLetters = 8;
/**
 * And of the ink in the boxes of these letters at most this share may be as pale, or thin strokes would be lifted too: 0.09
 * to 0.16 where letters stayed whole, 0.26 where they lost strokes.
 */
const mostPale = 0.2;
/** Pale ink nearer than this to print, in pixels, is the print's own edge or a thin stroke of it. */
const liftReach = 2;
/** Lighter than this is paper, of 255; and a pale stroke has at least so many pixels: thin places of letters have fewer. */
const nearlyPaper = 245;
const leastStroke = 60;

/**
 * The picture without pale rings and what is pale inside them; the same object where there are none. `gray` is 300 dpi,
 * its paper white; `mask` and `parts` are its ink. Where print around a ring is as pale as the ring nothing is lifted.
 */
export function liftGrayStamps(gray: Gray, mask: Mask, parts: readonly Component[], dpi: number): Gray {
  const usual = letters(parts, dpi).letters;
  if (usual.length < leastLetters) return gray;
  const cores = usual.map((part) => ({ part, core: darkest(gray, part) }));
  const print = percentile(
    cores.map(({ core }) => core),
    0.25,
  );
  for (const share of paleShares) {
    const limit = print + share * (255 - print);
    const rings = clearRings(gray, mask, cores, limit, dpi);
    if (rings.length === 0) continue;
    const out = gray.data.slice();
    for (const box of rings) lift(gray, box, limit, out);
    return { ...gray, data: out };
  }
  return gray;
}

type Core = { part: Component; core: number };

/** Rings of ink paler than `limit` among letters that would stay whole. */
function clearRings(gray: Gray, mask: Mask, cores: readonly Core[], limit: number, dpi: number): Component[] {
  const dark = cores.flatMap(({ part, core }) => (core < limit ? [part] : []));
  return paleRings(gray, mask, dark, limit, dpi).filter((box) => {
    const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
    const around = cores.filter(
      ({ part: p }) =>
        p.x1 > box.x0 - w && p.x0 < box.x1 + w && p.y1 > box.y0 - h && p.y0 < box.y1 + h && !holds(box, p),
    );
    const near = around.length >= leastLetters ? around : cores;
    if (near.filter(({ core }) => core < limit).length < darkLetters * near.length) return false;
    return (
      paleIn(
        gray,
        near.map(({ part }) => part),
        limit,
      ) <= mostPale
    );
  });
}

/**
 * Extents of connected pale ink that is a ring, in pixels. Thin strokes of `dark` letters are pale where a scanner is soft, and would
 * join a ring to the lines of text that it stands among.
 */
function paleRings(gray: Gray, mask: Mask, dark: readonly Component[], limit: number, dpi: number): Component[] {
  const width = Math.floor(gray.width / square);
  const height = Math.floor(gray.height / square);
  const filled = new Uint8Array(width * height);
  for (let r = 0; r < height; r++)
    for (let c = 0; c < width; c++) {
      let pale = 0;
      for (let y = r * square; y < (r + 1) * square; y++)
        for (let x = c * square; x < (c + 1) * square; x++) {
          const i = y * gray.width + x;
          if (mask.data[i] !== 0 && gray.data[i]! > limit && isPale(gray, x, y, limit, 2)) pale++;
        }
      if (pale >= leastPale) filled[r * width + c] = 1;
    }
  for (const { x0, y0, x1, y1 } of dark)
    for (let r = Math.floor(y0 / square); r <= Math.min(height - 1, Math.floor((y1 - 1) / square)); r++)
      filled.fill(0, r * width + Math.floor(x0 / square), r * width + Math.min(width, Math.ceil(x1 / square)));
  clearRules({ width, height, data: filled }, (ruleInches * dpi) / square);
  // print that crosses a ring parts it by a letter or two
  const joined = grown({ width, height, data: filled }, bridge);
  return components(joined).flatMap((part): Component[] => {
    const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
    const [a, b] = [Math.max(1, Math.round(cornerShare * w)), Math.max(1, Math.round(cornerShare * h))];
    let corners = 0;
    for (const x0 of [part.x0, part.x1 - a])
      for (const y0 of [part.y0, part.y1 - b])
        for (let y = y0; y < y0 + b; y++) for (let x = x0; x < x0 + a; x++) corners += filled[y * width + x] ?? 0;
    if (!isStampSized(w, h, dpi / square) || corners >= 4 * a * b * mostInCorners) return [];
    if (roundness({ width, height, data: filled }, part, (stampInches.from * dpi) / square / 2) < leastRound) return [];
    const box = {
      x0: part.x0 * square,
      y0: part.y0 * square,
      x1: part.x1 * square,
      y1: part.y1 * square,
      area: part.area * square ** 2,
    };
    return [box];
  });
}

/** `w` and `h` in squares, `perInch` of them. */
function isStampSized(w: number, h: number, perInch: number): boolean {
  const [least, most] = [Math.min(w, h), Math.max(w, h)];
  return least > stampInches.from * perInch && most < stampInches.to * perInch && most < mostUneven * least;
}

/** Share of the directions in which the best circle of at least `from` squares around a middle of the part is inked. */
function roundness({ width, data }: Mask, { x0, y0, x1, y1 }: Component, from: number): number {
  const ink: [number, number][] = [];
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (data[y * width + x] !== 0) ink.push([x, y]);
  const [reachX, reachY] = [middleReach * (x1 - x0), middleReach * (y1 - y0)];
  const to = Math.ceil(Math.max(x1 - x0, y1 - y0) / 2);
  let best = 0;
  for (let v = (y0 + y1) / 2 - reachY; v <= (y0 + y1) / 2 + reachY; v += middleStep)
    for (let u = (x0 + x1) / 2 - reachX; u <= (x0 + x1) / 2 + reachX; u += middleStep) {
      // which directions are inked, by whole squares of distance
      const inked = new Uint8Array((to + 1) * directions);
      for (const [x, y] of ink) {
        const away = Math.round(Math.hypot(x - u, y - v));
        if (away > to) continue;
        const towards = Math.floor((Math.atan2(y - v, x - u) / (2 * Math.PI) + 0.5) * directions) % directions;
        inked[away * directions + towards] = 1;
      }
      for (let away = Math.ceil(from); away + ringReach <= to; away++) {
        let met = 0;
        for (let towards = 0; towards < directions; towards++)
          for (let near = away - ringReach; near <= away + ringReach; near++)
            if (inked[near * directions + towards] === 1) {
              met++;
              break;
            }
        best = Math.max(best, met);
      }
    }
  return best / directions;
}

/**
 * Empties straight runs of at least so many squares, but for what crosses them: thin rules are pale too, and join a ring
 * to the whole table.
 */
function clearRules({ width, height, data }: Mask, least: number): void {
  const full = data.slice();
  const reach = (i: number, step: number): number => {
    let n = 0;
    while (n < thickRule && full[i + (n + 1) * step] === 1) n++;
    return n;
  };
  const clear = (length: number, at: (i: number) => number, across: number): void => {
    let run = 0;
    for (let i = 0; i <= length; i++) {
      if (i < length && full[at(i)] !== 0) run++;
      else {
        if (run >= least)
          for (let k = at(i - run), n = 0; n < run; n++, k = at(i - run + n))
            if (reach(k, across) + reach(k, -across) < thickRule) data[k] = 0;
        run = 0;
      }
    }
  };
  for (let y = 0; y < height; y++) clear(width, (x) => y * width + x, width);
  for (let x = 0; x < width; x++) clear(height, (y) => y * width + x, 1);
}

/** Each filled square with its neighbours up to so many squares away. */
function grown({ width, height, data }: Mask, by: number): Mask {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 0) continue;
      for (let v = Math.max(0, y - by); v <= Math.min(height - 1, y + by); v++)
        for (let u = Math.max(0, x - by); u <= Math.min(width - 1, x + by); u++) out[v * width + u] = 1;
    }
  return { width, height, data: out };
}

/** Lifts the pale strokes in an extent; pale specks are thin places of letters and stay. */
function lift({ width, height, data }: Gray, box: Component, limit: number, out: Uint8Array): void {
  const [x0, y0] = [Math.max(1, box.x0), Math.max(1, box.y0)];
  const [w, h] = [Math.min(width - 1, box.x1) - x0, Math.min(height - 1, box.y1) - y0];
  const pale = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const v = data[(y0 + y) * width + x0 + x]!;
      if (v > limit && v < nearlyPaper && isPale({ width, height, data }, x0 + x, y0 + y, limit, liftReach))
        pale[y * w + x] = 1;
    }
  for (const part of components({ width: w, height: h, data: pale })) {
    if (part.area < leastStroke) continue;
    for (let y = part.y0; y < part.y1; y++)
      for (let x = part.x0; x < part.x1; x++) if (pale[y * w + x] !== 0) out[(y0 + y) * width + x0 + x] = 255;
  }
}

function isPale({ width, height, data }: Gray, x: number, y: number, limit: number, reach: number): boolean {
  for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++)
    for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++)
      if (data[v * width + u]! <= limit) return false;
  return true;
}

/** Share of the ink of letters that would be lifted with a ring. */
function paleIn(gray: Gray, parts: readonly Component[], limit: number): number {
  let [ink, pale] = [0, 0];
  for (const { x0, y0, x1, y1 } of parts)
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) {
        const v = gray.data[y * gray.width + x]!;
        if (v >= nearlyPaper) continue;
        ink++;
        if (v > limit && isPale(gray, x, y, limit, liftReach)) pale++;
      }
  return ink === 0 ? 0 : pale / ink;
}

function darkest({ width, data }: Gray, { x0, y0, x1, y1 }: Component): number {
  let least = 255;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) least = Math.min(least, data[y * width + x]!);
  return least;
}

function holds(box: Component, part: Component): boolean {
  return part.x0 >= box.x0 && part.x1 <= box.x1 && part.y0 >= box.y0 && part.y1 <= box.y1;
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)] ?? 0;
}
