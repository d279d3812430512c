import Papa from 'papaparse';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvPieces, excelCsvPieces } from '../../../../output/catalogue/formats/delimited.ts';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { safeCell } from '../../../../output/dataset/safe-cell.ts';
import { hostileTexts, sampleCatalogue } from '../sample-catalogue.ts';
import { askPython, duck, whyNoPython, writtenSample } from '../written-sample.ts';

const table = (name: string) => catalogueTables(sampleCatalogue()).find((one) => one.name === name)!;

/** Whether a spreadsheet would run it: its first sign that is seen begins a formula. */
const runs = (cell: string) => /^[=+\-@]/.test(cell.replace(/^[\s\p{Cc}\p{Cf}]+/u, ''));

describe('a table as CSV', () => {
  test('is read by DuckDB with every text as it was, but for the apostrophe before what could run', async () => {
    const folder = await writtenSample();
    // as bytes: what hands texts to JavaScript drops a mark of the byte order
    const rows = await duck(
      `select hex(text) as text from read_csv('${join(folder, 'csv/responsible.csv')}', all_varchar = true, header = true)
        where indicator like 'h-%' order by length(indicator), indicator`,
    );
    expect(rows.map(({ text }) => Buffer.from(String(text), 'hex').toString('utf8'))).toEqual(
      hostileTexts.map(safeCell),
    );
  });

  test('keeps codes, NA and empty cells apart in pandas when it is read by load.py', async ({ skip }) => {
    const why = whyNoPython('pandas');
    skip(why !== null, why ?? '');
    const folder = await writtenSample();
    const read = askPython(
      folder,
      `import json, load
t = load.load
names = t("indicators").name
print(json.dumps({
  "region": list(t("agencies").regionCode), "code": list(t("indicators").code[-1:]),
  "na": int((names == "NA").sum()), "missing": int(t("documents").title.isna().sum()),
  "value": [None if v is None or v != v else v for v in t("targets").value.astype(object).where(t("targets").value.notna(), None)],
  "year": str(t("targets").year.dtype), "derived": str(t("indicators").unitDerived.dtype)}))`,
    );
    expect(read).toEqual({
      region: ['35.10'],
      code: ['1.10'],
      na: 1,
      missing: 1,
      value: [92.5, 90, null, null, null, 5, 88],
      year: 'Int64',
      derived: 'boolean',
    });
  });

  test('holds no cell that a spreadsheet would run, whatever stands invisibly before it', () => {
    for (const pieces of [csvPieces, excelCsvPieces]) {
      const cells = catalogueTables(sampleCatalogue()).flatMap((one) => {
        const delimiter = pieces === csvPieces ? ',' : ';';
        return Papa.parse<string[]>([...pieces(one)].join(''), { delimiter }).data.flat();
      });
      expect(cells.filter((cell) => runs(cell))).toEqual([]);
    }
  });
});

describe('a table as CSV for Excel', () => {
  const text = [...excelCsvPieces(table('responsible'))].join('');
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { delimiter: ';', header: true });
  const told = (name: string) => data.find(({ text: cell }) => cell?.endsWith(name))?.['text'];

  test('begins with the mark of the byte order and parts cells by semicolons', () => {
    expect(text.startsWith('\ufeffindicator;n;text;')).toBe(true);
  });

  test.each(['35.10', '007', '1-2', '1E5', '(5)', 'TRUE', '3 Mei 2024'])('keeps %j text with an apostrophe', (code) => {
    expect(told(code)).toBe(`'${code}`);
  });

  test.each(['NA', 'Sekretariat', 'Bidang Rehabilitasi Sosial'])('leaves %j as it is', (name) => {
    expect(told(name)).toBe(name);
  });

  test('writes numbers with a decimal comma', () => {
    const targets = Papa.parse<Record<string, string>>([...excelCsvPieces(table('targets'))].join('').slice(1), {
      delimiter: ';',
      header: true,
    });
    expect(targets.data[0]).toMatchObject({ year: '2024', value: '92,5', low: '92,5', text: "'92,5" });
  });
});
