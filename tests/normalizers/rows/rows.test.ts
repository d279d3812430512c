import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { readRows } from '../../../normalizers/rows/rows.ts';
import type { Row } from '../../../pipeline/model/meaning/record.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import type { Drawn } from '../../extractors/tables/draw.ts';
import { headings, tableOf } from '../table-of.ts';

const head = ['No', 'Sasaran', 'Indikator Kinerja', 'Penjelasan', 'Sumber Data', 'Penanggung Jawab'];
const read = (table: Table) => readRows(table, recogniseColumns(table, headings).columns, headings);
const rowsOf = (rows: (Drawn | null)[][], method: Table['method'] = 'ruled') =>
  read(tableOf(1, [head, ...rows], method));
const field = (row: Row | undefined, role: string) => row?.fields.find((f) => f.column.role === role)?.text;
const text = (row: Row | undefined, role: string) => (field(row, role) ? joinLines(field(row, role)!.lines) : null);
const band = (words: string): (Drawn | null)[] => [{ text: words, columnSpan: 6 }, null, null, null, null, null];

describe('readRows', () => {
  it('gives a merged value to every row it spans and says where it came from', () => {
    const { rows } = rowsOf([
      [
        { text: '1', rowSpan: 2 },
        { text: 'Meningkatnya a', rowSpan: 2 },
        'Persentase a',
        { text: 'Jumlah', rowSpan: 2 },
        'BPS',
        'Bidang A',
      ],
      [null, null, 'Persentase b', null, 'BPS', 'Bidang B'],
    ]);
    expect(rows.map((row) => text(row, 'explanation'))).toEqual(['Jumlah', 'Jumlah']);
    expect(rows.map((row) => field(row, 'objective')?.inheritedFrom)).toEqual([null, 1]);
  });

  it.each([
    ['1. 2. 3.', '4.', []],
    ['1 1 1', '2', []],
    ['1. 2. 3.', '6.', ['Number 6 follows 3: 2 rows may be lost']],
  ])('counts the numbers that a merged cell holds below each other: %s, then %s', (merged, next, told) => {
    const { issues } = rowsOf([
      [{ text: merged, rowSpan: 3 }, { text: 'Meningkatnya a', rowSpan: 3 }, 'Persentase a', 'x', 'BPS', 'Bidang A'],
      [null, null, 'Persentase b', 'x', 'BPS', 'Bidang A'],
      [null, null, 'Persentase c', 'x', 'BPS', 'Bidang A'],
      band('B. SEKRETARIAT'),
      [next, 'Meningkatnya b', 'Persentase d', 'x', 'BPS', 'Bidang B'],
    ]);
    expect(issues.filter(({ code }) => code === 'missing-row').map(({ message }) => message)).toEqual(told);
  });

  it('inherits an objective over empty ruled cells, but never a source', () => {
    const { rows, issues } = rowsOf([
      ['1', 'Meningkatnya a', 'Persentase a', 'x', 'BPS', 'Bidang A'],
      ['', '', 'Persentase b', 'y', '', 'Bidang B'],
    ]);
    expect(text(rows[1], 'objective')).toBe('Meningkatnya a');
    expect(field(rows[1], 'objective')!.inheritedFrom).toBe(1);
    expect(text(rows[1], 'dataSource')).toBeNull();
    expect(issues).toEqual([]);
  });

  it('lets a programme left of the indicators hold for the empty cells below it, and one right of them for its row', () => {
    const left = ['No', 'Sasaran', 'Program', 'Indikator Kinerja', 'Satuan', 'Sumber Data'];
    const right = ['No', 'Sasaran', 'Indikator Kinerja', 'Satuan', 'Program', 'Sumber Data'];
    const body = (columns: string[], cells: Record<string, string>[]) =>
      tableOf(1, [columns, ...cells.map((row) => columns.map((name) => row[name] ?? ''))]);
    const cells = [
      { No: '1', Sasaran: 'Meningkatnya a', Program: 'Program satu', 'Indikator Kinerja': 'Persentase a', Satuan: '%' },
      { No: '2', 'Indikator Kinerja': 'Persentase b', Satuan: '%' },
      { No: '3', Program: 'Program dua', 'Indikator Kinerja': 'Persentase c', Satuan: '%' },
      { No: '4', Sasaran: 'Meningkatnya d', 'Indikator Kinerja': 'Persentase d', Satuan: '%' },
    ];
    const programs = (columns: string[]) => read(body(columns, cells)).rows.map((row) => text(row, 'program'));
    expect(programs(left)).toEqual(['Program satu', 'Program satu', 'Program dua', null]);
    expect(programs(right)).toEqual(['Program satu', null, 'Program dua', null]);
  });

  it('keeps the fractions of a cell and of the rest of its row apart', () => {
    const table = tableOf(1, [
      head,
      ['1', 'Meningkatnya a', { text: 'Persentase a', rowSpan: 2 }, 'a\nb', 'BPS', 'A'],
      [null, null, null, 'c\nd', null, null],
    ]);
    for (const cell of table.cells.filter(({ column, header }) => column === 3 && !header))
      cell.lines.forEach((line, i) => {
        line.fraction = { index: 0, part: i === 0 ? 'numerator' : 'denominator', form: 'bar' };
      });
    const { rows, issues } = read(table);
    expect(field(rows[0], 'explanation')?.lines.map(({ fraction }) => fraction?.index)).toEqual([0, 0, 1, 1]);
    expect(issues.filter(({ code }) => code === 'unplaced-text')).toEqual([]);
  });

  it('reads a unit that is a sign alone', () => {
    const table = tableOf(1, [
      ['No', 'Sasaran', 'Indikator Kinerja', 'Formula', 'Satuan'],
      ['1', 'Meningkatnya a', 'Kesesuaian a', 'a / b', '%'],
    ]);
    expect(text(read(table).rows[0], 'unit')).toBe('%');
  });

  it('takes the label off a goal or objective, and reads the level of the row from it', () => {
    const { rows } = rowsOf([
      ['1', 'TUJUAN : Terwujudnya a', 'Persentase a', 'x', 'BPS', 'A'],
      ['2', 'SASARAN 1: Meningkatnya b', 'Persentase b', 'x', 'BPS', 'A'],
      ['3', '', 'Persentase c', 'x', 'BPS', 'A'],
      ['4', 'Catatan: Meningkatnya d', 'Persentase d', 'x', 'BPS', 'A'],
    ]);
    expect(rows.map(({ level }) => level)).toEqual(['goal', 'objective', 'objective', undefined]);
    expect(rows.map((row) => text(row, 'goal'))).toEqual(['Terwujudnya a', 'Terwujudnya a', 'Terwujudnya a', null]);
    expect(rows.map((row) => text(row, 'objective'))).toEqual([
      null,
      'Meningkatnya b',
      'Meningkatnya b',
      'Catatan: Meningkatnya d',
    ]);
  });

  it('keeps bands as context, starts afresh below them, and replaces a band by the next of its sort', () => {
    const { rows } = rowsOf([
      band('MISI PERTAMA : Maju'),
      ['1', 'Meningkatnya a', 'Persentase a', 'x', 'BPS', 'A'],
      band('MISI KEDUA : Adil'),
      band('Jumlah laporan :'),
      ['1', '', 'Persentase b', 'x', 'BPS', 'A'],
    ]);
    expect(rows.map((row) => row.context)).toEqual([
      ['MISI PERTAMA : Maju'],
      ['MISI KEDUA : Adil', 'Jumlah laporan :'],
    ]);
    expect(text(rows[1], 'objective')).toBeNull();
  });

  it('takes what a band is labelled with for a field of the rows below it, where they say nothing themselves', () => {
    const { rows } = rowsOf([
      band('TUJUAN 1 : Terwujudnya a'),
      band('SASARAN : Meningkatnya a'),
      ['1', '', 'Persentase a', 'x', 'BPS', 'A'],
      ['2', 'Meningkatnya b', 'Persentase b', 'x', 'BPS', 'B'],
      band('TUJUAN 2 : Terwujudnya c'),
      ['3', '', 'Persentase c', 'x', 'BPS', 'C'],
      band('MISI KEDUA : Mewujudkan d'),
      ['4', '', 'Persentase d', 'x', 'BPS', 'D'],
      band('TUJUAN : Terwujudnya e'),
      ['5', '', 'Persentase e', 'x', 'BPS', 'E'],
    ]);
    const goals = ['Terwujudnya a', 'Terwujudnya a', 'Terwujudnya c', 'MISI KEDUA : Mewujudkan d', 'Terwujudnya e'];
    expect(rows.map((row) => text(row, 'goal'))).toEqual(goals);
    expect(rows.map((row) => text(row, 'objective'))).toEqual(['Meningkatnya a', 'Meningkatnya b', null, null, null]);
    expect(field(rows[1], 'goal')?.inheritedFrom).toBe(1);
  });

  it('takes long text alone in the number column of an export for a band', () => {
    const { rows } = rowsOf(
      [
        ['2. CAKUPAN PENANGANAN', '', '', '', '', ''],
        ['1', 'a', 'Persentase a', 'x', 'BPS', 'A'],
      ],
      'separated',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.context).toEqual(['2. CAKUPAN PENANGANAN']);
  });

  it('lets an objective that stands alone in its row hold for the rows below', () => {
    const { rows } = rowsOf([
      ['1', 'Meningkatnya a', '', '', '', ''],
      ['', '', 'Persentase a', 'x', 'BPS', 'A'],
    ]);
    expect(text(rows[0], 'objective')).toBe('Meningkatnya a');
    expect(rows).toHaveLength(1);
  });

  it('appends the lower part of a row that a missing or extra rule has cut off', () => {
    const { rows, issues } = rowsOf([
      ['1', 'Meningkatnya jumlah', 'Persentase PSKS yang aktif dalam', 'Jumlah PSKS aktif', 'BPS', 'Bidang A'],
      ['', '(PMKS)', 'penyelenggaraan', 'Jumlah PSKS', '', ''],
      ['', '', '·', 'seluruhnya', '', ''],
      ['2', '', 'persentase b', 'y', 'BPS', 'Bidang B'],
    ]);
    expect(rows.map((row) => text(row, 'indicator'))).toEqual([
      'Persentase PSKS yang aktif dalam penyelenggaraan',
      'persentase b',
    ]);
    expect(text(rows[0], 'explanation')).toBe('Jumlah PSKS aktif Jumlah PSKS seluruhnya');
    expect(text(rows[1], 'objective')).toBe('Meningkatnya jumlah (PMKS)');
    expect(issues.map((i) => i.code)).toEqual(['row-joined', 'row-joined']);
  });

  it('does not lose the words of a row whose indicator was not read', () => {
    const { rows, issues } = rowsOf([
      ['1', 'a', 'Persentase a', 'x', 'BPS', 'A'],
      ['2', 'b', '', 'y', 'BPS', 'B'],
      ['3', 'c', 'Persentase c', 'z', 'BPS', 'C'],
    ]);
    expect(rows).toHaveLength(2);
    expect(issues.map((i) => i.code)).toEqual(['unplaced-text', 'missing-row']);
    expect(issues[0]!.message).toContain('y');
  });

  it('reads one indicator over several physical rows once', () => {
    const { rows } = rowsOf([
      ['1', 'a', { text: 'Persentase a', rowSpan: 2 }, 'Pembilang', { text: 'BPS', rowSpan: 2 }, 'A'],
      ['', '', null, 'Penyebut', null, 'B'],
    ]);
    expect(rows).toHaveLength(1);
    expect(text(rows[0], 'explanation')).toBe('Pembilang Penyebut');
    expect(text(rows[0], 'responsible')).toBe('A B');
  });

  it('does not take a signature inside the last rows for a band or an indicator', () => {
    const { rows, issues } = rowsOf([
      ['1', 'a', 'Persentase a', 'x', 'BPS', 'A'],
      band('Bandung, 2 Januari 2020'),
      ['', '', 'KEPALA DINAS', '', '', ''],
      ['', '', 'NIP. 19000101 192001 1 001', '', '', ''],
    ]);
    expect(rows).toHaveLength(1);
    expect(issues).toEqual([]);
  });

  it('reports a gap in the numbers within a section, and no restart', () => {
    const row = (no: string) => [no, 'a', `Persentase ${no}`, 'x', 'BPS', 'A'];
    expect(rowsOf([row('1'), row('3')]).issues.map((i) => i.code)).toEqual(['missing-row']);
    expect(rowsOf([row('1'), row('2'), row('1'), row('2')]).issues).toEqual([]);
    expect(rowsOf([band('MISI 1'), row('1'), row('2'), band('MISI 2'), row('3')]).issues).toEqual([]);
    expect(rowsOf([band('MISI 1'), row('1'), band('MISI 2'), row('2'), row('4')]).issues).toHaveLength(1);
  });

  it('puts a row of an export that slid to the left back, with an issue', () => {
    const heading = ['Sasaran', 'Indikator', 'Rumus', 'N', 'Sumber Data'];
    const rows = [
      ['1.1', '1.1.1 Persentase a', 'Jumlah a', 'X 100', 'Bidang A'],
      ['1.2', '1.2.1 Persentase b', 'Jumlah b', 'X 100', 'Bidang B'],
      ['1.3', '1.3.1 Persentase c', 'Jumlah c', 'X 100', 'Bidang C'],
    ];
    const slid = [
      ['', ...heading],
      ...rows.map((row) => ['', ...row]),
      ['1.4', '1.4.1 Persentase d', 'Jumlah d', 'X 100', 'Bidang D', ''],
    ];
    slid[0]![0] = 'No';
    const { rows: found, issues } = read(tableOf(1, slid, 'separated'));
    expect(text(found[3], 'dataSource')).toBe('Bidang D');
    expect(text(found[3], 'indicator')).toBe('1.4.1 Persentase d');
    expect(issues.map((i) => i.code)).toEqual(['row-split-uncertain']);
  });

  it('notes a cell that holds several indicators', () => {
    const { issues } = rowsOf([['1', 'a', '1. Persentase a\n2. Persentase b', 'x', 'BPS', 'A']]);
    expect(issues.map((i) => i.code)).toEqual(['row-split-uncertain']);
  });

  it('notes codes that go on inside one cell, but not one code over several lines', () => {
    const several = rowsOf([['1', 'a', '1.1.2 Persentase a\nyang b\n1.1.3 Jumlah c', 'x', 'BPS', 'A']]);
    expect(several.issues.map((i) => i.code)).toEqual(['row-split-uncertain']);
    expect(rowsOf([['1', 'a', '1.1.2 Persentase a\nyang b', 'x', 'BPS', 'A']]).issues).toEqual([]);
  });

  it('says so when no column holds indicators', () => {
    const { rows, issues } = read(
      tableOf(1, [
        ['Warna', 'Bentuk'],
        ['biru', 'bulat'],
      ]),
    );
    expect(rows).toEqual([]);
    expect(issues[0]!.code).toBe('no-indicator-column');
  });

  it('leaves a band that could not be read out, with an issue, and ends the bands above it', () => {
    const { rows, issues } = rowsOf([
      band('MISI PERTAMA : Maju'),
      ['1', 'a', 'Persentase a', 'x', 'BPS', 'A'],
      [{ text: 'AE A3 i ke SUK', columnSpan: 6, confidence: 0.16 }, null, null, null, null, null],
      ['2', 'b', 'Persentase b', 'x', 'BPS', 'A'],
    ]);
    expect(rows.map((row) => row.context)).toEqual([['MISI PERTAMA : Maju'], []]);
    expect(issues.map((i) => i.code)).toEqual(['unreadable-text']);
  });
});

