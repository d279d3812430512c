import { seenOf } from '../../pipeline/model/meaning/seen.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TableRows, normalizeDocument, indicatorIds } from '../../normalizers/document.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import { DocumentDataset } from '../../pipeline/model/meaning/dataset.ts';
import type { ColumnRole, Row } from '../../pipeline/model/meaning/record.ts';
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import { linesOf } from './text-lines.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

function rowOf(
  row: number,
  cells: Partial<Record<ColumnRole, string>>,
  inherited: Partial<Record<ColumnRole, number>> = {},
): Row {
  const fields = Object.entries(cells).map(([role, text], index) => ({
    column: { index, heading: role, role: role as ColumnRole, year: null, score: 1, because: '' },
    text: {
      lines: linesOf(text, 0.95),
      segments: [{ page: 1, box: [1.04, 2, 3, 4] as [number, number, number, number] }],
      confidence: 0.95,
      inheritedFrom: inherited[role as ColumnRole] ?? null,
    },
  }));
  return { table: 0, row, fields, context: ['A. SASARAN'] };
}

const table: TableRows['table'] = {
  index: 0,
  kind: 'iku',
  score: 1,
  because: [],
  pages: [1],
  method: 'ruled',
  rows: 3,
  columns: 5,
  headerRows: 1,
  cells: [],
  agreement: 1,
  joins: [],
};

const rows = [
  rowOf(1, {
    rowNumber: '1',
    objective: '1. Meningkatnya kualitas jalan',
    indicator: 'a. Persentase jalan\nmantap',
    explanation:
      'Jalan mantap adalah jalan yang baik. Dengan adanya indikator ini diharapkan warga lancar.\nRumus :\nPanjang jalan mantap dibagi panjang jalan x 100%',
    responsible: 'Bidang Bina Marga dan Sekretariat',
    dataSource: 'Renstra',
    target: '92,5',
  }),
  rowOf(
    2,
    {
      objective: '1. Meningkatnya kualitas jalan',
      indicator: 'b. Jumlah jembatan',
      responsible: 'Kepala Bidang Bina Marga\nNAMA PEJABAT, ST\nNIP. 19000101 192001 1 001',
    },
    { objective: 1 },
  ),
];

function read(owner = 'DINAS PEKERJAAN UMUM KOTA SOLOK'): ReadDocument {
  const quality = {
    reading: 'ocr' as const,
    dpi: 300,
    turned: 0 as const,
    skew: 0,
    ink: null,
    confidence: 0.9,
    because: '',
  };
  const lines = linesOf(
    `INDIKATOR KINERJA UTAMA\n${owner}\nMeningkatnya mutu\nSolok, 4 Mei 2018\nIr. NAMA PEJABAT, MM\nNIP. 19000101 192001 1 001`,
    0.95,
  );
  const page = { number: 1, width: 1, height: 1, quality, grids: [], lines, issues: [] };
  return {
    source: { id: 'sha256:1', file: 'solok.pdf', kind: 'scanned-pdf' },
    pages: [page],
    tables: [table],
    issues: [],
  };
}

