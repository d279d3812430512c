/** Indicators of all agencies and years -> concepts: what is measured, by whom, and how near each comes to it. */
import { addTo } from '../../pipeline/model/groups.ts';
import type { Concept, Facets } from '../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import { lemmasOf } from '../phrases/lemmas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { candidatePairs, type Candidates } from './concept-candidates.ts';
import { usualLimits, type Limits } from './compare.ts';
import { draftConcepts, type Described, type Draft, type Readings } from './drafts.ts';
import { groupConcepts } from './groups.ts';
import { labelOf } from './concept-label.ts';
import { otherMembers, ownMembers } from './members.ts';
import { relationsOf, type Relations } from './relations.ts';
import { sameNameIssues } from './same-name.ts';
import { applyVerdicts, type Verdict } from './verdicts.ts';
import { weightsOf } from './weights.ts';

/** `conceptOf` and `facetsOf` are by indicator id; an indicator without a name is in neither. */
export type Conceived = {
  concepts: Concept[];
  conceptOf: ReadonlyMap<string, string>;
  facetsOf: ReadonlyMap<string, Facets>;
  issues: Issue[];
};

/**
 * Forms the concepts of any number of datasets' indicators. The id of a concept is the key of its phrase, so that a row
 * has the same in every run; more documents add members and relations. Neither the order of the indicators nor that of
 * the documents matters. `readings` holds what phrases were read as before, with the same vocabulary.
 */
export function formConcepts(
  described: Described,
  vocabulary: Vocabulary,
  verdicts: readonly Verdict[] = [],
  limits: Limits = usualLimits,
  readings?: Readings,
): Conceived {
  const drafts = draftConcepts(described, vocabulary, readings);
  const scale = { weights: weightsOf(vocabulary), lemmas: lemmasOf(vocabulary), limits };
  const relations = relationsOf(drafts, scale);
  const subjects = drafts.map(({ subject }) => subject);
  const candidates = candidatePairs(subjects, scale.weights, scale.lemmas);
  const around = neighboursOf(candidates);
  const groups = groupIds(drafts, candidates, relations);
  const mates = new Map<string, number[]>();
  groups.forEach((group, i) => {
    addTo(mates, group, i);
  });
  const concepts = drafts.map((draft, i): Concept => {
    const members = [
      ...ownMembers(draft, relations, vocabulary),
      ...otherMembers(
        i,
        { around: around.get(i) ?? [], beside: new Set(mates.get(groups[i]!)!.filter((j) => j !== i)) },
        drafts,
        relations,
      ),
    ];
    return { id: draft.key, group: groups[i]!, label: labelOf(draft, vocabulary), members };
  });
  const conceptOf = new Map(drafts.flatMap(({ key, rows }) => rows.map(({ id }) => [id, key] as const)));
  const rows = drafts.flatMap((draft) => draft.rows);
  return {
    ...applyVerdicts({ concepts, conceptOf }, verdicts),
    facetsOf: new Map(rows.map(({ id, subject }) => [id, subject.facets])),
    issues: sameNameIssues(drafts, candidates, relations),
  };
}

function neighboursOf(candidates: Candidates): ReadonlyMap<number, number[]> {
  const around = new Map<number, number[]>();
  for (const [i, j] of candidates) {
    addTo(around, i, j);
    addTo(around, j, i);
  }
  return around;
}

/** The group of each concept: the id of its member with the most rows, of equals the first. */
function groupIds(drafts: readonly Draft[], candidates: Candidates, relations: Relations): string[] {
  const isApart = (i: number, j: number): boolean =>
    relations.between(i, j).apart !== null || shareDocument(drafts[i]!, drafts[j]!);
  const groups = groupConcepts(drafts.length, candidates, { between: relations.between, isApart });
  const ids: string[] = [];
  for (const group of groups) {
    const first = group.reduce((best, i) => (drafts[i]!.rows.length > drafts[best]!.rows.length ? i : best));
    for (const i of group) ids[i] = drafts[first]!.key;
  }
  return ids;
}

/** Two rows of one document are two things. */
function shareDocument(a: Draft, b: Draft): boolean {
  const [few, many] = a.documents.size < b.documents.size ? [a, b] : [b, a];
  return [...few.documents].some((document) => many.documents.has(document));
}
