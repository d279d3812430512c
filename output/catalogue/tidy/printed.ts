/** Tables of what indicators say: their fields, made from the table of fields, and where each was read. */
import type { Evidence, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Cell, EntryTable } from '../../../pipeline/model/meaning/field.ts';
import { indicatorFields } from '../../../pipeline/model/meaning/fields.ts';
import { indicatorColumns, ownRelations } from '../../dataset/csv.ts';
import { evidenceOf } from '../../dataset/fields.ts';
import { sideColumns } from './formula-sides.ts';
import { countsColumn, documentColumns, placeColumns, placeOfRow, type Indexed, type Place } from './cited.ts';
import { number, tableOf, text, whole, type Filled, type TidyTable } from './tidy-table.ts';

const refersTo: Readonly<Record<string, string>> = { document: 'documents', agency: 'agencies', concept: 'concepts' };

/** An indicator a row: the columns of indicators.csv of a run, with year and place. */
export function indicatorsTable(all: Indexed): TidyTable {
  const relations = ownRelations(all.dataset);
  const around = (row: Indicator) => ({
    document: all.documents.get(row.document) ?? null,
    agency: all.agencies.get(row.agency ?? '') ?? null,
    concept: all.concepts.get(row.concept ?? '') ?? null,
    relation: relations.get(row.id) ?? null,
    issues: all.issuesOf.get(row.id) ?? [],
  });
  const columns = indicatorColumns
    .filter(({ name }) => name !== 'page')
    .flatMap(({ of, ...head }): Filled<Indicator>[] => {
      const to = refersTo[head.name];
      const filled: Filled<Indicator> = {
        ...head,
        ...(to ? { refersTo: to } : {}),
        ...(['id', 'document'].includes(head.name) ? { required: true } : {}),
        of: (row) => of(row, around(row)),
      };
      if (head.name !== 'file') return [filled];
      return [filled, whole('documentYear', 'Year of the document', (row) => around(row).document?.year ?? null)];
    });
  return tableOf(
    {
      name: 'indicators',
      title: 'Indicators',
      description: 'One row per indicator; lists are joined by " | " here and have tables of their own',
      key: 'id',
    },
    () => all.dataset.indicators,
    [
      ...columns,
      ...placeColumns(placeOfRow),
      ...sideColumns(),
      countsColumn<Indicator>(all, (row) => row),
      text<Indicator>(
        'readingOf',
        'Id of the row that is its like in the reading that counts',
        (row) => all.readings.get(row.document)?.rows.get(row.id) ?? null,
      ),
    ],
  );
}

type Entry = { row: Indicator; n: number; cells: Cell[]; place: Evidence | null };

/** The tables of fields that hold several values, one value a row. */
export function entryTables(all: Indexed): TidyTable[] {
  const fields = indicatorFields.flatMap(({ entries }) => (entries ? [entries] : []));
  const byName = new Map<string, EntryTable[]>();
  for (const entries of fields) byName.set(entries.name, [...(byName.get(entries.name) ?? []), entries]);
  return [...byName.values()].map((same) => {
    const { name, title, columns } = same[0]!;
    const own = columns.map((head, i): Filled<Entry> => ({ ...head, of: ({ cells }) => cells[i] ?? null }));
    return tableOf<Entry>(
      { name, title, description: `${title}: one value per row`, key: null },
      function* () {
        for (const row of all.dataset.indicators) {
          let n = 0;
          for (const { evidence, place, cells } of same.flatMap(({ cellsOf }) => cellsOf(row))) {
            const cell = evidenceOf(row, evidence);
            yield { row, n: ++n, cells, place: cell && { ...cell, ...place } };
          }
        }
      },
      [
        text('indicator', 'Id of the indicator', ({ row }) => row.id, { refersTo: 'indicators', required: true }),
        whole('n', 'Place among the values of the indicator, from 1', ({ n }) => n),
        ...own,
        text('agency', 'Id of the agency', ({ row }) => row.agency, { refersTo: 'agencies' }),
        ...documentColumns<Entry>(all, ({ row }) => row.document, { required: true }),
        ...placeColumns<Entry>(({ place }) => place),
        number('confidence', 'How sure the letters of its cell are, 0 to 1', ({ place }) => place?.confidence ?? null),
        countsColumn<Entry>(all, ({ row }) => row),
      ],
    );
  });
}

