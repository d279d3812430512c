/** A stacked fraction that the page break cuts below its bar. */
import { unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';

/** Share of the numerator's width that a line must fill for the next one to be its continuation. */
const full = 0.7;

/**
 * The lines of one cell from above and below a page break, in order. Fractions below count on from those above; where
 * the last fraction above has a numerator and no denominator, the lines that `lower` begins with become its denominator.
 */
export function joinCutLines(upper: readonly TextLine[], lower: readonly TextLine[]): TextLine[] {
  const count = Math.max(-1, ...upper.map((line) => line.fraction?.index ?? -1)) + 1;
  const open = openFraction(upper, count - 1);
  const taken = open ? denominatorCount(open.numerator, lower) : 0;
  const below = lower.map((line, i): TextLine => {
    if (open && i < taken) return { ...line, fraction: { index: open.index, part: 'denominator', form: open.form } };
    return line.fraction ? { ...line, fraction: { ...line.fraction, index: line.fraction.index + count } } : line;
  });
  return [...upper, ...below];
}

function openFraction(upper: readonly TextLine[], index: number) {
  const own = upper.filter((line) => line.fraction?.index === index);
  const numerator = own.filter((line) => line.fraction?.part === 'numerator');
  const form = numerator[0]?.fraction?.form;
  // text behind the fraction would mean that it ended above
  const isLast = upper.at(-1)?.fraction?.index === index;
  if (!form || !isLast || own.some((line) => line.fraction?.part === 'denominator')) return null;
  return { index, form, numerator };
}

/** How many lines carry the denominator: the first, and those centred below it or flush with a full line. */
function denominatorCount(numerator: readonly TextLine[], lower: readonly TextLine[]): number {
  const above = unite(numerator.flatMap((line) => (line.box ? [line.box] : [])));
  const boxes = lower.map((line) => line.box);
  const first = boxes[0];
  if (!first || lower[0]?.fraction) return 0;
  if (!above) return 1;
  const width = Math.max(above[2] - above[0], first[2] - first[0]);
  const height = first[3] - first[1];
  let n = 1;
  for (; n < lower.length; n++) {
    const [box, last] = [boxes[n], boxes[n - 1]];
    if (!box || !last || lower[n]!.fraction || box[1] - last[3] > height) break;
    const centred = Math.abs(middle(box) - middle(first)) < height;
    const flush = Math.abs(box[0] - first[0]) < 0.7 * height && last[2] - last[0] >= full * width;
    if (box[2] - box[0] > width + height || !(centred || flush)) break;
  }
  return n;
}

const middle = (box: Box): number => (box[0] + box[2]) / 2;