describe('a line that names a group', () => {
  const table = (rows: (Drawn | null)[][]) => tableOf(1, [['No', 'Indikator', 'Satuan', 'Target 2024'], ...rows]);
  const told = (found: Table) =>
    read(found).rows.map((row) => [text(row, 'indicator'), row.level ?? null, row.context]);

  it('is no indicator, and tells the level of those below it', () => {
    const lines = [
      ['I', 'INDIKATOR TUJUAN & SASARAN:', '', ''],
      ['', 'Indikator Tujuan:', '', ''],
      ['1', 'Indeks a', 'Nilai', '70'],
      ['', 'Indikator Sasaran (IKU Dinas):', '', ''],
      ['1', 'Persentase b', '%', '80'],
      ['', 'PROGRAM PENGELOLAAN PARKIR', '', ''],
      ['1', 'Jumlah c', 'Unit', '90'],
      ['2.', '1.05.0.00.0.00.03.0000 - BADAN PENANGGULANGAN BENCANA', '', ''],
    ];
    const outer = 'INDIKATOR TUJUAN & SASARAN:';
    expect(told(table(lines))).toEqual([
      ['Indeks a', 'goal', [outer, 'Indikator Tujuan:']],
      ['Persentase b', 'objective', [outer, 'Indikator Sasaran (IKU Dinas):']],
      ['Jumlah c', 'programme', [outer, 'PROGRAM PENGELOLAAN PARKIR']],
    ]);
  });

  it('stays an indicator when it has a value of its own, or a name that says what is measured', () => {
    const lines = [
      ['1', 'Indikator Sasaran:', '%', '70'],
      ['2', 'Persentase b', '', ''],
      ['3', 'Persentase c', '%', '80'],
    ];
    expect(told(table(lines)).map(([name]) => name)).toEqual(['Indikator Sasaran:', 'Persentase b', 'Persentase c']);
  });
});
