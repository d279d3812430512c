import { cpuUsage } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formConcepts, type Conceived } from '../../../normalizers/concepts/concepts.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { readPairs } from '../../../pipeline/run/read-pairs.ts';
import { rowOf } from './rows-of.ts';

const vocabulary = await loadVocabulary();
const form = (indicators: readonly Indicator[]): Conceived => formConcepts({ indicators, agencies: [] }, vocabulary);

const folder = (name: string): string => fileURLToPath(new URL(`../../../fixtures/concepts/${name}`, import.meta.url));
const truths = await Promise.all(['tune-truth', 'drawn-tune-truth'].map((name) => readPairs(folder(name))));
const rows = truths.flatMap((truth) =>
  truth!.rows.map(({ document, row, name }) => rowOf(`${document}#${row}`, name, { document })),
);
const agencies = ['bontang', 'jatim', 'kukar', 'sumsel', 'tapin'];
const five = rows.filter(({ document }) => agencies.includes(document));
const lists = [...new Set(rows.map(({ document }) => document))].filter((name) => !agencies.includes(name)).sort();

/** Pairs of the five agencies that their concepts hold as exact or close. */
function alikePairs({ concepts, conceptOf }: Conceived): string[] {
  const own = new Set(five.map(({ id }) => id));
  return concepts.flatMap(({ id, members }) => {
    const home = five.filter((row) => conceptOf.get(row.id) === id);
    const alike = members.filter((m) => own.has(m.indicator) && (m.relation === 'exact' || m.relation === 'close'));
    return home.flatMap((row) => alike.map((member) => `${row.id} ${member.indicator}`));
  });
}

describe('ids of concepts', () => {
  const alone = form(five);
  const idsOf = ({ conceptOf }: Conceived): (string | undefined)[] => five.map(({ id }) => conceptOf.get(id));

  it('are the same alone, beside some lists, and beside all', () => {
    expect(five).toHaveLength(51);
    for (const list of lists.filter((_, n) => n % 9 === 0)) {
      expect(idsOf(form([...five, ...rows.filter(({ document }) => document === list)])), list).toEqual(idsOf(alone));
    }
    expect(idsOf(form(rows))).toEqual(idsOf(alone));
    expect(idsOf(form([...rows].reverse()))).toEqual(idsOf(alone));
  });

  it('bring no pair apart when documents are added', () => {
    const beside = new Set(alikePairs(form(rows)));
    expect(alikePairs(alone).filter((pair) => !beside.has(pair))).toEqual([]);
  });

  it('are keys with a version', () => {
    expect([...alone.conceptOf.values()].filter((id) => !/^c2\.[\p{L}\p{N}.-]+$/u.test(id))).toEqual([]);
  });
});

describe('the cost of concepts', () => {
  const many = (count: number): Indicator[] =>
    Array.from({ length: count }, (_, i) => {
      const row = rows[(i * 7919) % rows.length]!;
      return { ...row, id: `r${i}`, document: `d${Math.floor(i / 10)}` };
    });
  const seconds = (count: number): number => {
    const given = many(count);
    const before = cpuUsage();
    form(given);
    const { user, system } = cpuUsage(before);
    return (user + system) / 1e6;
  };

  it('is that of the distinct phrases: ten thousand rows in a few seconds of CPU', { timeout: 120_000 }, () => {
    seconds(500);
    expect(seconds(10_000)).toBeLessThan(15);
  });

  it('grows with the distinct phrases and not with their square', { timeout: 120_000 }, () => {
    const halves = rows.flatMap(({ name }) => {
      const at = (name ?? '').search(/ (?:yang|dalam|dengan|untuk|terhadap) /);
      return at < 0 ? [] : [[name!.slice(0, at), name!.slice(at)] as const];
    });
    const distinct = (count: number): Indicator[] =>
      Array.from({ length: count }, (_, i) => {
        const [head] = halves[i % halves.length]!;
        const [, tail] = halves[(i * 31 + Math.floor(i / halves.length)) % halves.length]!;
        return { ...rows[i % rows.length]!, name: head + tail, id: `r${i}`, document: `d${Math.floor(i / 10)}` };
      });
    const cost = (given: Indicator[]): number => {
      const before = cpuUsage();
      form(given);
      const { user, system } = cpuUsage(before);
      return user + system;
    };
    cost(distinct(200));
    const [few, many] = [cost(distinct(600)), cost(distinct(2400))];
    expect(many / few).toBeLessThan(4 * 2);
  });
});
