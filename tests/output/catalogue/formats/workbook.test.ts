import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { workbookPieces } from '../../../../output/catalogue/formats/workbook.ts';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { hostileTexts, sampleCatalogue } from '../sample-catalogue.ts';
import { askPython, whyNoPython, writtenSample } from '../written-sample.ts';

describe('the workbook', () => {
  test('is read by another library with the rows, texts and numbers of the tables', async () => {
    const folder = await writtenSample();
    const tables = catalogueTables(sampleCatalogue());
    const sheets = await readWorkbook(join(folder, 'catalogue.xlsx'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([...tables.map(({ name }) => name), 'dictionary']);
    for (const table of tables) {
      const { data } = sheets.find(({ sheet }) => sheet === table.name)!;
      expect(data[0]).toEqual(table.columns.map(({ name }) => name));
      expect(data).toHaveLength([...table.rows()].length + 1);
    }
    const targets = sheets.find(({ sheet }) => sheet === 'targets')!.data;
    expect(targets[1]!.slice(0, 7)).toEqual(['i-1', 1, 'target', 2024, 92.5, 92.5, 92.5]);
    const agencies = sheets.find(({ sheet }) => sheet === 'agencies')!.data;
    expect(agencies[1]![2]).toBe('35.10');
  });

  test('is opened by openpyxl without a complaint: heading frozen, codes as text, every text as it was', async ({
    skip,
  }) => {
    const why = whyNoPython('openpyxl');
    skip(why !== null, why ?? '');
    const folder = await writtenSample();
    const read = askPython(
      folder,
      `import json, openpyxl
book = openpyxl.load_workbook("catalogue.xlsx")
sheet = book["responsible"]
code = book["agencies"]["C2"]
print(json.dumps({"frozen": [s.freeze_panes for s in book], "code": [code.value, code.data_type, code.number_format],
  "texts": [r[2].value for r in sheet.iter_rows(min_row=2) if r[0].value.startswith("h-")],
  "formulas": sum(c.data_type == "f" for s in book for r in s.iter_rows() for c in r)}))`,
    ) as { frozen: string[]; code: unknown; texts: string[]; formulas: number };
    expect(new Set(read.frozen)).toEqual(new Set(['A2']));
    expect(read.code).toEqual(['35.10', 's', '@']);
    expect(read.formulas).toBe(0);
    // openpyxl leaves the escapes of signs that XML cannot hold as they stand in the file
    const decoded = read.texts.map((text) =>
      text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    );
    expect(decoded).toEqual(hostileTexts);
  });

  test('goes on in a further sheet where a table has more rows than a sheet can hold', async () => {
    const table = catalogueTables(sampleCatalogue()).find(({ name }) => name === 'indicators')!;
    const rows = [...table.rows()].length;
    const sheets = await readWorkbook(Buffer.concat([...workbookPieces([table], 10)]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['indicators', 'indicators_2', 'indicators_3']);
    expect(sheets.map(({ data }) => data.length - 1)).toEqual([9, 9, rows - 18]);
  });

  test('says in the cell that a text was too long for it', async () => {
    const long = {
      ...catalogueTables(sampleCatalogue())[0]!,
      columns: [{ name: 'a', type: 'string' as const, description: '' }],
    };
    const [sheet] = await readWorkbook(
      Buffer.concat([...workbookPieces([{ ...long, rows: () => [['y'.repeat(40_000)]] }])]),
    );
    const cell = String(sheet!.data[1]![0]);
    expect(cell).toHaveLength(32_767);
    expect(cell).toMatch(/y \[\.\.\. cut: 40000 letters, whole in the CSV file\]$/);
  });
});
