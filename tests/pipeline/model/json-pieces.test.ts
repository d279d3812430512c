import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJsonPieces } from '../../../pipeline/model/json-pieces.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-pieces-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the pieces of a text make together; null where it is no plain object. */
async function putTogether(text: string): Promise<unknown> {
  const file = join(folder, 'a.json');
  await writeFile(file, text);
  const whole: Record<string, unknown> = {};
  const isWhole = await readJsonPieces(file, ({ key, isElement, value }) => {
    if (isElement) (whole[key] as unknown[]).push(value);
    else whole[key] = value;
    return true;
  });
  return isWhole ? whole : null;
}

const large = { text: 'é'.repeat(700_000), list: Array.from({ length: 3000 }, (_, i) => ({ i, say: `"${i}\\` })) };

describe('an object in pieces', () => {
  it.each([
    ['nothing', {}],
    ['values of every kind', { a: 1.5, b: null, c: 'x "y" \\ { [', d: { e: [1, [2]] }, f: true }],
    ['lists, also empty ones and ones of lists', { a: [], b: [1, 'two', [3, []], { four: '}' }], c: [null] }],
    ['more than is read at once', large],
  ])('is what JSON makes of it: %s', async (_, object) => {
    expect(await putTogether(JSON.stringify(object))).toEqual(object);
    expect(await putTogether(`\uFEFF ${JSON.stringify(object, null, 2)}\r\n`)).toEqual(object);
  });

  it.each([
    ['a list', '[1]'],
    ['nothing', ''],
    ['cut', '{"a": [1, 2'],
    ['cut in a text', '{"a": "x'],
    ['followed by more', '{"a": 1} {}'],
    ['without a comma', '{"a": 1 "b": 2}'],
    ['with a comma too many', '{"a": [1,], "b": 2}'],
    ['with a comma before its end', '{"a": 1,}'],
    ['with a word that is none', '{"a": nul}'],
    ['with brackets that do not fit', '{"a": [1}'],
    ['with a name twice', '{"a": 1, "a": 2}'],
    ['deeper than anything of ours', `{"a": ${'['.repeat(300)}${']'.repeat(300)}}`],
  ])('is none where the text is %s', async (_, text) => {
    expect(await putTogether(text)).toBeNull();
  });
});
