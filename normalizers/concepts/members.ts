/** The members of a concept: its own rows, and rows of others that come near it. */
import type { Concept } from '../../pipeline/model/meaning/dataset.ts';
import type { Draft } from './drafts.ts';
import { formulaWords } from './reasons.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Relations } from './relations.ts';
import { renamedTerms } from './phrasing/wording.ts';

type Members = Concept['members'];

/**
 * Its own rows are exact, or close where their formula counts others than that of most; the most usual of them stands
 * for all.
 */
export function ownMembers({ variants }: Draft, { formulas }: Relations, vocabulary: Vocabulary): Members {
  const [first, ...others] = variants;
  return [
    ...first!.rows.map(({ id }, n) => ({
      indicator: id,
      relation: 'exact' as const,
      because: n === 0 ? 'the label is its name' : 'the same phrase',
    })),
    ...others.flatMap((variant) => {
      const match = formulas(first!, variant);
      const differs = formulaWords(match);
      const renamed = renamedTerms(first!.subject.name, variant.subject.name, vocabulary);
      const because = ['the same phrase', ...renamed, differs].filter((part) => part !== '').join('; ');
      return variant.rows.map(({ id }) => ({
        indicator: id,
        relation: differs === '' ? ('exact' as const) : ('close' as const),
        because,
      }));
    }),
  ];
}

/** Places of the concepts that share words with one, and of those that share its group. */
export type Neighbours = { around: readonly number[]; beside: ReadonlySet<number> };

/**
 * Rows of the concepts around one, with what they are to it: all rows of those that are exact, close, wider or narrower;
 * of those that are only related the row that stands for them.
 */
export function otherMembers(
  i: number,
  { around, beside }: Neighbours,
  drafts: readonly Draft[],
  relations: Relations,
): Members {
  return [...new Set([...around, ...beside])].flatMap((j): Members => {
    const { variants } = drafts[j]!;
    const nearest = relations.between(i, j).relation;
    if (beside.has(j) && nearest !== 'exact' && nearest !== 'close') {
      const because = 'both are close to others of their group';
      return drafts[j]!.rows.map(({ id }) => ({ indicator: id, relation: 'close', because }));
    }
    if (nearest === 'different') return [];
    const shown = nearest === 'related' ? variants.slice(0, 1) : variants;
    return shown.flatMap((variant): Members => {
      const { relation, because } = relations.ofVariant(i, j, variant);
      if (relation === 'different') return [];
      const rows = nearest === 'related' ? variant.rows.slice(0, 1) : variant.rows;
      return rows.map(({ id }) => ({ indicator: id, relation, because }));
    });
  });
}
