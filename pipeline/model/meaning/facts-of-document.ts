/** Facts of a document that people may correct: whose it is, of which region, of which year. A decision names them `document.year`. */
import type { Agency, DatasetDocument } from './dataset.ts';
import type { Seen } from './decision.ts';

export const documentFacts = ['agency', 'region', 'year'] as const;
export type DocumentFact = (typeof documentFacts)[number];

const prefix = 'document.';

/** The keys that decisions name. */
export const factKeys: readonly string[] = documentFacts.map((fact) => prefix + fact);

/** The fact that a key names; null for a field of a row. */
export function factOf(key: string): DocumentFact | null {
  return documentFacts.find((fact) => prefix + fact === key) ?? null;
}

/** The label of each in both languages, by its key. */
export const factLabels: Readonly<Record<string, { id: string; en: string }>> = {
  'document.agency': { id: 'Instansi', en: 'Agency' },
  'document.region': { id: 'Daerah', en: 'Region' },
  'document.year': { id: 'Tahun dokumen', en: 'Year of the document' },
};

export const keyOfFact = (fact: DocumentFact): string => prefix + fact;

/** What a fact says, as people write it; null where the document tells none. `agency` is the record that the document names. */
export function factValue(fact: DocumentFact, { year }: DatasetDocument, agency: Agency | null): string | null {
  if (fact === 'year') return year === null ? null : String(year);
  return (fact === 'agency' ? agency?.name : agency?.regionName) ?? null;
}

/** What a person saw of a fact: the lines that it was read from; where nothing was read, the first page and no letters. */
export function factSeen(fact: DocumentFact, { id, evidence }: DatasetDocument): Seen {
  const { raw, page, box, line } = evidence[fact] ?? { raw: '', page: 1, box: null, line: undefined };
  return { document: id, page, box, ...(line === undefined ? {} : { line }), read: raw, row: '' };
}

const earliest = 1945;
const latest = 2100;

/** A year as somebody typed it; null where it is none. */
export function yearTyped(text: string): number | null {
  const year = /^\s*(\d{4})\s*$/.test(text) ? Number(text) : 0;
  return year >= earliest && year <= latest ? year : null;
}
