/** How well a text fits what the recognizer saw letter by letter: connectionist temporal classification (Graves 2006). */
import type { LetterStep } from '../../pipeline/model/reading/text.ts';

/** The share (0 to 1) of a sign that a step leaves out: half of the least that the recognizer reports. */
const unseen = 0.005;

/**
 * Natural log of the chance of the steps given the text, the mean over readings. Steps are those of `Word.letters`; a space
 * and none are one. -Infinity when the text has more letters than there are steps.
 */
export function letterChance(text: string, letters: readonly (readonly LetterStep[])[]): number {
  const signs = Array.from(text.replace(/\s/g, ''));
  if (letters.length === 0 || signs.length === 0) return -Infinity;
  return letters.reduce((sum, steps) => sum + forward(signs, steps), 0) / letters.length;
}

/** The forward sum over all ways to lay signs and blanks along the steps. */
function forward(signs: readonly string[], steps: readonly LetterStep[]): number {
  const states = 2 * signs.length + 1;
  let before = new Float64Array(states).fill(-Infinity);
  for (const [t, step] of steps.entries()) {
    const blank = Math.log(Math.max(step[''] ?? 0, unseen));
    const now = new Float64Array(states).fill(-Infinity);
    for (let s = 0; s < states; s++) {
      const sign = s % 2 === 1 ? signs[s >> 1]! : null;
      let way = t === 0 ? (s < 2 ? 0 : -Infinity) : before[s]!;
      if (t > 0 && s > 0) way = addLogs(way, before[s - 1]!);
      // two different letters may follow each other without a blank between
      if (t > 0 && sign !== null && s > 1 && sign !== signs[(s >> 1) - 1]) way = addLogs(way, before[s - 2]!);
      now[s] = way + (sign === null ? blank : Math.log(Math.max(step[sign] ?? 0, unseen)));
    }
    before = now;
  }
  return addLogs(before[states - 1]!, before[states - 2]!);
}

function addLogs(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === -Infinity ? high : high + Math.log1p(Math.exp(low - high));
}

/** The text that each reading holds for likeliest step by step: places to look for words from. */
export function likeliestTexts(letters: readonly (readonly LetterStep[])[]): string[] {
  return letters.map((steps) => {
    let text = '';
    let last = '';
    for (const step of steps) {
      const [sign] = Object.entries(step).reduce<[string, number]>(
        (best, entry) => (entry[1] > best[1] ? entry : best),
        ['', 0],
      );
      if (sign !== last) text += sign;
      last = sign;
    }
    return text;
  });
}
