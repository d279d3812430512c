/** Characters of a text layer to words. */
import type { Word } from '../../pipeline/model/reading/text.ts';
import { roundBox } from '../../pipeline/model/geometry.ts';
import type { Character } from './glyphs.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** A gap wider than this share of the em separates words even without a space character. */
const wordGap = 0.22;
/** The same where the letters of the line stand close: narrow faces and narrowed text have blanks of 0.19 em and less. */
const narrowGap = 0.14;
/** Letters stand close when the usual gap between two of them is at most this share of the em. */
const closeGap = 0.03;
/** Fake bold draws a character again within this share of the em. */
const sameSpot = 0.12;

/** Groups characters in the order the page shows them: writers show words as runs, also where columns interleave. */
export function wordsOf(characters: readonly Character[]): Word[] {
  const words: Word[] = [];
  let run: Character[] = [];
  const close = (): void => {
    const text = normalise(run.map((c) => c.text).join(''));
    if (text)
      words.push({
        text,
        box: roundBox([
          Math.min(...run.map((c) => c.x0)),
          Math.min(...run.map((c) => c.y0)),
          Math.max(...run.map((c) => c.x1)),
          Math.max(...run.map((c) => c.y1)),
        ]),
        confidence: 1,
      });
    run = [];
  };
  const shown = withoutDoubles(characters);
  const gaps = gapsOfLines(shown);
  shown.forEach((c, i) => {
    const last = run.at(-1);
    if (/^\s*$/.test(c.text)) {
      close();
      return;
    }
    if (last) {
      const gap = c.x0 - last.x1;
      const drop = Math.abs(c.y1 - last.y1);
      if (gap > gaps[i]! * c.size || gap < -0.6 * c.size || drop > 0.5 * c.size) close();
    }
    run.push(c);
  });
  close();
  return words;
}

/** For each character how wide a gap, as a share of the em, parts it from the one before: by the letters of its line. */
function gapsOfLines(characters: readonly Character[]): number[] {
  const gaps: number[] = [];
  let line: number[] = [];
  let from = 0;
  const close = (to: number): void => {
    const usual = median(line) ?? 0;
    for (; from < to; from++) gaps.push(usual <= closeGap ? narrowGap : wordGap);
    line = [];
  };
  characters.forEach((c, i) => {
    const last = characters[i - 1];
    if (!last) return;
    const isNext = Math.abs(c.y1 - last.y1) <= 0.5 * c.size && c.x0 - last.x1 < 2 * c.size && c.x0 > last.x0;
    if (!isNext) close(i);
    else if (c.text.trim() !== '' && last.text.trim() !== '') line.push((c.x0 - last.x1) / c.size);
  });
  close(characters.length);
  return gaps;
}

/** Ligatures and width variants to plain letters; private-use symbols (bullets of symbol fonts) to a bullet. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, '')
    .replace(/[\ue000-\uf8ff]/g, '•')
    .replace(/[\u2010\u2011]/g, '-')
    .trim();
}

function withoutDoubles(characters: readonly Character[]): Character[] {
  const kept: Character[] = [];
  const seen = new Map<string, Character[]>();
  for (const c of characters) {
    if (c.text.trim() === '') {
      kept.push(c);
      continue;
    }
    const close = sameSpot * c.size;
    const isDouble = (x: number, y: number): boolean =>
      (seen.get(`${c.text}|${x}|${y}`) ?? []).some(
        (n) => Math.abs(n.x0 - c.x0) < close && Math.abs(n.y1 - c.y1) < close,
      );
    let double = false;
    for (let x = squareOf(c.x0 - close); x <= squareOf(c.x0 + close); x++)
      for (let y = squareOf(c.y1 - close); y <= squareOf(c.y1 + close); y++) double ||= isDouble(x, y);
    if (double) continue;
    addTo(seen, `${c.text}|${squareOf(c.x0)}|${squareOf(c.y1)}`, c);
    kept.push(c);
  }
  return kept;
}

/** Squares of four points, in which doubles are looked for. */
const squareOf = (v: number): number => Math.round(v / 4);
