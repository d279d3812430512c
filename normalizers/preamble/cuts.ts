/** How sure it is that a value of a preamble was cut out rightly: no more and no less than what stands there. */
import type { ListForm } from './entries.ts';

/** What opened a part: a label in a cell of a block, one with a sign behind it, one without, or a sentence. */
export type Opened = 'block' | 'sign' | 'bare' | 'sentence';

/**
 * What tells how a value was cut: `form` of its list, null for a text; `gap` that marks of the list are missing; `pages`
 * how many it stands on.
 */
export type ValueCut = { text: string; opened: Opened; form: ListForm | null; gap: boolean; pages: number };

/**
 * Shares of values that are cut rightly by what parts them: estimates, rounded down from drawn preambles, of which nearly all
 * were cut rightly; scanned ones are read worse.
 */
const shares = {
  opened: { block: 0.99, sign: 0.97, bare: 0.95, sentence: 0.95 },
  form: { numbered: 0.99, bullets: 0.95, ends: 0.85, plain: 0.7 },
  gap: 0.85,
  pageBreak: 0.95,
  swallowed: 0.3,
};
/** What is neither in a block nor in a list that counts is never surer. */
const mostSure = 0.9;

/** A sentence that ends within a value, a list that it only opens, and a mark in its midst show that more was taken than is its own. */
const swallowed = /\p{L}{4,}[.;]\s+\p{L}|:$|\s(?:\d{1,2}|\p{Ll})[.)]\s/u;

/** The chance (0 to 1) that a value was cut rightly. */
export function cutChance({ text, opened, form, gap, pages }: ValueCut): number {
  const chance =
    shares.opened[opened] *
    (form === null ? 1 : shares.form[form]) *
    (gap ? shares.gap : 1) *
    (pages > 1 ? shares.pageBreak : 1) *
    (swallowed.test(text) ? shares.swallowed : 1);
  const isSure = opened === 'block' || (form === 'numbered' && !gap);
  return isSure ? chance : Math.min(mostSure, chance);
}
