/** A term that was not yet, or no longer, in use in the year of the document. */
import { findTermUses, type TermUse } from '../vocabulary/terms.ts';
import { rowCheck, type Check } from './check.ts';
import { printedTexts } from './printed-texts.ts';

export const termOutOfTime: Check = rowCheck('term-out-of-time', ({ indicator }, { vocabulary, agency, year }) => {
  if (year === null) return null;
  for (const { field, text } of printedTexts(indicator)) {
    const uses = findTermUses(text, vocabulary, agency?.sectors);
    const found = uses
      .map((use) => ({ use, why: outOfTime(use, year) }))
      .find(({ use, why }) => why && !excused(use, uses, text, year));
    if (found)
      return { field, message: `"${found.use.text}" ${found.why}, the document is of ${year}${basisOf(found.use)}` };
  }
  return null;
});

function outOfTime({ entry }: TermUse, year: number): string | null {
  const [from, to] = [yearOf(entry.from), yearOf(entry.to)];
  // in the year of the change both forms stand
  if (from !== null && year < from) return `is in use since ${entry.from}`;
  return to !== null && year > to ? `was in use until ${entry.to}` : null;
}

function yearOf(date: string): number | null {
  const found = /^\d{4}/.exec(date);
  return found ? Number(found[0]) : null;
}

function basisOf({ entry }: TermUse): string {
  return entry.basis === '' ? '' : ` (${entry.basis})`;
}

/** The text names today's form beside the old one, or quotes the title of an act. */
function excused(use: TermUse, uses: readonly TermUse[], text: string, year: number): boolean {
  const inForce = uses.some(
    (other) =>
      other.entry.canonical === use.entry.canonical &&
      outOfTime(other, year) === null &&
      other.entry.form !== 'misspelling',
  );
  const before = text.slice(0, use.from);
  const quoted = (before.match(/["“”«»]/g) ?? []).length % 2 === 1;
  const title =
    /\b(?:undang-undang|peraturan|keputusan|permen\p{L}*|kepmen\p{L}*|perda|perbup|perwali|pergub|perpres|inpres|uu|pp)\b[^.;]*\btentang\b[^.;]*$/iu.test(
      before,
    );
  // "PBG/IMB", "IMB atau PBG", "PPKS (dahulu PMKS)" name the old beside the new
  const beside =
    /(?:[/&]|\b(?:atau|dan|dahulu|dulu|sebelumnya|semula|eks|ex))\s*\(?$/i.test(before) ||
    /^\)?\s*(?:[/&]|atau\b)/i.test(text.slice(use.to));
  return inForce || quoted || title || beside;
}
