import { describe, expect, test } from 'vitest';
import { readingsOf } from '../../../pipeline/catalogue/same-paper.ts';
import type { DatasetDocument, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { YearValue } from '../../../pipeline/model/meaning/measure.ts';
import { indicator, sampleDataset } from '../../output/sample-dataset.ts';

const names = [
  'Persentase PMKS yang memperoleh bantuan sosial',
  'Persentase anak terlantar yang dibina',
  'Jumlah panti sosial yang terakreditasi',
  'Nilai SAKIP',
];

type Given = {
  names?: readonly string[];
  target?: string;
  formula?: string;
  confidence?: number;
} & Partial<DatasetDocument>;

/** A document with a row a name, all with one target and one formula. */
function paper(id: string, given: Given = {}): { document: DatasetDocument; rows: Indicator[] } {
  const { names: own = names, target, formula, confidence, ...more } = given;
  const document = { ...sampleDataset().documents[0]!, id, file: `${id}.pdf`, year: 2020, signedOn: null, ...more };
  const targets: YearValue[] = target === undefined ? [] : [{ year: 2020, value: Number(target), text: target }];
  const rows = own.map((name, i) => {
    const row = indicator({ id: `${id}-${i}`, document: id, position: i + 1, name, targets });
    row.confidence = confidence ?? 0.9;
    row.formula = { ...row.formula, text: formula ?? null };
    return row;
  });
  return { document, rows };
}

function read(...papers: ReturnType<typeof paper>[]): ReturnType<typeof readingsOf> {
  return readingsOf({
    documents: papers.map(({ document }) => document),
    indicators: papers.flatMap(({ rows }) => rows),
  });
}

const others = (made: ReturnType<typeof readingsOf>): [string, string][] =>
  [...made.readings].map(([id, { of }]) => [id, of]);

describe('readings of one paper', () => {
  test('are found by their rows, although letters are misread, and named with both files', () => {
    const noisy = names.map((name) => name.replace('sosial', 'sosiai').replace('Nilai', 'Ni1ai'));
    const made = read(paper('export', { kind: 'ocr-text', names: noisy }), paper('digital', { kind: 'digital-pdf' }));
    expect(others(made)).toEqual([['export', 'digital']]);
    expect(made.readings.get('export')!.rows.get('export-1')).toBe('digital-1');
    expect(made.issues.map(({ code, document, message }) => [code, document, message])).toEqual([
      [
        'document-read-twice',
        'export',
        'export.pdf has the rows of digital.pdf (4 of 4): two readings of one paper, of which that one counts',
      ],
    ]);
  });

  test('say how many rows have no like in the other', () => {
    const made = read(
      paper('scan', { kind: 'scanned-pdf', names: ['Something else that was misread', ...names] }),
      paper('digital', { kind: 'digital-pdf' }),
    );
    expect(made.issues[0]!.message).toContain('(4 of 5; 1 of it have no like there)');
  });

  test('count as the surer of two scans, whatever their order', () => {
    const [a, b] = [
      paper('a', { kind: 'scanned-pdf', confidence: 0.4 }),
      paper('b', { kind: 'scanned-pdf', confidence: 0.8 }),
    ];
    expect(others(read(a, b))).toEqual([['a', 'b']]);
    expect(others(read(b, a))).toEqual([['a', 'b']]);
  });

  test.each<[string, Given]>([
    ['another year', { year: 2021 }],
    ['another agency', { agency: 'agency-other' }],
    ['no agency', { agency: null }],
    ['another day of signature', { signedOn: '2020-03-01' }],
    ['other rows', { names: names.map((name) => `${name} dan lain-lain di wilayah perbatasan`) }],
    ['half of the rows', { names: names.slice(0, 2) }],
    ['other targets', { target: '70' }],
    ['other formulas', { formula: 'Jumlah pegawai dibagi jumlah kantor' }],
  ])('are two papers where one has %s', (_, given) => {
    const one = paper('one', { target: '90', formula: 'Jumlah PMKS dibantu / Jumlah PMKS', signedOn: '2020-01-02' });
    const two = { target: '90', formula: 'Jumlah PMKS dibantu / Jumlah PMKS', ...given };
    expect(others(read(one, paper('two', two)))).toEqual([]);
    expect(others(read(one, paper('two', { ...two, ...undo(given) })))).toEqual([['two', 'one']]);
  });

  test('may have lost their year, but not where there are few rows', () => {
    expect(others(read(paper('one'), paper('two', { year: null })))).toEqual([['two', 'one']]);
    const few = names.slice(0, 2);
    expect(others(read(paper('one', { names: few }), paper('two', { names: few, year: null })))).toEqual([]);
    expect(others(read(paper('one', { names: few }), paper('two', { names: few })))).toEqual([['two', 'one']]);
  });
});

/** What makes a difference taken back: the two papers are then one. */
function undo(given: Given): Given {
  const same: Given = {
    year: 2020,
    agency: paper('x').document.agency,
    signedOn: null,
    names,
    target: '90',
    formula: 'Jumlah PMKS dibantu / Jumlah PMKS',
  };
  return Object.fromEntries(Object.keys(given).map((key) => [key, same[key as keyof Given]]));
}
