import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../output/dataset/dataset.ts';
import { writeCatalogue } from '../../../pipeline/catalogue/exported-files.ts';
import { makeCatalogue } from '../../../pipeline/catalogue/make.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';

/** A folder for each dataset, as `one/dataset.json`. */
function foldersOf(datasets: Readonly<Record<string, Dataset>>): string[] {
  const above = mkdtempSync(join(tmpdir(), 'ikat-runs-'));
  return Object.entries(datasets).map(([name, dataset]) => {
    mkdirSync(join(above, name));
    writeFileSync(join(above, name, 'dataset.json'), canonicalJson(dataset));
    return join(above, name);
  });
}

function other(): Dataset {
  const text = JSON.stringify(sampleDataset());
  const moved = text.replaceAll('a'.repeat(64), 'd'.repeat(64)).replaceAll('b'.repeat(64), 'e'.repeat(64));
  return JSON.parse(
    moved
      .replaceAll('"i-', '"k-')
      .replaceAll('agency-tapin', 'agency-banjar')
      .replaceAll('Tapin', 'Banjar')
      .replace('tapin.office.pdf', 'banjar.pdf')
      .replace('bontang.txt', 'kutai.txt'),
  ) as Dataset;
}

/** Every file below a folder with its bytes. */
function bytesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    names
      .map((one): [string, string] => [
        join(one.parentPath, one.name).slice(folder.length),
        readFileSync(join(one.parentPath, one.name), 'base64'),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const fresh = () => mkdtempSync(join(tmpdir(), 'ikat-out-'));

describe('a catalogue of several runs', () => {
  test('forms concepts over all of them: rows that two agencies mean alike share one', async () => {
    const { dataset } = await makeCatalogue(foldersOf({ one: sampleDataset(), two: other() }));
    const same = dataset.indicators.filter(
      ({ canonicalName }) => canonicalName === 'Persentase PPKS yang memperoleh bantuan sosial',
    );
    expect(same).toHaveLength(2);
    expect(same[0]!.concept).not.toBeNull();
    expect(same[1]!.concept).toBe(same[0]!.concept);
    expect(dataset.agencies.map(({ id }) => id)).toEqual(['agency-banjar', 'agency-tapin']);
  });

  test('is the same bytes in every file, whatever the order of the runs and what was there before', async () => {
    const changed = sampleDataset();
    changed.indicators[0]!.name = 'Persentase PMKS yang dibantu';
    const runs = foldersOf({ one: sampleDataset(), two: other(), three: changed });
    const [first, second] = [fresh(), fresh()];
    await writeCatalogue(await makeCatalogue(runs), first);
    await writeCatalogue(await makeCatalogue([runs[1]!]), second, { excel: true });
    await writeCatalogue(await makeCatalogue([runs[2]!, runs[1]!, runs[0]!, runs[1]!]), second);
    expect(bytesBelow(second)).toEqual(bytesBelow(first));
  });

  test('names the runs by their folders, with as much of the path as tells them apart', async () => {
    const [one] = foldersOf({ run: sampleDataset() });
    const [two] = foldersOf({ run: other() });
    const { runs } = await makeCatalogue([one!, two!]);
    expect(runs.map(({ name }) => name)).toEqual(
      [one!, two!].map((path) => path.split('/').slice(-2).join('/')).sort(),
    );
    expect((await makeCatalogue([one!])).runs).toEqual([{ name: 'run', ikat: null }]);
  });

  test('applies decisions and tells what became of each', async () => {
    const folders = foldersOf({ one: sampleDataset() });
    const seen = {
      document: `sha256:${'a'.repeat(64)}`,
      page: 1,
      box: [150, 220, 290, 270],
      read: 'Persentase anak terlantar yang dibina',
      row: 'Persentase anak terlantar yang dibina',
    };
    const decision = {
      decided: 'corrected',
      field: 'name',
      seen,
      value: 'Persentase anak terlantar yang dibina di panti',
      by: 'Rina',
      on: '2026-03-01',
    };
    const lines = [
      decision,
      { ...decision, seen: { ...seen, read: 'something else', row: 'something else' } },
      { ...decision, seen: { ...seen, document: `sha256:${'f'.repeat(64)}` } },
      { decided: 'alias', alias: 'PMKSS', canonical: 'PMKS', by: 'Rina', on: '2026-03-02' },
    ];
    const file = join(fresh(), 'decisions.jsonl');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { dataset, decisions } = await makeCatalogue(folders, { decisions: file });
    expect(dataset.indicators.find(({ id }) => id === 'i-2')!.name).toBe(
      'Persentase anak terlantar yang dibina di panti',
    );
    expect(decisions.map(({ state }) => state).sort()).toEqual(['elsewhere', 'held', 'proposed', 'stale']);
  });

  test('is written to a folder of its own alone, and takes away what an earlier one left', async () => {
    const catalogue = await makeCatalogue(foldersOf({ one: sampleDataset() }));
    const [taken, out] = [fresh(), fresh()];
    writeFileSync(join(taken, 'letter.txt'), 'mine');
    await expect(writeCatalogue(catalogue, taken)).rejects.toThrow('it holds letter.txt');
    await writeCatalogue(catalogue, out, { excel: true });
    writeFileSync(join(out, 'letter.txt'), 'mine');
    await writeCatalogue(catalogue, out);
    expect(readdirSync(join(out, 'csv-excel'))).toEqual([]);
    expect(readFileSync(join(out, 'letter.txt'), 'utf8')).toBe('mine');
  });

  test.each([{ base: 'no address' }, { licence: 'CC BY' }])('refuses %j', async (options) => {
    const catalogue = await makeCatalogue(foldersOf({ one: sampleDataset() }));
    await expect(writeCatalogue(catalogue, fresh(), options)).rejects.toThrow(/is no/);
  });
});
