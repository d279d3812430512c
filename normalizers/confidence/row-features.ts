/** What speaks against a whole row beside its fields: what is missing, how it was cut, how its document reads. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import type { Column, ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { beginsInside, isBare, oddSigns } from './odd-row.ts';
import { logOdds, type Features } from '../vocabulary/confidence-model.ts';

/** The fields that must all be right for a row to be right, and the columns that may hold them. */
const main: readonly { key: string; roles: readonly ColumnRole[] }[] = [
  { key: 'name', roles: ['indicator'] },
  { key: 'formula', roles: ['formula', 'explanation'] },
  { key: 'responsible', roles: ['responsible'] },
  { key: 'dataSources', roles: ['dataSource'] },
];

/** The share of doubt (0 to 1) that all main fields leave together, were they independent. */
export function jointProbability(fields: ReadonlyMap<string, number>): number {
  return main.reduce((product, { key }) => product * (fields.get(key) ?? 1), 1);
}

/** What a row is judged by: its fields' probabilities, columns and issues of its table, the mean over its document. */
export type RowView = {
  indicator: Indicator;
  fields: ReadonlyMap<string, number>;
  columns: readonly Column[];
  /** Issues of the row's table and pages, placed or not. */
  issues: readonly Issue[];
  /** Mean joint probability of the document's rows. */
  document: number;
  lost: boolean;
  unheaded: boolean;
  /** How sure it is that the table is one to take rows from (0 to 1). */
  table: number;
  unruled: boolean;
  scanned: boolean;
  /** How far the rows and columns of the table agree with each other (0 to 1). */
  agreement: number;
  /** The names of all rows of the document. */
  names: readonly string[];
  /** Whether a text begins as names do. */
  opensName: (text: string) => boolean;
};

/** A logit of 5 is as sure as anything gets: more would let one surplus hide another field's doubt. */
const surest = 5;

/** A table this sure (0 to 1) is one: what is left is the rounding of its evidence. */
const surestTable = 0.97;

/** The features of a row. */
export function rowFeatures(view: RowView): Features {
  const { fields, columns, indicator } = view;
  const probabilities = main.flatMap(({ key }) => fields.get(key) ?? []);
  const missing = (key: string) => {
    const roles = main.find((one) => one.key === key)!.roles;
    return columns.some((column) => roles.includes(column.role)) && !fields.has(key) ? 1 : 0;
  };
  const pages = new Set(Object.values(indicator.evidence).map((one) => one.page));
  const name = indicator.evidence['name'];
  const onPage = (code: Issue['code']) => view.issues.some((one) => one.code === code && pages.has(one.page ?? 0));
  const atName = (code: Issue['code']) =>
    view.issues.some(
      ({ code: own, page, box }) =>
        own === code && page === name?.page && !!box && !!name.box && box[1] < name.box[3] && box[3] > name.box[1],
    );
  return {
    fields: surest - Math.min(surest, logOdds(jointProbability(fields))),
    'least-field': surest - Math.min(surest, logOdds(Math.min(...probabilities, 1))),
    document: surest - Math.min(surest, logOdds(view.document)),
    'missing-name': fields.has('name') ? 0 : 1,
    'missing-formula': missing('formula'),
    'missing-responsible': missing('responsible'),
    'missing-source': missing('dataSources'),
    'text-unplaced': onPage('unplaced-text') ? 1 : 0,
    'rows-missing': onPage('missing-row') ? 1 : 0,
    'row-split': atName('row-split-uncertain') ? 1 : 0,
    'row-joined': atName('row-joined') ? 1 : 0,
    'ink-unread': atName('unread-ink') ? 1 : 0,
    'text-unreadable': onPage('unreadable-text') || onPage('text-clipped') ? 1 : 0,
    'layout-lost': view.lost ? 1 : 0,
    'no-heading': view.unheaded ? 1 : 0,
    'table-doubt': view.table >= surestTable ? 0 : 1 - view.table,
    ...tableFeatures(view),
    'row-odd':
      oddSigns(indicator) +
      (beginsInside(indicator.name ?? '', view.names, view.opensName) ? 1 : 0) +
      (isBare(indicator, columns) ? 1 : 0),
    'no-other-field': probabilities.length < 2 ? 1 : 0,
  };
}

/**
 * What the table leaves open. Of a scan it is a doubt of its own: where words stand is exact in a text layer, and the
 * same unruled table is read well there and badly from a picture.
 */
function tableFeatures({ columns, unruled, agreement, scanned }: RowView): Features {
  const least = Math.min(1, ...columns.filter(({ role }) => isMain(role)).map(({ score }) => score));
  const told = {
    unruled: unruled ? 1 : 0,
    'grid-doubt': 1 - agreement,
    'column-unknown': unknownShare(columns),
    'column-least': 1 - least,
  };
  return scanned ? Object.fromEntries(Object.entries(told).map(([key, value]) => [`scan-${key}`, value])) : told;
}

function isMain(role: ColumnRole): boolean {
  return main.some(({ roles }) => roles.includes(role));
}

/** The share of columns whose heading nobody knows: one of them may be what another was taken for. */
function unknownShare(columns: readonly Column[]): number {
  return columns.filter(({ role }) => role === 'unknown').length / Math.max(1, columns.length);
}
