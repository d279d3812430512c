/** How alike two texts are, without case and punctuation. */
import { editDistance } from '../pipeline/model/print/edit-distance.ts';
import { foldText } from '../pipeline/model/print/fold.ts';

/** 1 for texts equal after folding (two empty ones are equal), else 1 less the share of letters to edit. */
export function likeness(a: string | null | undefined, b: string | null | undefined): number {
  const x = foldText(a ?? '');
  const y = foldText(b ?? '');
  const longest = Math.max(x.length, y.length);
  return longest === 0 ? 1 : 1 - editDistance(x, y) / longest;
}
