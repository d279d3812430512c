/** Watermarks and stamps among the text of a page: words that stand across others or across the rules of a table. */
import { median } from '../../pipeline/model/numbers.ts';
import { addTo, grouped } from '../../pipeline/model/groups.ts';
import type { PageContent } from './content.ts';
import type { Character } from './glyphs.ts';
import type { ShownText } from './shown.ts';

/** Text slanting more than this against the rest of the page, in degrees, is no line of it. */
const slant = 4;
/** Times the usual size from which on text across other text is a watermark. */
const large = 1.8;
/** Share of the usual strength of print below which it is pale. */
const pale = 0.6;

/** Letters that the words of a watermark have; hyphens and stops are pale because they are thin. */
const leastLetters = 3;

/** The characters that belong to watermarks, or, where no strengths are known, that may. */
export function watermarksOf(
  { seen, unseen, over, strengths }: ShownText,
  lines: PageContent['lines'],
): Set<Character> {
  const letters = seen.filter((c) => c.text.trim() !== '');
  const usualSlant = median(letters.map((c) => offQuarter(c.angle))) ?? 0;
  const usualSize = median(letters.map((c) => c.size)) ?? 10;
  const isSlanting = (c: Character): boolean => Math.abs(offQuarter(c.angle) - usualSlant) > slant;
  // on most pages nothing is out of the ordinary
  if (over.length === 0 && !letters.some((c) => c.size > large * usualSize || isSlanting(c))) return new Set();
  const strengthOf = (c: Character): number => strengths.get(c) ?? 0;
  const usualStrength = median(letters.map(strengthOf)) ?? 255;
  const runs = grouped(letters, (c) => c.run);
  const cutOff = grouped(unseen, (c) => c.run);
  const across = new Map<number, Set<number>>();
  for (const [a, b] of over) {
    across.set(a.run, (across.get(a.run) ?? new Set()).add(b.run));
    across.set(b.run, (across.get(b.run) ?? new Set()).add(a.run));
  }
  const found = new Set<number>();
  const alike = new Map<string, number[]>();
  for (const [run, own] of runs) {
    const isWord = own.filter((c) => /\p{L}/u.test(c.text)).length >= leastLetters;
    const size = median(own.map((c) => c.size))!;
    const isLarge = isWord && size > large * usualSize;
    const isPale = isWord && (strengths.size === 0 || median(own.map(strengthOf))! < pale * usualStrength);
    if (isSlanting(own[0]!)) found.add(run);
    else if ((across.get(run)?.size ?? 0) > 0 && (isLarge || isPale)) found.add(run);
    else if (isLarge && isPale && crosses(own, lines)) found.add(run);
    if (isLarge || isPale) addTo(alike, saidBy([...own, ...(cutOff.get(run) ?? [])]), run);
  }
  // the same words again where nothing lies below them
  for (const same of alike.values()) if (same.some((run) => found.has(run))) for (const run of same) found.add(run);
  return new Set(letters.filter((c) => found.has(c.run)));
}

/** The letters of a run in a fixed order, also where the edge of the page cuts some of them off. */
function saidBy(run: readonly Character[]): string {
  return run
    .map((c) => c.text)
    .sort()
    .join('');
}

/** Degrees from the nearest quarter turn, -45 to 45. */
function offQuarter(angle: number): number {
  return ((((angle + 45) % 90) + 90) % 90) - 45;
}

/** Whether a drawn rule runs through the middle of a run of text. */
function crosses(run: readonly Character[], lines: PageContent['lines']): boolean {
  const [x0, x1] = [Math.min(...run.map((c) => c.x0)), Math.max(...run.map((c) => c.x1))];
  const [y0, y1] = [Math.min(...run.map((c) => c.y0)), Math.max(...run.map((c) => c.y1))];
  const within = (at: number, from: number, to: number): boolean =>
    at > from + 0.2 * (to - from) && at < to - 0.2 * (to - from);
  return lines.some((line) =>
    line.kind === 'vertical'
      ? within(line.at, x0, x1) && line.from < (y0 + y1) / 2 && line.to > (y0 + y1) / 2
      : within(line.at, y0, y1) && line.from < x0 + 0.2 * (x1 - x0) && line.to > x1 - 0.2 * (x1 - x0),
  );
}
