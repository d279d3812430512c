import { expect, test } from 'vitest';
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { FormulaQuantity } from '../../../pipeline/model/meaning/formula-tree.ts';
import { catalogueOnDisk } from './opened-sample.ts';

type Said = {
  above: string[];
  below: string[];
  need?: string[];
  unit?: [symbol: string, per: number];
  kind?: 'coverage';
};

/** Pairs of indicators of two agencies, each pair a concept of its own. */
const pairs: Record<string, [Said, Said]> = {
  alike: [
    { above: ['ppks', 'bansos'], below: ['ppks'] },
    { above: ['ppks', 'bansos'], below: ['ppks'] },
  ],
  others: [
    { above: ['ppks', 'bansos'], below: ['ppks'] },
    { above: ['desa', 'mandiri'], below: ['desa'] },
  ],
  need: [
    { above: ['ppks', 'bansos'], below: ['ppks', 'bansos'] },
    { above: ['ppks', 'bansos'], below: ['ppks', 'bansos'], need: ['butuh'] },
  ],
  base: [
    { above: ['bayi', 'mati'], below: ['bayi'], unit: ['‰', 1000] },
    { above: ['bayi', 'mati'], below: ['bayi'], unit: ['per 1.000', 1000] },
  ],
  object: [
    { above: ['bayi', 'mati'], below: ['bayi'], unit: ['per 1.000 KH', 1000] },
    { above: ['bayi', 'mati'], below: ['bayi'], unit: ['per 1.000 penduduk', 1000] },
  ],
  shares: [
    { above: ['ppks', 'bansos'], below: ['ppks'] },
    { above: ['ppks', 'bansos'], below: ['ppks'], kind: 'coverage' },
  ],
};

const quantity = (words: string[], need: string[] = []): FormulaQuantity => ({
  op: 'quantity',
  text: `jumlah ${words.join(' ')}`,
  symbol: 'A',
  measure: 'count',
  population: words,
  condition: [],
  setting: [],
  period: [],
  purpose: [],
  need,
  aside: [],
  whole: false,
  terms: [],
  negated: false,
});

function said(like: Indicator, id: string, { above, below, need, unit = ['%', 100], kind }: Said): Indicator {
  const [numerator, denominator] = [quantity(above), quantity(below, need)];
  return {
    ...like,
    id,
    name: `Persentase ${id}`,
    formula: {
      text: 'A / B',
      numerator: 'A',
      denominator: 'B',
      multiplier: unit[1],
      form: 'bar',
      tree: { op: 'ratio', numerator, denominator, multiplier: unit[1] },
    },
    unit: { symbol: unit[0], label: unit[0], per: unit[1], derived: false },
    measure: { ...like.measure, kind: kind ?? 'percentage' },
    targets: [],
    evidence: {},
  };
}

function addPairs({ dataset }: Catalogue): void {
  const [first, second] = ['i-1', 'j-1'].map((id) => dataset.indicators.find((row) => row.id === id)!);
  for (const [name, [one, other]] of Object.entries(pairs)) {
    const concept = `c2.pair.${name}`;
    dataset.indicators.push(
      { ...said(first!, `${name}-1`, one), concept },
      { ...said(second!, `${name}-2`, other), concept },
    );
    const members = [1, 2].map((n) => ({
      indicator: `${name}-${n}`,
      relation: 'exact' as const,
      because: 'the same phrase',
    }));
    dataset.concepts.push({ id: concept, group: concept, label: `Persentase ${name}`, members });
  }
}

const { open } = catalogueOnDisk(addPairs);

test.each([
  ['alike', 'Yes.', '2 agencies say the same, with the same unit %.'],
  [
    'others',
    'With care.',
    'They are worked out in 2 ways: “jumlah ppks bansos / jumlah ppks”; “jumlah desa mandiri / jumlah desa”.',
  ],
  ['need', 'With care.', 'They are worked out in 2 ways'],
  ['base', 'Yes.', 'Their units say the same in other words: ‰, per 1.000.'],
  ['object', 'No.', 'Their units differ'],
  ['shares', 'With care.', 'percentage (1), coverage (1)'],
])('values of two agencies whose formulas or units are %s: %s', async (name, answer, reason) => {
  const { page } = await open(`#view=concepts&concept=c2.pair.${name}`);
  const text = await page.locator('.verdict').innerText();
  expect(text).toContain(`Can these values stand in one column? ${answer}`);
  expect(text).toContain(reason);
  expect(await page.locator('.exact .differs').count()).toBe(name === 'object' ? 1 : 0);
});

test('letters of a formula stand with what the paper says of them', async () => {
  const { page } = await open('#view=concepts&concept=c2.pair.alike');
  expect(await page.locator('.exact .numerator').first().innerText()).toMatch(/^A\s+= jumlah ppks bansos$/);
});
