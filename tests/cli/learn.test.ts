import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ikat } from './command.ts';

const table = [
  'INDIKATOR KINERJA UTAMA',
  'DINAS PERIKANAN KABUPATEN TAPIN',
  'TAHUN 2022',
  'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSatuan\tSumber Data\tPenanggung Jawab',
  '1\tMeningkatnya produksi ikan\tPersentase KZI penerima bantuan sosial\tJumlah KZI penerima bantuan sosial / Jumlah KZI x 100%\tPrsn\tBuku Zirah Perikanan\tBidang Zirah Budidaya',
  '2\tMeningkatnya konsumsi ikan\tJumlah konsumsi ikan PMKS\tJumlah konsumsi ikan PMKS\tzak beras\tRenstra\tBidang Zirah Budidaya',
  '3\tMeningkatnya konsumsi ikan\tJumlah konsumsi ikan KZI\tJumlah konsumsi ikan KZI\tzak beras\tBuku Zirah Perikanan\tSekretariat',
  '4\tMeningkatnya konsumsi ikan\tPersentase warga makan ikan\tJumlah warga makan ikan / Jumlah warga x 100%\tPrsn\tRenstra\tSekretariat',
].join('\n');

let folder = '';
let run = '';
const decide = async (...said: string[]): Promise<void> => {
  expect((await ikat(['decide', run, ...said, '--by', 'Rina'])).code).toBe(0);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-learn-'));
  run = join(folder, 'catalogue');
  await writeFile(join(folder, 'ikan.txt'), table);
  expect((await ikat(['extract', join(folder, 'ikan.txt'), '--out', run])).code).toBe(0);
  for (const n of [1, 4]) await decide(`ikan.txt:${n}`, '--field', 'unit', '--to', 'Persen');
  for (const n of [1, 2]) await decide(`ikan.txt:${n}`, '--right', '--field', 'responsible');
  for (const n of [1, 2, 3]) await decide(`ikan.txt:${n}`, '--right');
  await decide('ikan.txt:2', '--different-from', 'ikan.txt:3');
  const alias = { decided: 'alias', alias: 'KZI', canonical: 'PMKS', by: 'Budi', on: '2026-03-01' };
  await appendFile(join(run, 'decisions.jsonl'), `${JSON.stringify(alias)}\n`);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Learnt = {
  proposals: { lines: string[]; effect: Record<'changes' | 'mends' | 'breaks', unknown[]> }[];
  refit: { parts: unknown[]; error: unknown } | null;
  written: string[];
};
const learn = async (...options: string[]): Promise<Learnt> => {
  const { code, out } = await ikat(['learn', run, '--json', ...options]);
  expect(code).toBe(0);
  return JSON.parse(out) as Learnt;
};

test('proposes lines with what each changes, mends and breaks, and writes nothing by itself', async () => {
  const before = (await readdir(folder, { recursive: true })).sort();
  const { proposals, refit, written } = await learn('--refit');
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
  expect(written).toEqual([]);
  expect(refit?.parts).not.toHaveLength(0);
  const told = proposals.map(({ lines, effect: { changes, mends, breaks } }) => {
    return [...lines, changes.length > 0, mends.length, breaks.length];
  });
  expect(told).toEqual([
    ['population,KZI,ppks,', true, 0, 1],
    ['unit,Prsn,%,misspelling', true, 2, 0],
    ['bidang,Zirah Budidaya,Zirah Budidaya,name', true, 0, 0],
  ]);
  const { out } = await ikat(['learn', join(run, 'decisions.jsonl')]);
  expect(out).toContain('   +unit,Prsn,%,misspelling\n');
  expect(out).toContain('ikan.txt:4 unit: nothing -> "%"; Rina decided "Persen"');
  expect(out).toContain('BREAKS 1 decided value:\n     ikan.txt:2 concept: "apart from Jumlah konsumsi ikan KZI"');
  expect(out).toContain('Nothing was written.');
});

test('writes what breaks no decision, and what breaks one only by its number; the next run knows it', async () => {
  const [safe, asked] = [join(folder, 'safe'), join(folder, 'asked')];
  await learn('--write', safe);
  expect((await readdir(safe)).sort()).toEqual(['divisions.csv', 'units.csv']);
  await learn('--write', asked, '--take', '1');
  expect(await readFile(join(asked, 'terms.csv'), 'utf8')).toBe('kind,alias,canonical,form\npopulation,KZI,ppks,\n');
  const { code, err } = await ikat(['learn', run, '--write', asked, '--take', '9']);
  expect([code, err.includes('There is no proposal 9')]).toEqual([1, true]);
  const again = join(folder, 'again');
  expect((await ikat(['extract', join(folder, 'ikan.txt'), '--out', again, '--vocabulary', safe])).code).toBe(0);
  const { indicators } = JSON.parse(await readFile(join(again, 'dataset.json'), 'utf8')) as {
    indicators: { unit: { symbol: string } | null }[];
  };
  expect(indicators.map(({ unit }) => unit?.symbol)).toEqual(['%', undefined, undefined, '%']);
});

test('writes a truth file once every row is decided, that eval measures with', async () => {
  const truth = join(folder, 'truth');
  expect((await learn('--truth', truth)).written).toEqual([]);
  await decide('ikan.txt:4', '--to', 'Persentase warga yang makan ikan');
  expect((await learn('--truth', truth)).written).toEqual([join(truth, 'ikan.truth.json')]);
  const { out } = await ikat(['eval', run, truth, '--misses', '--json']);
  const { documents } = JSON.parse(out) as { documents: { misses: { kind: string; truth: string }[] }[] };
  expect(documents[0]!.misses).toEqual([
    { kind: 'name', found: 'Persentase warga makan ikan', truth: 'Persentase warga yang makan ikan' },
  ]);
});

test('needs a run that the decisions are about', async () => {
  const alone = join(folder, 'alone.jsonl');
  await writeFile(alone, await readFile(join(run, 'decisions.jsonl')));
  expect((await ikat(['learn', alone])).err).toContain('No run is named');
  expect((await ikat(['learn', alone, '--run', run])).code).toBe(0);
});
