/** The tables of their own of fields that are lists: which columns a value of each list has. */
import type { DataSource, Indicator, Responsible } from './dataset.ts';
import { entryTable, textColumn, type EntryTable } from './field.ts';

export const responsibleTable: EntryTable = entryTable(
  'responsible',
  { name: 'responsible', title: 'Units responsible' },
  (row) => row.responsible,
  [
    textColumn('text', 'The unit as printed', (x: Responsible) => x.text),
    textColumn('key', 'The unit as a key of the vocabulary', (x: Responsible) => x.key),
    textColumn('name', 'The unit in full', (x: Responsible) => x.name),
    textColumn('rank', 'Kind of unit: bidang, seksi ...', (x: Responsible) => x.rank ?? null),
    textColumn('post', 'The post that stands for the unit: kepala ...', (x: Responsible) => x.post ?? null),
    textColumn('parent', 'The unit above it, where the text tells it', (x: Responsible) => x.parent ?? null),
    {
      name: 'count',
      type: 'integer',
      description: 'How many such units the text speaks of, where it tells that',
      of: (x: Responsible) => x.count ?? null,
    },
  ],
);

export const sourcesTable: EntryTable = entryTable(
  'dataSources',
  { name: 'sources', title: 'Data sources' },
  (row) => row.dataSources,
  [
    textColumn('text', 'The source as printed', (x: DataSource) => x.text),
    textColumn('key', 'The source as a key of the vocabulary', (x: DataSource) => x.key),
  ],
);

type Program = Indicator['programs'][number];

export const programsTable: EntryTable = entryTable(
  'programs',
  { name: 'programs', title: 'Programmes' },
  (row) => row.programs,
  [textColumn('text', 'The programme as printed', (x: Program) => x.text)],
);

type Other = Indicator['other'][number];

export const othersTable: EntryTable = entryTable(
  'other',
  { name: 'others', title: 'Columns that nobody knows' },
  (row) => row.other,
  [
    textColumn('heading', 'The heading as printed', (x: Other) => x.heading),
    textColumn('text', 'What stands below it', (x: Other) => x.text),
  ],
);

/** A term has no place of its own: its place is that of the name. */
export const termsTable: EntryTable = entryTable(
  'name',
  { name: 'terms', title: 'Terms of the vocabulary that were met' },
  (row) => row.terms,
  [textColumn('term', 'Key of the vocabulary', (x: string) => x)],
);
