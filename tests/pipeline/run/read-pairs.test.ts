import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PipelineError, Refusal } from '../../../pipeline/model/errors.ts';
import { parsePairs, readPairs } from '../../../pipeline/run/read-pairs.ts';

const rows = 'row,name\na.txt#1,"Persentase anak, lansia"\nb.txt#2,Jumlah anak\n';
const head = 'first,second,relation,note\n';

describe('parsePairs', () => {
  it('reads rows by document and number, with the note', () => {
    expect(parsePairs(`${head}a.txt#1,b.txt#2,narrower,only children\n`, rows, 'truth')).toEqual({
      rows: [
        { document: 'a', row: 1, name: 'Persentase anak, lansia' },
        { document: 'b', row: 2, name: 'Jumlah anak' },
      ],
      pairs: [
        {
          first: { document: 'a', row: 1 },
          second: { document: 'b', row: 2 },
          relation: 'narrower',
          note: 'only children',
        },
      ],
    });
  });

  it.each([
    ['an unknown relation', 'a.txt#1,b.txt#2,same,\n', 2, '"same" is no relation; there are exact, close, '],
    ['an unknown row', 'a.txt#1,b.txt#3,exact,\n', 2, 'b#3 is in no line of rows.csv'],
    ['a row without number', 'a.txt,b.txt#2,exact,\n', 2, '"a.txt" names no row'],
    ['a row beside itself', 'a.txt#1,a.txt#1,exact,\n', 2, 'a#1 is paired with itself'],
    ['a pair marked twice', 'a.txt#1,b.txt#2,exact,\nb.txt#2,a.txt#1,close,\n', 3, 'a#1 and b#2 are marked twice'],
  ])('refuses %s, by file and line', (_, lines, line, reason) => {
    const refusal = refusalOf(() => parsePairs(head + lines, rows, 'truth'));
    expect(refusal).toMatchObject({ code: 'truth-line', file: `${join('truth', 'pairs.csv')}:${line}` });
    expect(refusal?.reason).toContain(reason);
  });

  it('refuses a row that is named twice, and a file without the columns', () => {
    const twice = refusalOf(() => parsePairs(head, `${rows}a.pdf#1,Other name\n`, 'truth'));
    expect(twice).toMatchObject({ file: `${join('truth', 'rows.csv')}:4`, reason: 'a#1 is named twice' });
    expect(refusalOf(() => parsePairs('x,y\n', rows, 'truth'))).toMatchObject({ code: 'truth-line' });
  });
});

describe('readPairs', () => {
  it('gives null for a folder without marked pairs', async () => {
    expect(await readPairs('fixtures/truth')).toBeNull();
  });

  it('names rows.csv when it is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
    await writeFile(join(folder, 'pairs.csv'), head);
    await expect(readPairs(folder)).rejects.toMatchObject({
      refusal: { code: 'not-found', file: join(folder, 'rows.csv') },
    });
    await rm(folder, { recursive: true });
  });
});

function refusalOf(act: () => unknown): Refusal | null {
  try {
    act();
    return null;
  } catch (error) {
    return (error as PipelineError).refusal;
  }
}
