/** The parts of docs/exports.md that are made of the tables themselves. */
import { dictionaryMarkdown } from '../../output/catalogue/formats/dictionary.ts';
import { catalogueTables } from '../../output/catalogue/tidy/all-tables.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import { sampleCatalogue } from '../output/catalogue/sample-catalogue.ts';

/** Where each field of an indicator goes, as a Markdown table. */
export function fieldsTable(): string {
  const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || '-';
  const lines = indicatorFields.map(({ key, label, csv, entries }) => [
    `\`${key}\``,
    label.en,
    named(csv.map(({ name }) => name)),
    entries === null ? '-' : `\`${entries.name}\`: ${named(entries.columns.map(({ name }) => name))}`,
  ]);
  const head = ['field', 'called', 'columns of `indicators`', 'table of its own'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Every column of every table. */
export const dictionary = (): string => dictionaryMarkdown(catalogueTables(sampleCatalogue()));
