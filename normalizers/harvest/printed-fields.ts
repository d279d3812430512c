/** The printed texts of a dataset, field by field, each at the place where it stands. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import type { Occurrence } from '../../pipeline/model/meaning/vocabulary-report.ts';

/** A printed text: whose it is, and the field and row that hold it. */
export type PrintedField = Omit<Occurrence, 'alias' | 'count'> & { row: Indicator };

/** All texts of all rows in dataset order. A value that was inherited from another row counts where it is printed only. */
export function printedFields(dataset: Dataset): PrintedField[] {
  const agencies = new Map(dataset.agencies.map(({ id, name }) => [id, name]));
  const files = new Map(dataset.documents.map(({ id, file }) => [id, file]));
  return dataset.indicators.flatMap((row) => {
    const document = files.get(row.document) ?? row.document;
    const agency = agencies.get(row.agency ?? '') ?? document;
    const place = { agency, document, position: row.position, indicator: row.id, row };
    return textsOf(row).flatMap(([field, text]) => (text ? [{ ...place, field, text }] : []));
  });
}

function textsOf(row: Indicator): [field: string, text: string | null][] {
  const texts = indicatorFields.flatMap(({ key, printed }) =>
    printed(row).map((text): [string, string | null] => [key, text]),
  );
  return texts.filter(([field]) => (row.evidence[field]?.inheritedFrom ?? null) === null);
}
