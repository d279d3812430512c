/** Ids: the same for the same row of the same document, wherever it stands and whenever it is read. */
import { createHash } from 'node:crypto';
import { foldText } from './text/plain-text.ts';

/** An id from the document, the folded name and how often that name came before (0 for the first). */
export function indicatorId(document: string, name: string | null, occurrence: number): string {
  const key = [document, foldText(name ?? ''), String(occurrence)].join('\n');
  return `iku-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** Gives each name of a document its id, counting names that repeat. */
export function indicatorIds(document: string, names: readonly (string | null)[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const key = foldText(name ?? '');
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return indicatorId(document, name, occurrence);
  });
}
