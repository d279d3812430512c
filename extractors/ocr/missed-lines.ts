/** Lines of a crop that the engine left out: found by their ink, and read one by one. */
import { drawCrop, type Crop, type CropPlan } from '../layout/cells/crops.ts';
import { linesOf } from '../layout/lines.ts';
import type { Gray } from '../raster/bitmap.ts';
import type { Component } from '../raster/components.ts';
import type { VotedLine } from './vote.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** A line counts as left out when words cover at most this share of the width of its letters. */
const covered = 0.1;
/** A line is worth a reading of its own from this width of ink on, in letter heights; letters of it may have run together. */
const leastWidth = 3;
/** What is read this unsurely on a line of its own stays unread ink. */
const leastConfidence = 0.25;
const paper = 255;

/**
 * The lines as read, and between them, by height, those that were left out. Page segmentation drops whole lines of bold or
 * touching letters, which then read as if they had never been there. Boxes in pixels of the crop.
 */
export async function withMissedLines(
  crop: Crop,
  plan: CropPlan,
  lines: readonly VotedLine[],
  read: (picture: Gray) => Promise<VotedLine[]>,
): Promise<VotedLine[]> {
  if (lines.length === 0 || plan.lines < 2) return [...lines];
  const parts = plan.parts.map((p): Component => ({
    ...p,
    x0: p.x0 - crop.x,
    x1: p.x1 - crop.x,
    y0: p.y0 - crop.y,
    y1: p.y1 - crop.y,
  }));
  const out = [...lines];
  for (const own of missedLines(parts, lines)) {
    const cut = drawCrop(crop.picture, { place: null, parts: own, lines: 1 }, paper);
    const words = (await read(cut.picture))
      .flatMap((line) => line.words)
      .filter((w) => w.text.trim() !== '')
      .map((w) => ({
        ...w,
        box: [w.box[0] + cut.x, w.box[1] + cut.y, w.box[2] + cut.x, w.box[3] + cut.y] as typeof w.box,
      }));
    const letters = words.reduce((a, w) => a + w.text.length, 0);
    const sure = words.reduce((a, w) => a + w.confidence * w.text.length, 0) / Math.max(1, letters);
    if (sure >= leastConfidence) out.push({ words });
  }
  return out.length === lines.length ? out : out.sort((a, b) => middle(a) - middle(b));
}

function missedLines(parts: readonly Component[], lines: readonly VotedLine[]): Component[][] {
  const words = lines.flatMap((line) => line.words.map((w) => w.box));
  const heights = parts.map((p) => p.y1 - p.y0).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length * 0.6)] ?? 0;
  return linesOf(
    parts,
    parts.map((_, i) => i),
  ).flatMap((line) => {
    const own = line.items.map((i) => parts[i]!);
    const letters = own.filter((p) => p.y1 - p.y0 >= 0.6 * usual);
    const width = letters.reduce((a, p) => a + p.x1 - p.x0, 0);
    if (width < leastWidth * usual) return [];
    const read = letters.filter((p) => {
      const [x, y] = [(p.x0 + p.x1) / 2, (p.y0 + p.y1) / 2];
      return words.some((b) => x >= b[0] - 2 && x <= b[2] + 2 && y >= b[1] - 2 && y <= b[3] + 2);
    });
    return read.reduce((a, p) => a + p.x1 - p.x0, 0) > covered * width ? [] : [own];
  });
}

function middle(line: VotedLine): number {
  return median(line.words.map((w) => (w.box[1] + w.box[3]) / 2)) ?? 0;
}
