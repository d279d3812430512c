import { describe, expect, it } from 'vitest';
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

  it('refuses an unknown relation, an unknown row, a row without number and a pair marked twice', () => {
    const refused = (lines: string) => () => parsePairs(head + lines, rows, 'truth');
    expect(refused('a.txt#1,b.txt#2,same,\n')).toThrow('Invalid option');
    expect(refused('a.txt#1,b.txt#3,exact,\n')).toThrow('b#3 is in no line of rows.csv');
    expect(refused('a.txt,b.txt#2,exact,\n')).toThrow('line 2: "a.txt" names no row');
    expect(refused('a.txt#1,a.txt#1,exact,\n')).toThrow('a#1 is paired with itself');
    expect(refused('a.txt#1,b.txt#2,exact,\nb.txt#2,a.txt#1,close,\n')).toThrow('a#1 and b#2 are marked twice');
  });

  it('gives null for a folder without marked pairs', async () => {
    expect(await readPairs('fixtures/truth')).toBeNull();
  });
});
