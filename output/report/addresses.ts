/** Where in the report each document and each row stands. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { compareText } from '../dataset/order.ts';

/** Rows on one page: a browser opens that many at once, whatever their document. */
export const rowsOnPage = 1000;

/** The paths of each document's pages below the run folder, by its id; one for every thousand rows. */
export function reportParts({
  documents,
  indicators,
}: Pick<Dataset, 'documents' | 'indicators'>): Map<string, string[]> {
  const rows = new Map<string, number>();
  for (const { document } of indicators) rows.set(document, (rows.get(document) ?? 0) + 1);
  const taken = new Set<string>();
  const inOrder = [...documents].sort((a, b) => compareText(a.id, b.id));
  const parts = inOrder.map(({ id, file }): [string, string[]] => {
    const name = freeName(`${plainName(file)}-${hashOf(id)}`, taken);
    const count = Math.max(1, Math.ceil((rows.get(id) ?? 0) / rowsOnPage));
    return [id, Array.from({ length: count }, (_, i) => `report/${name}${i === 0 ? '' : `.${i + 1}`}.html`)];
  });
  return new Map(parts);
}

const longestName = 60;

/** A file name of letters, digits, dots and dashes alone: nothing in it can lead to another folder. */
function plainName(file: string): string {
  const plain = file
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain.slice(-longestName).replace(/^[-.]+/, '') || 'document';
}

const hashOf = (id: string): string =>
  id
    .replace(/^sha256:/, '')
    .replace(/[^0-9a-z]/gi, '')
    .slice(0, 8);

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}-${i}`;
  taken.add(free);
  return free;
}

/** The address of a row on its page. */
export function rowAddress(page: string, row: string): string {
  return `${page}#row=${encodeURIComponent(row)}`;
}
