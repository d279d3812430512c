import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryAt } from '../../../../pipeline/origins/archives/entry-at.ts';
import { listAllInputs } from '../../../../pipeline/origins/all-inputs.ts';
import { madeTar, madeZip } from '../made-archives.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const entries = [
  { name: 'inner/one.txt', data: 'one' },
  { name: 'inner/two.txt', data: 'two' },
];

describe.each([
  ['a.zip', () => Promise.resolve(madeZip(entries))],
  ['a.tar.gz', async () => gzipSync(await madeTar(entries))],
])('a path into %s', (name, made) => {
  beforeEach(async () => {
    await writeFile(at(name), await made());
  });

  test('leads to its one document, which alone is unpacked', async () => {
    const entry = await entryAt(at(name, 'inner/two.txt'), 'in.zip/two.txt', at('spool'));
    expect(entry).toMatchObject({ path: at(name, 'inner/two.txt'), file: 'in.zip/two.txt' });
    await entry!.from!.bring();
    expect(await readFile(entry!.from!.at, 'utf8')).toBe('two');
    await entry!.from!.letGo();
    expect(await readdir(at('spool'))).toEqual([]);
  });

  test('is an input of a command, beside others', async () => {
    await writeFile(at('other.txt'), 'other');
    const { documents } = await listAllInputs([at(name, 'inner/one.txt'), at('other.txt')], {}, at('spool'));
    expect(documents.map(({ file }) => file)).toEqual(['one.txt', 'other.txt']);
  });

  test('that is none of its documents is told so', async () => {
    await expect(entryAt(at(name, 'inner/three.txt'), 'three.txt', at('spool'))).rejects.toMatchObject({
      refusal: { code: 'not-found', file: 'three.txt' },
    });
  });
});

test('a path into a file that is no archive is damaged, not absent', async () => {
  await writeFile(at('b.zip'), 'a page about an error');
  await expect(entryAt(at('b.zip', 'x.txt'), 'x.txt', at('spool'))).rejects.toMatchObject({
    refusal: { code: 'damaged-archive', file: 'x.txt' },
  });
});

test('a path that leads through folders alone leads into no archive, whatever they are called', async () => {
  await mkdir(at('c.zip/inner'), { recursive: true });
  expect(await entryAt(at('c.zip/inner/x.txt'), 'x.txt', at('spool'))).toBeNull();
  expect(await entryAt(at('nowhere/x.txt'), 'x.txt', at('spool'))).toBeNull();
});
