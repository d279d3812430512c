/** Tables -> the files inside an XLSX workbook, a sheet a table: typed columns, the heading frozen, text as text. A browser makes them too. */
import type { Cell, ColumnHead } from '../../../pipeline/model/meaning/field.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';
import { inBatches } from './batches.ts';

/** Limits of the format. */
const mostRows = 1_048_576;
const mostLetters = 32_767;
const mostName = 31;

const rowsAtOnce = 200;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Which of the formats of `styles` a cell has. */
const style = { heading: 1, text: 2, whole: 3 };

/** What a sheet is made of: `rows` gives them anew each time. */
export type SheetTable = Pick<TidyTable, 'name' | 'rows'> & { columns: readonly ColumnHead[] };

/** A sheet: a table, or as much of one as a sheet can hold. */
type Sheet = { name: string; columns: readonly ColumnHead[]; count: number; rows: () => Iterable<readonly Cell[]> };

/** The workbook, after ECMA-376. Rows of a table beyond what a sheet holds stand in a further one ("targets_2"). */
export function workbookFiles(
  tables: readonly SheetTable[],
  rowsOfSheet = mostRows,
): { path: string; pieces: Iterable<string> }[] {
  const sheets = tables.flatMap((table) => sheetsOf(table, rowsOfSheet - 1));
  return [
    { path: '[Content_Types].xml', pieces: [contentTypes(sheets)] },
    { path: '_rels/.rels', pieces: [relations([[`${office}/officeDocument`, 'xl/workbook.xml']])] },
    { path: 'xl/workbook.xml', pieces: [workbook(sheets)] },
    {
      path: 'xl/_rels/workbook.xml.rels',
      pieces: [
        relations([
          ...sheets.map((_, i): [string, string] => [`${office}/worksheet`, `worksheets/sheet${i + 1}.xml`]),
          [`${office}/styles`, 'styles.xml'],
        ]),
      ],
    },
    { path: 'xl/styles.xml', pieces: [styles] },
    ...sheets.map((sheet, i) => ({ path: `xl/worksheets/sheet${i + 1}.xml`, pieces: sheetXml(sheet) })),
  ];
}

function sheetsOf({ name, columns, rows }: SheetTable, most: number): Sheet[] {
  let count = 0;
  for (const counted = rows()[Symbol.iterator](); !counted.next().done;) count++;
  const parts = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: parts }, (_, part) => ({
    name: (part === 0 ? name : `${name}_${part + 1}`).slice(-mostName),
    columns,
    count: Math.min(most, count - part * most),
    rows: function* () {
      let at = 0;
      for (const row of rows()) {
        if (at >= part * most && at < (part + 1) * most) yield row;
        at++;
      }
    },
  }));
}

function* sheetXml({ columns, count, rows }: Sheet): Iterable<string> {
  const last = columnName(columns.length - 1);
  yield `${head}<worksheet xmlns="${main}"><dimension ref="A1:${last}${count + 1}"/>`;
  yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `<cols>${columns.map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  yield rowXml(
    1,
    columns.map(({ name }, i) => textCell(`${columnName(i)}1`, name, style.heading)),
  );
  let at = 1;
  for (const batch of inBatches(rows(), rowsAtOnce)) {
    const told = batch.map((row) => {
      const number = ++at;
      return rowXml(
        number,
        row.map((cell, i) => cellXml(`${columnName(i)}${number}`, cell, columns[i]!)),
      );
    });
    yield told.join('');
  }
  yield `</sheetData><autoFilter ref="A1:${last}${count + 1}"/></worksheet>`;
}

const rowXml = (number: number, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;

function cellXml(place: string, cell: Cell, { type }: ColumnHead): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    const format = type === 'integer' ? ` s="${style.whole}"` : '';
    return `<c r="${place}"${format}><v>${cell}</v></c>`;
  }
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return textCell(place, cell, style.text);
}

const textCell = (place: string, text: string, format: number): string =>
  `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut(text))}</t></is></c>`;

/** A text that a cell cannot hold says that it is cut. */
function cut(text: string): string {
  if (text.length <= mostLetters) return text;
  const note = ` [... cut: ${text.length} letters, whole in the CSV file]`;
  return `${text.slice(0, mostLetters - note.length)}${note}`;
}

/** What XML cannot hold is written as the format does it: _x0007_; what only looks like that, so that it stays. */
function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(unwritable, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (sign) => entities[sign]!);
}

// eslint-disable-next-line no-control-regex -- these are the signs that XML 1.0 leaves out; a bare \r would be read as \n
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A, B ... Z, AA ... of a column counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

/** Letters of the usual font. */
function widthOf({ name, type }: ColumnHead): number {
  if (type !== 'string') return Math.max(9, name.length + 3);
  return longTexts.test(name) ? 48 : 20;
}

const longTexts = /name|text|raw|formula|tor$|objective|definition|message|because|label|description/i;

function contentTypes(sheets: readonly Sheet[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = sheets.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${parts.join('')}</Types>`;
}

function relations(to: readonly (readonly [type: string, target: string])[]): string {
  const all = to.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`);
  return `${head}<Relationships xmlns="${packaged}/relationships">${all.join('')}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const all = sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${all.join('')}</sheets></workbook>`;
}

/** Format 49 is text: a code that somebody types over stays text; format 1 a whole number. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