type Cited = {
  indicator: string | null;
  document: string;
  field: string;
  evidence: Evidence;
  segment: number;
  place: Place;
};

/** Where each value was read: a row for each place, two for what is cut by the end of a page. */
export function evidenceTable(all: Indexed): TidyTable {
  const decided = (name: string, description: string, of: (one: NonNullable<Evidence['decided']>) => string | null) =>
    text<Cited>(name, description, ({ evidence }) => (evidence.decided ? of(evidence.decided) : null));
  return tableOf<Cited>(
    {
      name: 'evidence',
      title: 'Where each value was read',
      description: 'One row per value and place; a value that goes on over a page has several, told apart by segment',
      key: null,
    },
    () => citations(all),
    [
      text('indicator', 'Id of the indicator; empty for what is read of the document itself', (one) => one.indicator, {
        refersTo: 'indicators',
      }),
      text('field', 'The field, by its key in the dataset', (one) => one.field, { required: true }),
      whole('segment', 'Place among the places of the value, from 1', ({ segment }) => segment),
      text('raw', 'What was read there, before any mend', ({ evidence }) => evidence.raw),
      number('confidence', 'How sure the letters are, 0 to 1', ({ evidence }) => evidence.confidence),
      text('inheritedFrom', 'Id of the indicator whose merged cell it is', ({ evidence }) => evidence.inheritedFrom),
      decided('decidedAs', 'What somebody decided: right, corrected, unreadable ...', ({ as }) => as),
      decided('decidedBy', 'Who did', ({ by }) => by),
      decided('decidedOn', 'When', ({ on }) => on),
      decided('decidedBefore', 'The value that the program had', ({ read }) => read),
      decided('decidedWhy', 'Why', ({ why }) => why ?? null),
      ...documentColumns<Cited>(all, ({ document }) => document, { required: true }),
      ...placeColumns<Cited>(({ place }) => place),
    ],
  );
}

function* citations({ dataset }: Indexed): Iterable<Cited> {
  for (const { id, evidence } of dataset.documents) yield* placesOf(null, id, evidence);
  for (const { id, document, evidence } of dataset.indicators) yield* placesOf(id, document, evidence);
}

function* placesOf(
  indicator: string | null,
  document: string,
  all: Readonly<Record<string, Evidence>>,
): Iterable<Cited> {
  for (const [field, evidence] of Object.entries(all)) {
    const places: readonly Place[] = evidence.segments ?? [evidence];
    for (const [i, place] of places.entries()) yield { indicator, document, field, evidence, segment: i + 1, place };
  }
}

type Mend = { indicator: string | null; document: string; field: string; n: number; edit: Evidence['edits'][number] };

/** Every mend of what was read. */
export function editsTable(all: Indexed): TidyTable {
  return tableOf<Mend>(
    { name: 'edits', title: 'Mends', description: 'One row per mend of what was read', key: null },
    function* () {
      for (const { indicator, document, field, segment, evidence } of citations(all)) {
        if (segment > 1) continue;
        for (const [i, edit] of evidence.edits.entries()) yield { indicator, document, field, n: i + 1, edit };
      }
    },
    [
      text('indicator', 'Id of the indicator; empty for what is read of the document itself', (one) => one.indicator, {
        refersTo: 'indicators',
      }),
      text('field', 'The field, by its key in the dataset', ({ field }) => field, { required: true }),
      whole('n', 'Place among the mends of the value, from 1', ({ n }) => n),
      text('from', 'What was read', ({ edit }) => edit.from),
      text('to', 'What it became', ({ edit }) => edit.to),
      text('rule', 'The rule that did it', ({ edit }) => edit.rule),
      text('document', 'Id of the document', ({ document }) => document, { refersTo: 'documents', required: true }),
    ],
  );
}
