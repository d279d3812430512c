/** A formula as a tree of calculations over quantities, so that formulas in other words can be compared. */
import { z } from 'zod';
import { MeasureKind } from './measure.ts';

/**
 * A quantity as the paper names it. `symbol` is the letter that stood for it ("A"), when a legend said what it means.
 * The lists hold content words: whom it counts, under which condition, where, when and what for; `need` tells "yang
 * seharusnya", `whole` "seluruh", `aside` what stood in brackets.
 */
export const FormulaQuantity = z.strictObject({
  op: z.literal('quantity'),
  text: z.string(),
  symbol: z.string().nullable(),
  measure: MeasureKind.nullable(),
  population: z.array(z.string()),
  condition: z.array(z.string()),
  setting: z.array(z.string()),
  period: z.array(z.string()),
  purpose: z.array(z.string()),
  need: z.array(z.string()),
  aside: z.array(z.string()),
  whole: z.boolean(),
  terms: z.array(z.string()),
  negated: z.boolean(),
});
export type FormulaQuantity = z.infer<typeof FormulaQuantity>;

/**
 * `ratio`: numerator / denominator x multiplier (null when none is printed). `difference`: `from` less every `minus`.
 * `average`: of its parts, each with its weight (shares of 1) or all alike when `weights` is null; of one part, the
 * mean over its cases. `growth`: the change of a quantity against its earlier value, `fall` when it is counted
 * downwards. `symbol`: a letter that no legend explains.
 */
export type FormulaTree =
  | FormulaQuantity
  | { op: 'number'; value: number }
  | { op: 'symbol'; name: string }
  | { op: 'ratio'; numerator: FormulaTree; denominator: FormulaTree; multiplier: number | null }
  | { op: 'sum'; parts: FormulaTree[] }
  | { op: 'difference'; from: FormulaTree; minus: FormulaTree[] }
  | { op: 'product'; parts: FormulaTree[] }
  | { op: 'average'; parts: FormulaTree[]; weights: number[] | null }
  | { op: 'growth'; quantity: FormulaTree; direction: 'rise' | 'fall'; multiplier: number | null };

const tree = z.lazy(() => FormulaTree);
const trees = z.array(tree);

export const FormulaTree: z.ZodType<FormulaTree> = z.discriminatedUnion('op', [
  FormulaQuantity,
  z.strictObject({ op: z.literal('number'), value: z.number() }),
  z.strictObject({ op: z.literal('symbol'), name: z.string() }),
  z.strictObject({ op: z.literal('ratio'), numerator: tree, denominator: tree, multiplier: z.number().nullable() }),
  z.strictObject({ op: z.literal('sum'), parts: trees }),
  z.strictObject({ op: z.literal('difference'), from: tree, minus: trees }),
  z.strictObject({ op: z.literal('product'), parts: trees }),
  z.strictObject({ op: z.literal('average'), parts: trees, weights: z.array(z.number()).nullable() }),
  z.strictObject({
    op: z.literal('growth'),
    quantity: tree,
    direction: z.enum(['rise', 'fall']),
    multiplier: z.number().nullable(),
  }),
]);
