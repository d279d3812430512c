import { describe, expect, it } from 'vitest';
import { diffDatasets } from '../../output/diff/diff.ts';
import { datasetOf, edited, madeRows, randomOf, withNoise, type Planted } from './diff/edited-rows.ts';

/** Edits of one seed: how many were planted, how many the difference names on the right row, and those that it does not. */
function tryOf(seed: number): { planted: number; named: number; missed: string[]; invented: number } {
  const random = randomOf(seed);
  const rows = madeRows(300, random);
  const { rows: later, planted } = edited(rows, random);
  const before = datasetOf(
    rows.map((row) => withNoise(row, random)),
    'old',
  );
  const after = datasetOf(
    later.map((row) => withNoise(row, random)),
    'new',
  );
  const diff = diffDatasets(before, after);
  const says = new Map<string, readonly string[]>();
  for (const change of diff.changes) for (const { id } of change.old) says.set(id, change.says);
  const idOf = new Map(rows.map((row, i) => [row.id, `old-${i}`]));
  const saidOf = ({ row }: Planted): readonly string[] => says.get(idOf.get(row)!) ?? [];
  const missed = planted.filter((one) => !saidOf(one).includes(one.edit));
  const touched = new Set(planted.map(({ row }) => idOf.get(row)));
  const merged = new Set(
    diff.changes.filter(({ kind }) => kind === 'merged').flatMap(({ old }) => old.map(({ id }) => id)),
  );
  const heavy = diff.changes.filter(
    ({ weight, old }) => weight === 'meaning' && !old.some(({ id }) => touched.has(id) || merged.has(id)),
  );
  return {
    planted: planted.length,
    named: planted.length - missed.length,
    missed: missed.map((one) => `${one.edit}: ${saidOf(one).join(', ')}`),
    invented: heavy.length,
  };
}

const seeds = Array.from({ length: 10 }, (_, i) => i);

/** Seeds of one half together. */
function shareOf(half: readonly number[]): { share: number; invented: number } {
  const all = half.map(tryOf);
  const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    share: sum(({ named }) => named) / sum(({ planted }) => planted),
    invented: sum(({ invented }) => invented),
  };
}

describe('edits that were planted, with reading noise on both sides,', () => {
  it.each(['even', 'odd'] as const)('are named right, 98 of 100, on %s seeds', (half) => {
    const own = seeds.filter((seed) => (seed % 2 === 0) === (half === 'even'));
    const { share, invented } = shareOf(own);
    console.log(`${half} seeds: ${(share * 100).toFixed(2)} % of edits named, ${invented} of 1,500 rows invented`);
    expect(share).toBeGreaterThanOrEqual(0.98);
    // rows that nobody touched, of 1,500, that are said to mean something else
    expect(invented).toBeLessThanOrEqual(15);
  });
});
