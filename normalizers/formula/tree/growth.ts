/** Growth: the change of one quantity between two times, against the earlier of them. */
import type { FormulaTree } from '../../../pipeline/model/meaning/formula-tree.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { squeeze } from '../../text/plain-text.ts';

/** Words and signs of time: "tahun n-1", "tahun (t)", "tahun sebelumnya", "tahun dasar", "tahun 2020", "(t-1)". */
const time =
  /\s*\(?(?:\bpada\s+)?\b(?:tahun|thn|th|triwulan|bulan|semester|periode)\.?\s+(?:ke[\s-]*)?\(?(?:[nt](?:\s*-\s*1)?|ini|lalu|sebelumnya|berjalan|dasar|awal|akhir|pelaporan|(?:19|20)\d\d)\b\)?|\s*\(?\b[nt](?:\s*-\s*1)?\)?$|\s+(?:sebelumnya|lalu)$/giu;
const earlierTime = /\b[nt]\s*-\s*1\b|\b(?:sebelumnya|lalu|dasar|awal)\b/i;

/**
 * A ratio as growth when it is the difference of one quantity at two times over its value at the earlier one; else as
 * it was. `reread` gives the quantity of a text that names no time any more.
 */
export function asGrowth(tree: FormulaTree, reread: (text: string) => FormulaTree): FormulaTree {
  if (tree.op !== 'ratio' || tree.numerator.op !== 'difference') return tree;
  const { from, minus } = tree.numerator;
  const [less] = minus;
  const { denominator: base, multiplier } = tree;
  if (minus.length !== 1 || from.op !== 'quantity' || less?.op !== 'quantity' || base.op !== 'quantity') return tree;
  const plain = timeless(from.text);
  if (plain === '' || ![less.text, base.text].every((text) => same(timeless(text), plain))) return tree;
  const later = same(base.text, less.text) ? from : same(base.text, from.text) ? less : null;
  if (!later || !isEarlier(base.text, later.text)) return tree;
  return { op: 'growth', quantity: reread(plain), direction: later === from ? 'rise' : 'fall', multiplier };
}

function timeless(text: string): string {
  return squeeze(text.replace(time, ' '));
}

function same(a: string, b: string): boolean {
  return foldText(a) === foldText(b);
}

function isEarlier(a: string, b: string): boolean {
  const year = (text: string) => Number(/\b(?:19|20)\d\d\b/.exec(text)?.[0] ?? NaN);
  return (earlierTime.test(a) && !earlierTime.test(b)) || year(a) < year(b);
}