describe('normalizeDocument', () => {
  const run = (keepOfficials = false) =>
    normalizeDocument(read(), [{ table, columns: [], rows, issues: [] }], vocabulary, { keepOfficials });

  it('keeps to the shape of the dataset', () => {
    expect(DocumentDataset.safeParse(run()).error).toBeUndefined();
  });

  it('says a merged value once that every page repeats', () => {
    const [first, ...rest] = rows[0]!.fields.filter((field) => field.column.role === 'objective');
    const twice = { ...first!.text, lines: linesOf('Meningkatnya\nkualitas jalan\nMeningkatnya kualitas\njalan') };
    const over = { ...twice, segments: [...first!.text.segments, { page: 2, box: null }] };
    const objectiveOf = (text: typeof over) => {
      const fields = [...rest, ...rows[0]!.fields.filter((field) => field !== first), { ...first!, text }];
      const given = [{ table, columns: [], rows: [{ ...rows[0]!, fields }], issues: [] }];
      return normalizeDocument(read(), given, vocabulary, { keepOfficials: false }).indicators[0]?.objective;
    };
    expect(objectiveOf(over)).toBe('Meningkatnya kualitas jalan');
    expect(objectiveOf(twice)).toBe('Meningkatnya kualitas jalan Meningkatnya kualitas jalan');
  });

  it('tells document and agency', () => {
    const { document, agencies } = run();
    expect(document).toMatchObject({
      title: 'INDIKATOR KINERJA UTAMA DINAS PEKERJAAN UMUM KOTA SOLOK',
      year: 2018,
      signedOn: '2018-05-04',
      signedAt: 'Solok',
    });
    expect(agencies).toEqual([
      {
        id: 'dinas-pekerjaan-umum-kota-solok',
        name: 'Dinas Pekerjaan Umum Kota Solok',
        regionCode: '13.72',
        regionName: 'Kota Solok',
        level: 'kota',
        kind: 'dinas',
        sectors: ['pekerjaan-umum'],
      },
    ]);
  });

  it('reads values in the unit of the row, and says which it could not read', () => {
    const cells: [ColumnRole, string, number | null, string][] = [
      ['indicator', 'Persentase sambungan terpasang', null, 'Indikator'],
      ['unit', 'Persen (%)', null, 'Satuan'],
      ['baseline', '1.250', 2019, 'Kondisi awal 2019'],
      ['target', '≥ 92,5', 2021, '2021'],
      ['target', '-', 2022, '2022'],
      ['endTarget', '95-98', null, 'Kondisi akhir RPJMD'],
    ];
    const fields = cells.map(([role, text, year, heading], index) => ({
      column: { index, heading, role, year, score: 1, because: '' },
      text: { lines: linesOf(text, 0.95), segments: [{ page: 1, box: null }], confidence: 0.95, inheritedFrom: null },
    }));
    const given = [{ table, columns: [], rows: [{ table: 0, row: 1, fields, context: [] }], issues: [] }];
    const share = normalizeDocument(read(), given, vocabulary, { keepOfficials: false });
    expect(share.indicators[0]).toMatchObject({
      unit: { symbol: '%', derived: false },
      measure: { kind: 'percentage', of: null, from: 'unit' },
      baseline: { year: 2019, value: null, text: '1.250' },
    });
    expect(share.indicators[0]?.targets).toEqual([
      { year: 2021, value: 92.5, text: '≥ 92,5', bound: 'at-least' },
      { year: null, value: 95, text: '95-98', to: 98, heading: 'Kondisi akhir RPJMD' },
    ]);
    const unread = share.issues.filter((one) => one.code === 'number-unparsed');
    expect(unread.map(({ field, message }) => [field, message])).toEqual([['baseline', 'No single number: 1.250']]);
  });

  it('tells the cell of every year, where years stand in cells of their own', () => {
    const cells: [ColumnRole, string, number | null, Box][] = [
      ['indicator', 'Persentase sambungan terpasang', null, [10, 10, 100, 30]],
      ['target', '90', 2021, [110, 10, 140, 30]],
      ['target', '92', 2022, [150, 10, 180, 30]],
      ['target', '94', 2023, [190, 10, 220, 30]],
    ];
    const fields = cells.map(([role, text, year, box], index) => ({
      column: { index, heading: String(year), role, year, score: 1, because: '' },
      text: { lines: linesOf(text, 0.95), segments: [{ page: 1, box }], confidence: 0.95, inheritedFrom: null },
    }));
    const given = [{ table, columns: [], rows: [{ table: 0, row: 1, fields, context: [] }], issues: [] }];
    const [row] = normalizeDocument(read(), given, vocabulary, { keepOfficials: false }).indicators;
    expect(row!.evidence['targets']!.box).toEqual([110, 10, 140, 30]);
    expect(row!.targets.map(({ place }) => place)).toEqual([
      undefined,
      { page: 1, box: [150, 10, 180, 30] },
      { page: 1, box: [190, 10, 220, 30] },
    ]);
    expect(seenOf(row!, 'targets.2023')).toMatchObject({ read: '94', box: [190, 10, 220, 30] });
  });

  it('is as sure of the values of several years as of the least sure one', () => {
    const page = {
      number: 1,
      width: 600,
      height: 900,
      quality: { reading: 'ocr', dpi: 300, turned: 0, skew: 0, ink: 0.1, confidence: 0.9, because: '' },
      grids: [],
      lines: [],
      issues: [],
    } as unknown as ReadDocument['pages'][number];
    const sureOf = (...values: [text: string, sure: number][]): number => {
      const cells = [['Persentase sambungan terpasang', 0.95] as const, ...values];
      const fields = cells.map(([text, sure], index) => ({
        column: {
          index,
          heading: '',
          role: index === 0 ? ('indicator' as const) : ('target' as const),
          year: index === 0 ? null : 2020 + index,
          score: 1,
          because: '',
        },
        text: { lines: linesOf(text, sure), segments: [{ page: 1, box: null }], confidence: sure, inheritedFrom: null },
      }));
      const given = [{ table, columns: [], rows: [{ table: 0, row: 1, fields, context: [] }], issues: [] }];
      const scanned = { ...read(), pages: [page] };
      const [row] = normalizeDocument(scanned, given, vocabulary, { keepOfficials: false }).indicators;
      return row!.evidence['targets']!.confidence;
    };
    const sure = sureOf(['90', 0.95], ['91', 0.95], ['92', 0.95], ['93', 0.95]);
    expect(sureOf(['90', 0.95], ['91', 0.95], ['92', 0.2], ['93', 0.95])).toBeLessThan(sure - 0.05);
    expect(sureOf(['90', 0.95], ['91', 0.95], ['29', 0.95], ['93', 0.95])).toBeLessThan(0.6 * sure);
  });

  it('gives an abbreviation the meaning that it has in the sector of the agency', () => {
    const fields = [
      {
        column: { index: 0, heading: 'Indikator', role: 'indicator' as const, year: null, score: 1, because: '' },
        text: { lines: linesOf('Angka API', 0.95), segments: [], confidence: 0.95, inheritedFrom: null },
      },
    ];
    const given = [{ table, columns: [], rows: [{ table: 0, row: 1, fields, context: [] }], issues: [] }];
    const termsOf = (owner: string) =>
      normalizeDocument(read(owner), given, vocabulary, { keepOfficials: false }).indicators[0]?.terms;
    expect(termsOf('DINAS KESEHATAN KOTA SOLOK')).toEqual(['api-malaria']);
    expect(termsOf('DINAS PERHUBUNGAN KOTA SOLOK')).toEqual([]);
  });

  it('reads every field of a row', () => {
    const [first] = run().indicators;
    expect(first).toMatchObject({
      position: 1,
      code: 'a',
      name: 'Persentase jalan mantap',
      objective: 'Meningkatnya kualitas jalan',
      definition: 'Jalan mantap adalah jalan yang baik.',
      rationale: 'Dengan adanya indikator ini diharapkan warga lancar.',
      formula: { numerator: 'Panjang jalan mantap', denominator: 'panjang jalan', multiplier: 100, form: 'prose' },
      unit: { symbol: '%', derived: true },
      dataSources: [{ text: 'Renstra', key: 'renstra' }],
      targets: [{ year: null, value: 92.5, text: '92,5' }],
      context: ['A. SASARAN'],
    });
    expect(first?.responsible.map((r) => r.key)).toEqual(['bidang/bina-marga', 'sekretariat']);
    expect(first?.evidence['name']).toMatchObject({
      raw: 'a. Persentase jalan mantap',
      page: 1,
      box: [1, 2, 3, 4],
      inheritedFrom: null,
    });
  });

  it('says from which indicator a value was inherited', () => {
    const { indicators } = run();
    expect(indicators[1]?.evidence['objective']?.inheritedFrom).toBe(indicators[0]?.id);
  });

  it('leaves officials out unless told otherwise', () => {
    expect(JSON.stringify(run())).not.toMatch(/19000101|NAMA PEJABAT/);
    expect(run().indicators[1]?.responsible[0]?.text).toBe('Kepala Bidang Bina Marga');
    expect(JSON.stringify(run(true))).toMatch(/NAMA PEJABAT/);
  });

  it('gives equal output for equal input', () => {
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });
});

describe('indicatorIds', () => {
  it('gives the same id wherever the row stands, and counts equal names', () => {
    const one = indicatorIds('sha256:a', ['Nilai SAKIP', 'Jumlah LPM', 'Nilai sakip.']);
    const other = indicatorIds('sha256:a', ['Jumlah LPM', 'Nilai SAKIP', 'Nilai SAKIP']);
    expect(one[1]).toBe(other[0]);
    expect(one[0]).toBe(other[1]);
    expect(one[2]).toBe(other[2]);
    expect(new Set(one).size).toBe(3);
  });
});
