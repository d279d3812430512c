/** The data dictionary: what each column of each table says, made of the tables and of the table of fields. */
import type { Cell, ColumnHead } from '../../../pipeline/model/meaning/field.ts';
import { indicatorFields, labelsOf } from '../../../pipeline/model/meaning/fields.ts';
import type { TidyColumn, TidyTable } from '../tidy/tidy-table.ts';

/** The field of an indicator that a column is of, by its key, with its labels; null for what is of no field. */
function fieldOfColumn(table: TidyTable, column: TidyColumn): string | null {
  const holds = (columns: readonly ColumnHead[]) => columns.some(({ name }) => name === column.name);
  const field = indicatorFields.find(({ csv, entries }) =>
    table.name === 'indicators' ? holds(csv) : entries?.name === table.name && holds(entries.columns),
  );
  return field?.key ?? null;
}

/** The dictionary as a table: a column of a table a row. */
export function dictionaryTable(tables: readonly TidyTable[]): TidyTable {
  const string = (name: string, description: string): TidyColumn => ({ name, type: 'string', description });
  return {
    name: 'dictionary',
    title: 'Data dictionary',
    description: 'One row per column of each table',
    key: null,
    columns: [
      string('table', 'The table'),
      string('column', 'The column'),
      string('type', 'string (codes too), integer, number or boolean'),
      string('description', 'What it says'),
      string('field', 'The field of the indicator that it is of, by its key in the dataset'),
      string('labelEn', 'What people call the field, in English'),
      string('labelId', 'What people call the field, in Indonesian'),
      string('refersTo', 'The table whose key it holds'),
    ],
    rows: function* () {
      for (const table of tables) {
        for (const column of table.columns) {
          const field = fieldOfColumn(table, column);
          const labels = field === null ? null : labelsOf(field);
          const said: Cell[] = [table.name, column.name, column.type, column.description, field];
          yield [...said, labels?.en ?? null, labels?.id ?? null, column.refersTo ?? null];
        }
      }
    },
  };
}

/** The dictionary to read: a heading and a list for each table, in Markdown. */
export function dictionaryMarkdown(tables: readonly TidyTable[]): string {
  const sections = tables.map((table) => {
    const lines = table.columns.map(({ name, type, description, refersTo }) => {
      const more = refersTo === undefined ? '' : ` (a key of \`${refersTo}\`)`;
      return `| \`${name}\` | ${type} | ${description.replaceAll('|', '\\|')}${more} |`;
    });
    return [
      `### \`${table.name}\``,
      '',
      `${table.description}.`,
      '',
      '| column | type | what it says |',
      '| --- | --- | --- |',
      ...lines,
    ].join('\n');
  });
  return sections.join('\n\n');
}
