import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../../pipeline/batch/inputs.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import { choosePart, parsePart, partOf } from '../../../pipeline/parts/part.ts';

const idOf = (hex: string): string => `sha256:${hex.padEnd(64, '0')}`;

describe('the part of a document', () => {
  test('is told by its bytes: whatever it is called, and wherever it lies, it falls to one part', () => {
    const parts = ['a.pdf', 'b/a.pdf', 'c.PDF'].map((file) => partOf(idOf('c0ffee'), file, 7));
    expect(new Set(parts).size).toBe(1);
  });

  test('is told by its name where its bytes cannot be read', () => {
    const parts = Array.from({ length: 40 }, (_, index) => partOf(null, `${index}.pdf`, 4));
    expect(new Set(parts)).toEqual(new Set([1, 2, 3, 4]));
    expect(partOf(null, 'a.pdf', 4)).toBe(partOf(null, 'a.pdf', 4));
  });

  test('lies from 1 to the number of parts, which get about as many each', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 4000; index += 1) {
      const id = idOf((index * 2654435761).toString(16).padStart(12, '0'));
      const part = partOf(id, 'x', 4);
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4]);
    for (const count of counts.values()) expect(count).toBeGreaterThan(800);
  });

  test.each(['0/4', '5/4', '1', '1/0', '-1/2', '1.5/2', 'a/b', '1/2/3', ''])('"%s" is no part', (text) => {
    expect(() => parsePart(text)).toThrow(PipelineError);
  });

  test('"3/16" is one', () => {
    expect(parsePart('3/16')).toEqual({ index: 3, count: 16 });
  });
});

describe('the parts of an archive', () => {
  const all: Inputs = {
    documents: ['a', 'b', 'c', 'd', 'e'].map((file) => ({ file, path: `/in/${file}` })),
    refusals: [new PipelineError('not-found', 'The link leads nowhere', { file: 'gone' }).refusal],
    skipped: [],
  };
  const identify = ({ file }: { file: string }): Promise<string> =>
    file === 'e'
      ? Promise.reject(new PipelineError('empty-file', 'The file holds no bytes', { file }))
      : Promise.resolve(idOf(file.repeat(12)));

  test('hold each document and each refused file once, and every part lists all of them', async () => {
    const parts = await Promise.all([1, 2, 3].map((index) => choosePart(all, { index, count: 3 }, identify)));
    const chosen = parts.flatMap(({ chosen: one }) => [...one.documents, ...one.refusals].map(({ file }) => file));
    expect(chosen.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'gone']);
    for (const { listed } of parts) expect(listed).toEqual(parts[0]!.listed);
    expect(parts[0]!.listed.map(({ file }) => file)).toEqual(['a', 'b', 'c', 'd', 'e', 'gone']);
  });

  test('are not made where the disk itself fails', async () => {
    const fails = (): Promise<string> => Promise.reject(new Error('EIO'));
    await expect(choosePart(all, { index: 1, count: 2 }, fails)).rejects.toThrow('EIO');
  });
});
