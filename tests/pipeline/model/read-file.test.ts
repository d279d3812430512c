import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deepestBrackets, isAnythingAt, isTooDeep, readText } from '../../../pipeline/model/read-file.ts';

describe('brackets in brackets', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test.each([
    ['as deep as the bound', nested(deepestBrackets), false],
    ['one deeper', nested(deepestBrackets + 1), true],
    ['beside each other', `[${'{},'.repeat(5000)}0]`, false],
    ['within a text', `{"a":"${'['.repeat(5000)}"}`, false],
    ['within a text behind an escaped quote', `{"a":"\\"${'['.repeat(5000)}"}`, false],
    ['behind a text that ends with an escaped stroke', `{"a":"\\\\","b":${nested(5000)}}`, true],
    ['within a text that is not closed', `{"a":"${'['.repeat(5000)}`, false],
  ])('%s', (_, json, deep) => {
    expect(isTooDeep(json)).toBe(deep);
  });

  test('behind a text of millions of letters', () => {
    expect(isTooDeep(`{"a":"${'x\\n'.repeat(5e6)}","b":${nested(500)}}`)).toBe(true);
  });
});

describe('files of users', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ikat-text-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const read = async (bytes: Buffer | string, most?: number): Promise<unknown> => {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return await readText(path, most).catch((error: unknown) => (error as { refusal: unknown }).refusal);
  };

  test('are text in UTF-8, and letters of another kind are not guessed', async () => {
    expect(await read('Rp 5.000 – "é"')).toBe('Rp 5.000 – "é"');
    for (const other of [Buffer.from('café', 'latin1'), Buffer.from('\ufeff{}', 'utf16le'), Buffer.from([31, 139, 8])])
      expect(await read(other)).toMatchObject({ code: 'not-utf8', file: join(folder, 'file') });
  });

  test('are refused by their size before they are read', async () => {
    expect(await read('12345', 5)).toBe('12345');
    expect(await read('123456', 5)).toMatchObject({ code: 'too-much-text' });
  });

  test('lie at a path also where a link leads nowhere, or a folder stands there', async () => {
    await mkdir(join(folder, 'folder'));
    await symlink('nowhere', join(folder, 'link'));
    const names = ['folder', 'link', 'nothing', 'nothing/below'];
    expect(await Promise.all(names.map((name) => isAnythingAt(join(folder, name))))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
