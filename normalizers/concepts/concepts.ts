/** Indicators of all agencies and years -> concepts: what is measured, by whom, and how near each comes to it. */
import type { Agency, Concept, Facets, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { lemmasOf } from '../phrases/lemmas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { learnAbbreviations } from './abbreviations.ts';
import { candidatePairs, type Candidates } from './candidate-pairs.ts';
import { alikeShare, clusterPairs } from './clusters.ts';
import { usualLimits, isSameNameOtherFormula, type Limits } from './compare.ts';
import { conceptIds, conceptKey, labelOf } from './naming.ts';
import { pairsOf, type Pairs, type Verdict } from './pairs.ts';
import { readSubject, type Subject } from './subject.ts';
import { weightsOf } from './weights.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** `conceptOf` and `facetsOf` are by indicator id; an indicator without a name is in neither. */
export type Conceived = {
  concepts: Concept[];
  conceptOf: ReadonlyMap<string, string>;
  facetsOf: ReadonlyMap<string, Facets>;
  issues: Issue[];
};

/** What concepts are formed from: the rows of a dataset and their agencies. */
export type Described = { indicators: readonly Indicator[]; agencies: readonly Agency[] };

const levelNames = { provinsi: 'province', kabupaten: 'local', kota: 'local' } as const;

/** At most this many members of a concept are merely related: more help nobody. */
const relatedShown = 4;

/**
 * Forms the concepts of any number of datasets' indicators. Every named indicator is an exact or close member of exactly
 * one; a concept of a single member is kept, because its id is made of its facets and is the same in the run of another
 * agency. The order of the indicators does not matter.
 */
export function formConcepts(
  { indicators, agencies }: Described,
  vocabulary: Vocabulary,
  verdicts: readonly Verdict[] = [],
  limits: Limits = usualLimits,
): Conceived {
  const lemmas = lemmasOf(vocabulary);
  const subjects = readSubjects(indicators, agencies, vocabulary);
  const scale = { weights: weightsOf(subjects, lemmas), lemmas, limits };
  const pairs = pairsOf(subjects, verdicts, scale);
  const candidates = withDecided(candidatePairs(subjects, scale.weights, lemmas), subjects, verdicts);
  const clusters = clusterPairs(subjects.length, candidates, pairs);
  const centres = clusters.map((cluster) => centreOf(cluster, subjects, pairs));
  const owners = centres.map((centre) => subjects[centre]!);
  const ids = conceptIds(
    owners.map((owner) => conceptKey(owner, lemmas)),
    owners,
  );
  const around = neighboursOf(candidates);
  const concepts = clusters.map((cluster, n): Concept => {
    const members = [
      ...cluster.map((i) => ownMember(i, centres[n]!, subjects, pairs)),
      ...otherMembers(cluster, centres[n]!, around, subjects, pairs),
    ];
    return { id: ids[n]!, label: labelOf(owners[n]!), members };
  });
  const conceptOf = new Map(clusters.flatMap((cluster, n) => cluster.map((i) => [subjects[i]!.id, ids[n]!] as const)));
  return {
    concepts,
    conceptOf,
    facetsOf: new Map(subjects.map(({ id, facets }) => [id, facets])),
    issues: sameNameIssues(candidates, subjects, scale),
  };
}

function readSubjects(
  indicators: readonly Indicator[],
  agencies: readonly Agency[],
  vocabulary: Vocabulary,
): Subject[] {
  const levels = new Map(agencies.map(({ id, level }) => [id, level === null ? null : levelNames[level]]));
  const texts = indicators.flatMap(({ name, definition, objective, formula }) => [
    name ?? '',
    definition ?? '',
    objective ?? '',
    formula.text ?? '',
  ]);
  const terms = new Set(vocabulary.terms.entries.map((entry) => entry.alias));
  const spellOut = learnAbbreviations(texts, (abbreviation) => terms.has(abbreviation));
  return indicators
    .flatMap(
      (indicator) => readSubject(indicator, vocabulary, spellOut, levels.get(indicator.agency ?? '') ?? null) ?? [],
    )
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Pairs that a person decided are compared whatever words they share. */
function withDecided(candidates: Candidates, subjects: readonly Subject[], verdicts: readonly Verdict[]): Candidates {
  const place = new Map(subjects.map((subject, i) => [subject.id, i]));
  const keys = new Set(candidates.map(([i, j]) => `${i} ${j}`));
  const added = verdicts.flatMap(({ first, second }): Candidates => {
    const [i, j] = [place.get(first), place.get(second)];
    if (i === undefined || j === undefined || i === j) return [];
    const pair: [number, number] = i < j ? [i, j] : [j, i];
    return keys.has(pair.join(' ')) ? [] : [pair];
  });
  return [...candidates, ...added].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

/** The member that the others are nearest to; of equals the one with fewer words, then by name and id. */
function centreOf(cluster: readonly number[], subjects: readonly Subject[], pairs: Pairs): number {
  const nearness = (i: number): number =>
    cluster.reduce((sum, j) => {
      if (i === j) return sum;
      const { relation } = pairs.between(i, j);
      return sum + (relation === 'exact' ? 2 : relation === 'close' ? 1 : 0);
    }, 0);
  const ranked = cluster
    .map((i) => ({ i, near: nearness(i), subject: subjects[i]! }))
    .sort(
      (x, y) =>
        y.near - x.near ||
        x.subject.parts.length - y.subject.parts.length ||
        (x.subject.nameKey < y.subject.nameKey ? -1 : x.subject.nameKey > y.subject.nameKey ? 1 : x.i - y.i),
    );
  return ranked[0]!.i;
}

function ownMember(i: number, centre: number, subjects: readonly Subject[], pairs: Pairs): Concept['members'][number] {
  const indicator = subjects[i]!.id;
  if (i === centre) return { indicator, relation: 'exact', because: 'the label is its name' };
  const { relation } = pairs.between(centre, i);
  return { indicator, relation: relation === 'exact' ? 'exact' : 'close', because: pairs.reason(centre, i) };
}

function neighboursOf(candidates: Candidates): ReadonlyMap<number, number[]> {
  const around = new Map<number, number[]>();
  for (const [i, j] of candidates) {
    addTo(around, i, j);
    addTo(around, j, i);
  }
  return around;
}

/** Members of other concepts that are wider or narrower than this one, and the strongest of those merely related. */
function otherMembers(
  cluster: readonly number[],
  centre: number,
  around: ReadonlyMap<number, number[]>,
  subjects: readonly Subject[],
  pairs: Pairs,
): Concept['members'] {
  const own = new Set(cluster);
  const found = (around.get(centre) ?? [])
    .filter((j) => !own.has(j))
    .map((j) => ({ j, ...pairs.between(centre, j) }))
    .flatMap(({ j, relation, score }) => {
      if (relation === 'different') return [];
      const shown = isAlike(relation) ? besideOwn(j, cluster, subjects, pairs) : relation;
      return [{ indicator: subjects[j]!.id, relation: shown, because: pairs.reason(centre, j), score }];
    })
    .sort((x, y) => y.score - x.score || (x.indicator < y.indicator ? -1 : 1));
  const related = found.filter(({ relation }) => relation === 'related').slice(0, relatedShown);
  return [...found.filter(({ relation }) => relation !== 'related'), ...related].map(
    ({ indicator, relation, because }) => ({ indicator, relation, because }),
  );
}

const isAlike = (relation: string): boolean => relation === 'exact' || relation === 'close';

/**
 * What a row is to a concept that it is alike to and no member of: close, when only a row of its own document holds the
 * place there and most of the others are alike to it ("cakupan penanganan" beside "persentase yang tertangani" of one
 * table); related, when other members keep it apart.
 */
function besideOwn(
  j: number,
  cluster: readonly number[],
  subjects: readonly Subject[],
  pairs: Pairs,
): 'close' | 'related' {
  const others = cluster.filter((i) => subjects[i]!.document !== subjects[j]!.document);
  const alike = others.filter((i) => isAlike(pairs.between(i, j).relation)).length;
  const isHeld = others.length < cluster.length && others.length > 0;
  return isHeld && alike >= alikeShare * others.length ? 'close' : 'related';
}

function sameNameIssues(
  candidates: Candidates,
  subjects: readonly Subject[],
  scale: Parameters<typeof isSameNameOtherFormula>[2],
): Issue[] {
  const others = new Map<number, number[]>();
  for (const [i, j] of candidates) {
    const [a, b] = [subjects[i]!, subjects[j]!];
    if (a.document === b.document || !isSameNameOtherFormula(a, b, scale)) continue;
    addTo(others, i, j);
    addTo(others, j, i);
  }
  return [...others].map(([i, list]) => {
    const [own, other] = [subjects[i]!, subjects[list[0]!]!];
    const quoted = ({ indicator: { formula } }: Subject) => `"${formula.numerator}" / "${formula.denominator}"`;
    const more = list.length > 1 ? ` (and ${list.length - 1} more)` : '';
    const message = `"${own.indicator.name}" is calculated as ${quoted(own)} here, but as ${quoted(other)} elsewhere${more}`;
    const at = { document: own.document, indicator: own.id, field: 'formula' };
    return issue('concept-same-name-other-formula', message, at);
  });
}
