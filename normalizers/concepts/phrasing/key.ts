/** The id of a concept: a key of the phrase alone, whatever else is read beside it. */
import type { Lemmas } from '../../phrases/lemmas.ts';
import { ownAgency, ownRegion } from '../../phrases/settings.ts';
import { measureWord } from './measures.ts';
import type { Part, Subject } from './subject.ts';

/** Goes up when equal phrases get another key; a table of the old ids comes with it. */
const version = 2;

/**
 * "c2.share.ppks.bansos": the version, how it counts, whom it counts, and all that is said of them in the order of the
 * letters, so that word order has no part in it. Whom it counts stands first: who helps is not who is helped.
 */
export function conceptKey(subject: Subject, lemmas: Lemmas): string {
  const parts = subject.parts.filter(({ facet }) => facet === 'population' || facet === 'condition');
  const told = parts.filter(({ lemma }) => !lemmas.isHaving(lemma));
  const said = told.length > 0 ? told : parts.length > 0 ? parts : subject.parts;
  const subjectWord = headOf(said, subject.measures.has('ratio'), lemmas);
  const rest = [...new Set(said.map(({ lemma }) => lemma))].filter((lemma) => lemma !== subjectWord).sort();
  const of = (facet: Part['facet']) => subject.parts.filter((part) => part.facet === facet).map(({ lemma }) => lemma);
  const setting = [...new Set(of('setting'))].filter((lemma) => lemma !== ownRegion && lemma !== ownAgency).sort();
  const period = [...new Set(of('period'))].sort();
  const marks = [
    ...(setting.length > 0 && parts.length > 0 ? [`at-${setting.join('-')}`] : []),
    ...(period.length > 0 && parts.length > 0 ? [`in-${period.join('-')}`] : []),
    ...(subject.level.said ? [`of-${subject.level.of}`] : []),
    ...ownerMark(subject, lemmas),
    ...(subject.phrase.negated ? ['not'] : []),
    ...(falls(subject) ? ['falling'] : []),
  ];
  const words = [...(subjectWord === null ? [] : [subjectWord]), ...rest, ...marks].map(safe);
  return [`c${version}`, measureWord(subject.measures), ...words].join('.');
}

/**
 * What every agency has of its own (its accountability, the satisfaction with it) is the agency's unless the name says the
 * region, anything else is the region's unless the name says the agency: only the other owner is told.
 */
function ownerMark({ own, parts }: Subject, lemmas: Lemmas): string[] {
  const usual = parts.some(({ lemma }) => lemmas.isOwn(lemma)) ? 'agency' : 'region';
  return own === null || own === usual ? [] : [`own-${own}`];
}

/** "Persentase penurunan kasus": a change whose values are higher where there is less. */
function falls({ measures, sides }: Subject): boolean {
  const directions = sides.get('direction') ?? [];
  return measures.size === 1 && measures.has('growth') && directions.length > 0 && !directions.includes('up');
}

/** The first word of whom or what is counted that is neither a state nor an action, of a ratio whatever it is; else the first of all. */
function headOf(parts: readonly Part[], isRatio: boolean, lemmas: Lemmas): string | null {
  const plain = ({ lemma }: Part): boolean =>
    !lemmas.isState(lemma) && !lemmas.isAction(lemma) && !lemmas.isLight(lemma);
  const counted = parts.filter(({ facet }) => facet === 'population');
  const head = counted.find(plain) ?? (isRatio ? counted[0] : undefined) ?? parts.find(plain) ?? counted[0] ?? parts[0];
  return head?.lemma ?? null;
}

/** Only letters, digits, hyphens and the signs of bounds stand between the dots. */
function safe(lemma: string): string {
  return lemma
    .replace('>', 'over-')
    .replace('<', 'under-')
    .replace(/[^\p{L}\p{N}-]+/gu, '-');
}
