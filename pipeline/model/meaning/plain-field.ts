/** A line of the plain fields -> everything that is known of the field, by what it holds. */
import type { Indicator } from './dataset.ts';
import {
  entryTable,
  field,
  joinedTexts,
  printedField,
  textColumn,
  type IndicatorField,
  type TextKey,
} from './field.ts';
import type { Bilingual } from './finding.ts';
import { plainKindOf, type PlainKey } from './plain-fields.ts';

/** How much a difference of it weighs, beside the 10 of a name. */
const matters = 4;

type Entry = { text: string };

/** The field of a line. */
export function plainField(line: { key: PlainKey; label: Bilingual; csv: string; foreign?: true }): IndicatorField {
  const key: string = line.key;
  switch (plainKindOf(key)) {
    case 'number':
      return numberField(line);
    case 'list':
      return listField(line);
    default:
      return printedField(key as TextKey, line.label, line.csv, matters, {
        roles: [line.key],
        shared: true,
        proofread: line.foreign !== true,
        tells: line.key === 'objective' ? 1 : 0,
      });
  }
}

/** Which keys hold what, the table of fields alone decides. */
const heldBy = (row: Indicator, key: PlainKey): unknown => row[key];

function numberField({ key, label, csv }: { key: PlainKey; label: Bilingual; csv: string }): IndicatorField {
  const of = (row: Indicator): number | null => heldBy(row, key) as number | null;
  return field({
    key,
    label,
    roles: [key],
    read: (row) => of(row) !== null,
    shown: (row) => (of(row) === null ? [] : [String(of(row))]),
    printed: (row) => [row.evidence[key]?.raw ?? null],
    compared: (row) => [{ key, value: of(row), as: 'number', matters }],
    csv: [{ name: key, type: 'number', description: csv, of }],
    decided: 'text',
  });
}

function listField({ key, label, csv }: { key: PlainKey; label: Bilingual; csv: string }): IndicatorField {
  const of = (row: Indicator): Entry[] => heldBy(row, key) as Entry[];
  const texts = (row: Indicator): string[] => of(row).map(({ text }) => text);
  return field({
    key,
    label,
    roles: [key],
    read: (row) => of(row).length > 0,
    shared: true,
    shown: texts,
    printed: texts,
    proofread: true,
    compared: (row) => [{ key, value: joinedTexts(texts(row)), as: 'names', matters }],
    csv: [textColumn(key, csv, (row: Indicator) => joinedTexts(texts(row)))],
    entries: entryTable(key, { name: key, title: csv }, of, [textColumn('text', csv, (entry: Entry) => entry.text)]),
    decided: 'list',
  });
}
