/* Parts of an archive, read by processes that know nothing of each other, and joined. */
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ikat, root, type Ended } from './command.ts';
import { writtenFiles } from './written-files.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);
const json = async (...names: string[]): Promise<unknown> => JSON.parse(await readFile(at(...names), 'utf8'));

const extract = (out: string, ...more: string[]): Promise<Ended> =>
  ikat(['extract', at('in'), '--out', at(out), '--workers', '2', ...more]);
const merge = (out: string, ...parts: string[]): Promise<Ended> =>
  ikat(['merge', ...parts.map((part) => at(part)), '--out', at(out)]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(at('in/below'), { recursive: true });
  for (const agency of ['bontang', 'jatim', 'kukar', 'tapin']) {
    await copyFile(join(root, `fixtures/text/${agency}.txt`), at(`in/${agency}.txt`));
  }
  await copyFile(join(root, 'fixtures/digital/sumsel.pdf'), at('in/sumsel.pdf'));
  await copyFile(join(root, 'fixtures/text/kukar.txt'), at('in/below/twice.txt'));
  await writeFile(at('in/empty.pdf'), '');
  await writeFile(at('in/notes.doc'), 'no document');
  // one after the other: two runs at once on two cores would take as long
  expect((await extract('whole')).code).toBe(2);
  for (const part of [1, 2, 3]) expect([0, 2]).toContain((await extract(`part-${part}`, '--part', `${part}/3`)).code);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('parts', () => {
  test('share the documents between them, and each lists all', async () => {
    const manifests = await Promise.all([1, 2, 3].map((part) => json(`part-${part}`, 'part.json')));
    const listed = manifests.map((one) => (one as { documents: { file: string }[] }).documents);
    expect(listed[1]).toEqual(listed[0]);
    expect(listed[0]!.map(({ file }) => file).sort()).toEqual([
      'below/twice.txt',
      'bontang.txt',
      'empty.pdf',
      'jatim.txt',
      'kukar.txt',
      'sumsel.pdf',
      'tapin.txt',
    ]);
    const records = await Promise.all([1, 2, 3].map((part) => json(`part-${part}`, 'run.json')));
    const counts = records.map((record) => (record as { documents: unknown[] }).documents.length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(7);
    expect(Math.max(...counts)).toBeLessThan(7);
  });

  test.each([['1 2 3'], ['3 1 2']])(
    'joined in the order %s are the run of one machine, byte for byte',
    async (order) => {
      const out = `merged-${order.replaceAll(' ', '')}`;
      const { code, out: said } = await merge(out, ...order.split(' ').map((part) => `part-${part}`));
      // the empty file is missing from either
      expect([code, said]).toEqual([2, expect.stringContaining('Missing (1):\n  empty.pdf: The file holds no bytes')]);
      expect(await writtenFiles(at(out))).toEqual(await writtenFiles(at('whole')));
    },
  );

  test('joined are a run that goes on: nothing is read again by one machine', async () => {
    await cp(at('merged-123'), at('goes-on'), { recursive: true });
    const { code, out } = await extract('goes-on', '--json');
    expect([code, (JSON.parse(out) as { status: string }).status]).toEqual([2, 'partial']);
    const { documents } = (await json('goes-on', 'run.json')) as { documents: { pages: { cached: boolean }[] }[] };
    expect(documents.flatMap(({ pages }) => pages.map(({ cached }) => cached))).not.toContain(false);
    expect(await writtenFiles(at('goes-on'))).toEqual(await writtenFiles(at('whole')));
  });

  test('of which one is not there are told with every document that is missing, and end with code 2', async () => {
    const { code, out } = await merge('two-parts', 'part-1', 'part-2');
    const third = (await json('part-3', 'run.json')) as { documents: { file: string }[] };
    expect(code).toBe(2);
    expect(third.documents.length).toBeGreaterThan(0);
    for (const { file } of third.documents) expect(out).toContain(`${file}: Part 3 of 3 was not given`);
    // and when it comes the same folder is whole
    await merge('two-parts', 'part-3', 'part-2', 'part-1');
    expect(await writtenFiles(at('two-parts'))).toEqual(await writtenFiles(at('whole')));
  });

  test('of which one was killed are told with its documents', async () => {
    await cp(at('part-2'), at('killed-2'), { recursive: true });
    const record = (await json('killed-2', 'run.json')) as { documents: { file: string }[] };
    await writeFile(at('killed-2/run.json'), JSON.stringify({ ...record, status: 'running', documents: [] }));
    const { code, out } = await merge('with-killed', 'part-1', 'killed-2', 'part-3');
    expect(code).toBe(2);
    for (const { file } of record.documents) expect(out).toContain(`${file}: Part 2 of 3 has not read it to its end`);
  });

  test('between which a file changed are told: the version that nobody read is missing', async () => {
    await cp(at('part-1'), at('changed-1'), { recursive: true });
    const manifest = (await json('changed-1', 'part.json')) as { documents: { file: string; id: string | null }[] };
    const documents = manifest.documents.map((one) =>
      one.file === 'tapin.txt' ? { ...one, id: `sha256:${'ab'.repeat(32)}` } : one,
    );
    await writeFile(at('changed-1/part.json'), JSON.stringify({ ...manifest, documents }));
    const { code, out } = await merge('with-changed', 'changed-1', 'part-2', 'part-3');
    expect([code, out]).toEqual([
      2,
      expect.stringMatching(/tapin\.txt: Part \d of 3 has not read it to its end, or read other bytes/),
    ]);
  });
});

describe('a merge is refused', () => {
  test('for a part that another vocabulary made, with the file that differs', async () => {
    await mkdir(at('own-words'));
    await writeFile(at('own-words/terms.csv'), 'kind,alias,canonical\nterm,KZI,kzi\n');
    const other = await extract('other-words', '--part', '2/3', '--vocabulary', at('own-words'));
    expect(other.code).not.toBe(1);
    const { code, err } = await merge('refused', 'part-1', 'other-words', 'part-3');
    expect([code, err]).toEqual([1, expect.stringContaining('not the same are the vocabulary (terms.csv)')]);
    expect(err).toContain('other-words');
  });

  test('for parts of another number, of other settings, and for a run that is no part', async () => {
    await extract('of-two', '--part', '1/2', '--level', 'activity');
    const { code, err } = await merge('refused', 'part-1', 'of-two');
    expect([code, err]).toEqual([1, expect.stringContaining('--level; the number of parts (3 and 2)')]);
    const run = await merge('refused', 'part-1', 'whole');
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('It is a run, and no part of one')]);
    const own = await merge('part-1', 'part-1', 'part-2');
    expect([own.code, own.err]).toEqual([1, expect.stringContaining('--out is one of the parts')]);
  });

  test('and so is a part that keeps no results, or that nobody can count', async () => {
    const kept = await extract('none', '--part', '1/2', '--no-cache');
    expect([kept.code, kept.err]).toEqual([1, expect.stringContaining('leave --no-cache out')]);
    const zero = await extract('none', '--part', '0/2');
    expect([zero.code, zero.err]).toEqual([1, expect.stringContaining('two whole numbers such as 1/16')]);
  });
});
