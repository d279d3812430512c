import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseCsv, readRows } from '../../../normalizers/text/csv.ts';
import { readVocabularyTexts } from '../../../normalizers/vocabulary/files.ts';

const read = (text: string) => parseCsv(text, 'f.csv', ['a', 'b']);

describe('records', () => {
  it('know the line that they begin on, whatever stands between them', () => {
    const text = '\uFEFF# what this is\na,b\r\n\n 1 , 2\r\n,,\n# a pause\n3\n';
    expect(read(text)).toEqual([
      { line: 4, fields: { a: '1', b: '2' } },
      { line: 7, fields: { a: '3', b: '' } },
    ]);
  });

  it('may be cut at semicolons, as spreadsheets of some countries write them', () => {
    expect(read('a;b\n1,5;2\n')).toEqual([{ line: 2, fields: { a: '1,5', b: '2' } }]);
  });

  it('may hold delimiters, quotes and line breaks in quotes', () => {
    const text = 'a,b\n"1, one","say ""2"""\n"first\r\nsecond\n\nfourth",5\n6,7\n';
    expect(read(text)).toEqual([
      { line: 2, fields: { a: '1, one', b: 'say "2"' } },
      { line: 3, fields: { a: 'first\nsecond\n\nfourth', b: '5' } },
      { line: 7, fields: { a: '6', b: '7' } },
    ]);
  });

  it('keep a quote inside a field that none opens', () => {
    expect(read('a,b\n5" pipe,x\ny,6"\n')).toEqual([
      { line: 2, fields: { a: '5" pipe', b: 'x' } },
      { line: 3, fields: { a: 'y', b: '6"' } },
    ]);
  });

  it('are none in a comment, though it holds quotes', () => {
    const text = 'a,b\n# said of it,"and never closed\n"#","in quotes, too"\n1,2\n';
    expect(read(text)).toEqual([{ line: 4, fields: { a: '1', b: '2' } }]);
  });
});

describe('a fault names its line', () => {
  it.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 'f.csv:3: a quote is not closed'],
    ['a quote that the next one cannot close', 'a,b\n1,"2\n3,4\n5,"6"\n', 'f.csv:2: a quote is not closed'],
    ['a field too many after a line break in quotes', 'a,b\n"1\n1",2\n3,4,5\n', 'f.csv:4: too many fields'],
    ['a heading that is missing', '# none\na,c\n', 'f.csv:2: no column b'],
  ])('%s', (_, text, fault) => {
    expect(() => read(text)).toThrow(fault);
  });
});

it('cuts the files of the vocabulary as a parser of the whole text does', async () => {
  const texts = Object.entries(await readVocabularyTexts()).filter(([name]) => name !== 'usual-words.csv');
  expect(texts.length).toBeGreaterThan(15);
  for (const [name, text] of texts) {
    const { data } = Papa.parse<string[]>(text, { delimiter: ',', comments: '#', skipEmptyLines: true });
    const { columns, rows } = readRows(text, name, [], 'internal-error');
    expect([columns, ...rows.map(({ cells }) => cells)], name).toEqual(data.map((row) => row.map((one) => one.trim())));
  }
});
