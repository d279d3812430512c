/** Where the results of each step lie: keys made from everything that a result depends on, and from nothing else. */
import type { DecidedTable } from '../../normalizers/decided/decided-tables.ts';
import { resultKey } from './store.ts';
import type { OpenedDocument } from './tasks.ts';

/** What the result of each stage depends on besides the document: code, OCR data, vocabulary, settings. */
export type Identities = { letters: string; page: string; tables: string; document: string };

/** What was found on opening a document. */
export function openKeyOf(document: string, identities: Identities): string {
  return resultKey({ stage: 'open', document, code: identities.tables });
}

/** What OCR read of the crops of a page. No vocabulary and no layout has a part in it. */
export function lettersKeyOf(document: string, page: number, identities: Identities): string {
  return resultKey({ stage: 'letters', document, page, code: identities.letters });
}

/**
 * A page as read. Text exports are cut into cells by vocabulary, so their pages depend on all of it; pictures and PDFs do
 * not.
 */
export function pageKeyOf(
  document: string,
  page: number,
  kind: OpenedDocument['kind'],
  identities: Identities,
): string {
  const code = kind === null || kind === 'image' ? identities.page : identities.tables;
  return resultKey({ stage: 'page', document, page, code });
}

/** What made the result of a document: the code and settings of its step, and the tables of it that people decided about. */
export function madeByOf(
  document: string,
  stage: 'tables' | 'document',
  identities: Identities,
  decided: ReadonlyMap<string, readonly DecidedTable[]> = new Map(),
): string {
  const own = stage === 'document' ? decided.get(document) : undefined;
  return own === undefined ? identities[stage] : JSON.stringify([identities[stage], own]);
}

/** What was made from all pages of a document; `madeBy` as above. */
export function resultKeyOf(
  stage: 'tables' | 'document',
  document: string,
  pages: readonly string[],
  madeBy: string,
): string {
  return resultKey({ stage, document, pages, code: madeBy });
}
