import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText, indicatorColumns, indicatorsCsv } from '../../../output/dataset/csv.ts';
import { safeCell } from '../../../output/dataset/safe-cell.ts';
import { sampleDataset } from '../sample-dataset.ts';

describe('safeCell', () => {
  it.each([
    '=1+1',
    '+62 811',
    '-cmd',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '  =1+1',
    '\r\n=1+1',
    '=HYPERLINK("x")\nsecond line',
    '＝1+1',
    '\ufeff=1',
    '\u00a0=1',
    '\u202e=1',
    '\u2066\u200e=1',
    '\u00ad@x',
    '\u2060+1',
    '\ufe0f=1',
    '\u2800-1',
    '\u2212cmd',
  ])('puts an apostrophe before %j', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  it.each(['Jumlah = a + b', 'a\n=b', '100%', "'quoted", '', '3-4', '(a)/(b)'])('leaves %j as it is', (cell) => {
    expect(safeCell(cell)).toBe(cell);
  });
});

describe('csvText', () => {
  it('quotes commas, quotes and line breaks, and ends each line with CRLF', () => {
    expect(csvText([['a,b', 'say "x"', 'one\ntwo', 1.5, true, null]])).toBe(
      '"a,b","say ""x""","one\ntwo",1.5,true,\r\n',
    );
  });

  it('guards a formula that holds a line break', () => {
    expect(csvText([['=cmd()\n|x']])).toBe('"\'=cmd()\n|x"\r\n');
  });

  it('does not touch negative numbers', () => {
    expect(csvText([[-5, '-5']])).toBe("-5,'-5\r\n");
  });
});

describe('indicatorsCsv', () => {
  const parsed = Papa.parse<Record<string, string>>(indicatorsCsv(sampleDataset()), {
    header: true,
    skipEmptyLines: true,
  });

  it('has a line for each indicator and a column for each flattened field', () => {
    expect(parsed.errors).toEqual([]);
    expect(parsed.meta.fields).toEqual(indicatorColumns.map((c) => c.name));
    expect(parsed.data).toHaveLength(3);
    expect(parsed.data[0]).toMatchObject({
      id: 'i-1',
      file: 'tapin.office.pdf',
      agencyName: 'Dinas Sosial Kabupaten Tapin',
      regionCode: '63.05',
      name: 'Persentase PMKS yang memperoleh bantuan sosial',
      numerator: 'Jumlah PMKS yang memperoleh bantuan sosial',
      multiplier: '100',
      unit: '%',
      unitDerived: 'true',
      responsibleKeys: 'bidang/rehabilitasi-sosial',
      targets: '2024: 92,5',
      confidence: '0.93',
      page: '1',
      issues: '',
    });
    expect(parsed.data[1]?.['issues']).toBe('formula-unparsed | low-confidence');
  });

  it('leaves the cell of an absent value empty', () => {
    expect(parsed.data[2]).toMatchObject({ agency: '', objective: '', formula: '', unitDerived: '' });
  });
});
