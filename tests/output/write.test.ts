import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFileAtomic } from '../../output/write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-write-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('writes text and bytes into folders that are not there yet, and leaves nothing else', async () => {
  await writeFileAtomic(join(folder, 'a/b.txt'), 'één');
  await writeFileAtomic(join(folder, 'a/c.bin'), new Uint8Array([1, 2]));
  expect(await readFile(join(folder, 'a/b.txt'), 'utf8')).toBe('één');
  expect(await readdir(join(folder, 'a'))).toEqual(['b.txt', 'c.bin']);
});

it('replaces a file as a whole', async () => {
  await writeFile(join(folder, 'old.txt'), 'a long old text');
  await writeFileAtomic(join(folder, 'old.txt'), 'new');
  expect(await readFile(join(folder, 'old.txt'), 'utf8')).toBe('new');
});

it('throws and cleans up when the place is taken by a folder', async () => {
  await mkdir(join(folder, 'taken/full'), { recursive: true });
  await expect(writeFileAtomic(join(folder, 'taken'), 'x')).rejects.toThrow();
  expect((await readdir(folder)).filter((f) => f.endsWith('.part'))).toEqual([]);
});
