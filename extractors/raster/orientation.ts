/** Which way text lines run, from the neighbours of letters. */
import type { Component } from './components.ts';
import { median } from '../../pipeline/model/numbers.ts';

/**
 * Whether text lines run down the picture (a page fed sideways): every letter votes for the direction in which
 * its nearest neighbour stands, since letters of a word stand closer than lines. Returns the share of votes for
 * vertical lines (0 to 1), or null with too few letters.
 */
export function sidewaysShare(letters: readonly Component[], height: number): number | null {
  if (letters.length < 30) return null;
  const cell = Math.max(4, height * 2);
  const buckets = new Map<string, number[]>();
  const key = (x: number, y: number): string => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
  const centre = letters.map((p) => [(p.x0 + p.x1) / 2, (p.y0 + p.y1) / 2] as const);
  centre.forEach(([x, y], i) => {
    const k = key(x, y);
    const bucket = buckets.get(k);
    if (bucket) bucket.push(i);
    else buckets.set(k, [i]);
  });
  let across = 0;
  let down = 0;
  const step = Math.max(1, Math.floor(letters.length / 3000));
  for (let i = 0; i < letters.length; i += step) {
    const p = letters[i]!;
    const [x, y] = centre[i]!;
    let gapX = Infinity;
    let gapY = Infinity;
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const j of buckets.get(key(x + dx * cell, y + dy * cell)) ?? []) {
          if (j === i) continue;
          const q = letters[j]!;
          const overlapY = Math.min(p.y1, q.y1) - Math.max(p.y0, q.y0);
          const overlapX = Math.min(p.x1, q.x1) - Math.max(p.x0, q.x0);
          if (overlapY > 0.4 * Math.min(p.y1 - p.y0, q.y1 - q.y0))
            gapX = Math.min(gapX, Math.max(q.x0 - p.x1, p.x0 - q.x1));
          if (overlapX > 0.4 * Math.min(p.x1 - p.x0, q.x1 - q.x0))
            gapY = Math.min(gapY, Math.max(q.y0 - p.y1, p.y0 - q.y1));
        }
    if (gapX < gapY) across++;
    else if (gapY < gapX) down++;
  }
  return across + down < 20 ? null : down / (across + down);
}

/**
 * Whether the page stands on its head, from ascenders and descenders: in Indonesian print letters with ascenders
 * (b d f h k l t) are about three times as many as those with descenders (g j p q y). `lines` are letters grouped by text line.
 * Returns the share of letters that stick out upwards among all that stick out, or null with too few.
 */
export function ascenderShare(lines: readonly (readonly Component[])[]): { share: number; votes: number } | null {
  let up = 0;
  let down = 0;
  for (const line of lines) {
    if (line.length < 8) continue;
    const x = median(line.map((p) => p.y1 - p.y0))!;
    const top = median(line.map((p) => p.y0))!;
    const foot = median(line.map((p) => p.y1))!;
    for (const p of line) {
      if (p.y1 - p.y0 > 1.8 * x) continue;
      const above = top - p.y0;
      const below = p.y1 - foot;
      if (above > 0.25 * x && below < 0.12 * x) up++;
      else if (below > 0.25 * x && above < 0.12 * x) down++;
    }
  }
  return up + down < 12 ? null : { share: up / (up + down), votes: up + down };
}

/** Letters to text lines by overlap of their vertical extents; good enough for statistics on level text. */
export function letterLines(letters: readonly Component[], height: number): Component[][] {
  const sorted = [...letters].sort((a, b) => a.x0 - b.x0);
  const lines: { members: Component[]; x1: number; y0: number; y1: number }[] = [];
  for (const p of sorted) {
    const line = lines.find(
      (l) =>
        p.x0 - l.x1 < 1.6 * height &&
        p.x0 - l.x1 > -2 * height &&
        Math.min(p.y1, l.y1) - Math.max(p.y0, l.y0) > 0.5 * Math.min(p.y1 - p.y0, l.y1 - l.y0),
    );
    if (line) {
      line.members.push(p);
      line.x1 = Math.max(line.x1, p.x1);
      line.y0 = p.y0;
      line.y1 = p.y1;
    } else lines.push({ members: [p], x1: p.x1, y0: p.y0, y1: p.y1 });
  }
  return lines.map((l) => l.members);
}

/** A line of print has so many letters or more. */
const leastInLine = 5;
/** How far the foot of a letter may lie from that of its line, in heights of a letter: descenders lie farther. */
const footing = 0.15;
/** The uppermost of so many letters tell enough. */
const mostLetters = 6000;

/**
 * Share of letters whose feet stand on one line with at least four others, 0 to 1. Of what passes for letters in the
 * texture of photos and ornaments it was 0.10 at most on covers that we looked at, of print, worn and askew, 0.36 at least.
 */
export function alignedShare(letters: readonly Component[], height: number): number {
  const upper = letters.length > mostLetters ? [...letters].sort((a, b) => a.y0 - b.y0).slice(0, mostLetters) : letters;
  const aligned = letterLines(upper, height).map((line) => {
    if (line.length < leastInLine) return 0;
    const foot = median(line.map((p) => p.y1))!;
    const reach = Math.max(1.5, footing * median(line.map((p) => p.y1 - p.y0))!);
    return line.filter((p) => Math.abs(p.y1 - foot) <= reach).length;
  });
  return upper.length === 0 ? 0 : aligned.reduce((sum, n) => sum + n, 0) / upper.length;
}
