import { describe, expect, test } from 'vitest';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { indicatorFields } from '../../../../pipeline/model/meaning/fields.ts';
import { scanId } from '../../sample-dataset.ts';
import { sampleCatalogue } from '../sample-catalogue.ts';

const tables = catalogueTables(sampleCatalogue());

/** The rows of a table as objects. */
function rowsOf(name: string): Record<string, unknown>[] {
  const table = tables.find((one) => one.name === name)!;
  return [...table.rows()].map((row) => Object.fromEntries(table.columns.map((column, i) => [column.name, row[i]])));
}

describe('the tables of a catalogue', () => {
  test('give every column that the table of fields says, and a table for each list of it', () => {
    const columns = tables.find(({ name }) => name === 'indicators')!.columns.map(({ name }) => name);
    expect(
      indicatorFields.flatMap(({ csv }) => csv.map(({ name }) => name)).filter((name) => !columns.includes(name)),
    ).toEqual([]);
    const named = indicatorFields.flatMap(({ entries }) => entries?.name ?? []);
    expect(named.filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
  });

  test('hold values of their types alone, and each key once', () => {
    for (const table of tables) {
      const keys = new Set<unknown>();
      let count = 0;
      for (const row of table.rows()) {
        expect(row).toHaveLength(table.columns.length);
        table.columns.forEach(({ name, type, required }, i) => {
          const cell = row[i];
          const wanted = { string: 'string', boolean: 'boolean', integer: 'number', number: 'number' }[type];
          if (cell === null) expect([table.name, name, required]).toEqual([table.name, name, undefined]);
          else expect([table.name, name, typeof cell]).toEqual([table.name, name, wanted]);
          if (type === 'integer' && cell !== null) expect(Number.isInteger(cell)).toBe(true);
          if (name === table.key) keys.add(cell);
        });
        count++;
      }
      if (table.key !== null) expect([table.name, keys.size]).toEqual([table.name, count]);
    }
  });

  test('refer to rows that are there', () => {
    for (const table of tables) {
      for (const [i, { name, refersTo }] of table.columns.entries()) {
        const target = tables.find((one) => one.name === refersTo);
        if (!target) continue;
        const at = target.columns.findIndex((column) => column.name === target.key);
        const known = new Set([...target.rows()].map((row) => row[at]));
        const lost = [...table.rows()].map((row) => row[i]).filter((cell) => cell !== null && !known.has(cell));
        expect([table.name, name, lost]).toEqual([table.name, name, []]);
      }
    }
  });

  test('say file, year and page or box wherever a value is cited from', () => {
    for (const name of [
      'indicators',
      'targets',
      'sources',
      'responsible',
      'members',
      'evidence',
      'issues',
      'decisions',
    ]) {
      const columns = tables.find((table) => table.name === name)!.columns.map((column) => column.name);
      for (const wanted of ['file', 'documentYear', 'page', 'left', 'top', 'right', 'bottom'])
        expect([name, columns]).toEqual([name, expect.arrayContaining([wanted])]);
    }
    expect(rowsOf('targets')[0]).toMatchObject({
      file: 'tapin.office.pdf',
      documentYear: 2024,
      page: 1,
      left: 640,
      bottom: 200,
      document: scanId,
    });
  });

  test('tell what a value bounds, and give no number where there is no single one', () => {
    const told = rowsOf('targets').map(({ kind, year, value, low, high }) => [kind, year, value, low, high]);
    expect(told).toEqual([
      ['target', 2024, 92.5, 92.5, 92.5],
      ['target', 2025, 90, 90, null],
      ['target', 2026, null, 10, 15],
      ['target', 2027, null, null, null],
      ['target', 2028, null, null, null],
      ['target', null, 5, null, 5],
      ['baseline', 2023, 88, 88, 88],
    ]);
  });

  test('tell what was read, mended and decided', () => {
    expect(rowsOf('evidence').find(({ indicator, field }) => indicator === 'i-1' && field === 'name')).toMatchObject({
      raw: 'Persentase PMKS yang memperoleh bantuan sosiai',
      segment: 1,
      left: 150,
    });
    expect(rowsOf('edits')[0]).toMatchObject({ indicator: 'i-1', field: 'name', from: 'sosiai', to: 'sosial' });
    expect(rowsOf('decisions')[0]).toMatchObject({
      n: 1,
      decided: 'right',
      state: 'stale',
      by: '=Rina',
      file: 'tapin.office.pdf',
    });
  });
});
