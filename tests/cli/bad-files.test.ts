import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inIndonesian } from '../../output/browser/kit/sentences.ts';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { ikat, type Ended } from './command.ts';

let folder = '';
let ended: Ended;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  ended = await ikat(['extract', 'fixtures/bad', 'fixtures/text/tapin.txt', '--out', folder, '--json']);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Summary = {
  status: string;
  documents: Record<string, number>;
  refusals: { code: string; file: string; reason: string; remedy: string }[];
};

describe('a folder of bad files with one good document beside it', () => {
  test('is a run that ends, with exit code 2', () => {
    expect(ended.code).toBe(2);
    expect((JSON.parse(ended.out) as Summary).status).toBe('partial');
  });

  test('each bad file is refused once, for its own reason and with a remedy', async () => {
    const expected = JSON.parse(await readFile('fixtures/bad/expected.json', 'utf8')) as Record<
      string,
      { code: string }
    >;
    const { refusals } = JSON.parse(ended.out) as Summary;
    const codes = Object.fromEntries(refusals.map(({ file, code }) => [file, code]));
    expect(codes).toEqual(Object.fromEntries(Object.entries(expected).map(([file, { code }]) => [file, code])));
    expect(refusals).toHaveLength(Object.keys(expected).length);
    for (const { reason, remedy } of refusals) {
      expect(reason).not.toBe('');
      expect(remedy).not.toBe('');
    }
  });

  test('the reason of each is there in Indonesian, and so is what the dataset says of it', async () => {
    const { refusals } = JSON.parse(ended.out) as Summary;
    const { issues } = JSON.parse(await readFile(join(folder, 'dataset.json'), 'utf8')) as Dataset;
    const sentences = [...refusals.map(({ reason }) => reason), ...issues.map(({ message }) => message)];
    expect(sentences.filter((sentence) => inIndonesian(sentence) === null)).toEqual([]);
  });

  test('the good document is read whole', async () => {
    const { documents } = JSON.parse(ended.out) as Summary;
    expect(documents['complete']).toBe(1);
    const dataset = JSON.parse(await readFile(join(folder, 'dataset.json'), 'utf8')) as Dataset;
    expect(dataset.indicators).toHaveLength(3);
    expect(dataset.documents.map(({ file }) => file)).toContain('tapin.txt');
  });

  test('the dataset tells of every refusal and names no place of this machine', async () => {
    const text = await readFile(join(folder, 'dataset.json'), 'utf8');
    const { issues } = JSON.parse(text) as Dataset;
    expect(issues.filter(({ severity }) => severity === 'error')).toHaveLength(10);
    expect(text).not.toContain(folder);
    expect(text).not.toContain(process.cwd());
  });
});
