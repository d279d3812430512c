/** Why an indicator is what it is to a concept, in a sentence that a researcher understands: printed words, never lemmas or keys. */
import { measureKinds } from '../../../../pipeline/model/choices.ts';
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import { sentence } from '../opened/sentences-told.ts';
import { keyWord, tell } from '../opened/wording.ts';

export type Relation = 'exact' | 'close' | 'narrower' | 'broader' | 'related';

/** The words of a name as printed, each with whether another name lacks it; `tied` are words that say the same under another name. */
export function onlyHere(name: string, other: string, tied: ReadonlySet<string>): { text: string; isNew: boolean }[] {
  const there = new Set([...foldText(other).split(' '), ...tied]);
  return name
    .split(/(\s+)/)
    .filter((part) => part !== '')
    .map((text) => {
      const folded = foldText(text);
      return { text, isNew: folded !== '' && folded.split(' ').some((word) => !there.has(word)) };
    });
}

/** Its words that another lacks, as quoted texts, or null where there are none. */
function newWords(name: string, other: string, tied: ReadonlySet<string>): string | null {
  const runs: string[][] = [];
  let isOn = false;
  for (const { text, isNew } of onlyHere(name, other, tied)) {
    if (/^\s+$/.test(text)) continue;
    if (isNew && isOn) runs.at(-1)!.push(text);
    else if (isNew) runs.push([text]);
    isOn = isNew;
  }
  const told = runs.map((run) => run.join(' ').replace(/^[(,;]+|[),;]+$/g, ''));
  return told.length === 0 ? null : told.map((run) => `“${run}”`).join(', ');
}

const measures: readonly string[] = [...measureKinds, 'share'];
const measureWords = (text: string): string | null => {
  const kinds = text.split(' or ');
  return kinds.every((kind) => measures.includes(kind))
    ? kinds.map((kind) => keyWord('measure', kind).toLowerCase()).join(tell('or'))
    : null;
};

/**
 * `because` is what the dataset says, made of clauses about lemmas; `name` and `label` are the printed names that they were made of. The parts
 * of the names that differ are quoted from them.
 */
export function reasonSentence(
  { relation, because }: { relation: Relation; because: string },
  name: string,
  label: string,
  tied: ReadonlySet<string>,
): string {
  if (/(^|, )decided (by|on) /.test(because)) return tell('reasonDecided', because);
  const clauses = because.split('; ').flatMap((clause) => clause.split(/, (?=same )/));
  const told = new Set<string>();
  let [isMore, isLess, isOther] = [false, false, false];
  for (const clause of clauses) {
    if (/^same (population|condition|place|time) /.test(clause)) told.add(tell(sharedWord(clauses)));
    else if (clause === 'the label is its name') told.add(tell('reasonLabel'));
    else if (clause === 'the same phrase') told.add(tell('reasonPhrase'));
    else if (clause === 'same formula') told.add(tell('reasonFormula'));
    else if (clause === 'nothing differs' || clause === 'nothing the same') continue;
    else if (renamed.test(clause)) told.add(renamedTold(clause));
    else if (clause.startsWith('it also says ')) isMore = true;
    else if (clause.startsWith('the label also says ')) isLess = true;
    else if (/ against /.test(clause)) {
      const [a, b] = clause.split(' against ').map(measureWords);
      if (a && b) told.add(tell('reasonMeasures', a, b));
      else isOther = true;
    } else if (/ is not /.test(clause) && !fixed.has(clause)) isOther = true;
    else if (/ for /.test(clause) && !fixed.has(clause)) told.add(tell('reasonNearly'));
    else told.add(capital(sentence(clause)));
  }
  if (isMore || isLess || isOther) {
    const here = isMore || isOther ? newWords(name, label, tied) : null;
    const there = isLess || isOther ? newWords(label, name, tied) : null;
    if (here !== null && there !== null) told.add(tell('reasonInstead', here, there));
    else if (here !== null) told.add(tell('reasonMore', here));
    else if (there !== null) told.add(tell('reasonLess', there));
    else told.add(tell('reasonOrder'));
  }
  if (told.size === 0) told.add(tell(`reason.${relation}`));
  return [...told].map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}

/** One sentence for all that is shared: whom a name counts, what it asks of them, or both. */
function sharedWord(clauses: readonly string[]): 'sharedBoth' | 'sharedPeople' | 'sharedAsked' {
  const has = (facet: string): boolean => clauses.some((clause) => clause.startsWith(`same ${facet} `));
  // where one thing is asked instead of another, not all that is asked is the same
  const isAllAsked = has('condition') && !clauses.some((clause) => clause.includes(' against '));
  return has('population') ? (isAllAsked ? 'sharedBoth' : 'sharedPeople') : 'sharedAsked';
}

/** Clauses that hold no lemma. */
const fixed = new Set([
  'growth is not the amount',
  'who does is not who receives',
  'a state is not what is done about it',
]);

const renamed = /^(.+?)(?: \((from|until) (\d{4})\))? is (.+?)(?: \((from|until) (\d{4})\))?$/;

function renamedTold(clause: string): string {
  if (fixed.has(clause) || clause.startsWith('one is ') || / is not /.test(clause)) return capital(sentence(clause));
  const [, first, firstWay, firstYear, second, secondWay, secondYear] = renamed.exec(clause)!;
  const named = (name: string, way: string | undefined, year: string | undefined): string =>
    way === undefined ? `“${name}”` : tell(way === 'from' ? 'nameFrom' : 'nameUntil', `“${name}”`, year!);
  return tell('reasonRenamed', named(first!, firstWay, firstYear), named(second!, secondWay, secondYear));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
