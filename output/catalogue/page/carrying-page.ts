/** catalogue.html: the tables of a catalogue in one file, for its script to show. */
import { gzipSync } from 'node:zlib';
import { pageInParts } from '../../html/page-frame.ts';
import type { WrittenFile } from '../about/exported-file.ts';
import type { Publication } from '../about/publication.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';
import { carriedColumns, type CarriedPage, type CodeText } from './carried.ts';
import { packTable, rowsByKey } from './packed.ts';

/** What is told of the page beside its tables; `files` are those that lie beside it. */
export type PageFacts = { ikat: string; hasPictures: boolean; files: readonly WrittenFile[] };

/** The page in pieces, a table at a time: no request, one script, any number of rows. Made of the tables alone. */
export function cataloguePage(tables: readonly TidyTable[], about: Publication, facts: PageFacts): Iterable<string> {
  const carried = Object.keys(carriedColumns).flatMap((name) => tables.find((table) => table.name === name) ?? []);
  const { title, version, created, licence, base } = about;
  const data: CarriedPage = {
    title,
    version,
    ikat: facts.ikat,
    created,
    licence: licence.title,
    base: /^https?:/.test(base) ? base : null,
    pictures: facts.hasPictures,
    parts: carried.map(({ name }) => name),
    codes: codeTexts(tables),
    files: facts.files.map(({ path, title: told, bytes }) => ({ path, title: told, bytes })),
  };
  return pageInParts({ title, data, parts: packedParts(carried), entry: 'catalogue' });
}

// gzipped: 30,000 indicators take a seventh of the place, and open faster than their JSON would be parsed in the page
function* packedParts(tables: readonly TidyTable[]): Iterable<string> {
  const keys = rowsByKey(tables);
  for (const table of tables) {
    const packed = packTable(table, carriedColumns[table.name]!, keys);
    yield gzipSync(JSON.stringify(packed), { level: 9 }).toString('base64');
  }
}

/** What is said of each code of issues that occurs. */
function codeTexts(tables: readonly TidyTable[]): Record<string, CodeText> {
  const table = tables.find(({ name }) => name === 'issues');
  if (!table) return {};
  const [code, severity, title, remedy] = ['code', 'severity', 'title', 'remedy'].map((name) =>
    table.columns.findIndex((column) => column.name === name),
  ) as [number, number, number, number];
  const texts = new Map<string, CodeText>();
  for (const row of table.rows()) {
    const key = String(row[code]);
    if (!texts.has(key))
      texts.set(key, { severity: String(row[severity]), title: String(row[title]), remedy: String(row[remedy]) });
  }
  return Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
