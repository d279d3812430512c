/** A formula that stands beside several indicators, and belongs to another one of them. */
import { documentCheck, type Check, type Finding, type ReadRow } from './check.ts';
import { readSense, wordsBeyond, type WordSense } from './word-sense.ts';
import { addTo } from '../../pipeline/model/groups.ts';

type Candidate = { row: ReadRow; name: WordSense; formula: WordSense };

/** Fewer words than these are met by chance. */
const leastWords = 2;

export const copiedFormula: Check = documentCheck('formula-copied', (rows, { vocabulary }) => {
  const groups = new Map<string, Candidate[]>();
  for (const row of rows) {
    const { text, numerator, denominator } = row.indicator.formula;
    const said = numerator !== null && denominator !== null ? `${numerator} ${denominator}` : (text ?? '');
    const formula = readSense(said, vocabulary);
    if (!row.name || formula.set.size < leastWords) continue;
    const parts = row.parts ? [row.parts.numerator, row.parts.denominator] : [formula];
    const key = parts.map((part) => [...part.words].sort().join(' ')).join(' / ');
    addTo(groups, key, { row, name: row.name, formula });
  }
  const exact = [...groups.values()].flatMap(strangersOf);
  const known = new Set(exact.map(({ indicator }) => indicator));
  const reworded = strangersInOtherWords([...groups.values()].flat());
  return [...exact, ...reworded.filter(({ indicator }) => !known.has(indicator))];
});

/** Rows of which the formula has no word of their own name, and all words of another row's name and formula. */
function strangersInOtherWords(all: readonly Candidate[]): Finding[] {
  const withWords = all.filter(({ name, formula }) => [...formula.set].every((word) => !name.set.has(word)));
  return withWords.flatMap((own) => {
    const owner = all.find(
      (other) =>
        other !== own &&
        sameSet(other.formula.set, own.formula.set) &&
        [...own.formula.set].every((word) => other.name.set.has(word)),
    );
    return owner ? [strange(own, owner)] : [];
  });
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((word) => b.has(word));
}

/** The rows that another row of the same formula fits better, told by the words that the two names do not share. */
function strangersOf(group: readonly Candidate[]): Finding[] {
  return group.flatMap((own) => {
    const owner = group.find((other) => other !== own && fitsBetter(other, own));
    return owner ? [strange(own, owner)] : [];
  });
}

function strange(own: Candidate, owner: Candidate): Finding {
  const printed = own.row.indicator.formula.text ?? own.formula.text;
  const message = `"${printed}" stands beside "${owner.row.indicator.name}" as well and fits that name, not "${own.row.indicator.name}"`;
  return { indicator: own.row.indicator.id, field: 'formula', message };
}

function fitsBetter(other: Candidate, own: Candidate): boolean {
  const [mine, theirs] = [wordsBeyond(other.name, own.name), wordsBeyond(own.name, other.name)];
  if (mine.length === 0 || theirs.length === 0) return false;
  const met = (words: readonly string[]) => words.filter((word) => own.formula.set.has(word)).length;
  const share = (words: readonly string[]) => met(words) / words.length;
  return (share(mine) <= 0.5 && share(theirs) > 0.5) || (met(mine) === 0 && met(theirs) >= leastWords);
}
