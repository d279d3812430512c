/** The kinds of aliases that each vocabulary file may hold, and what each is for: `kinds.csv`. */
import { parseCsv } from './csv.ts';

/** `closed`: code reads what the aliases of this kind mean, so that no new meaning can be added, only new aliases. */
export type AliasKind = { file: string; kind: string; closed: boolean; note: string };

/** Reads `kinds.csv` (file, kind, meanings, note). Throws `internal-error` as `parseCsv` does. */
export function readKinds(texts: Record<string, string>): AliasKind[] {
  const columns = ['file', 'kind', 'meanings', 'note'];
  return parseCsv(texts['kinds.csv'] ?? columns.join(','), 'vocabulary/kinds.csv', columns).map(({ fields }) => ({
    file: fields['file'] ?? '',
    kind: fields['kind'] ?? '',
    closed: fields['meanings'] === 'closed',
    note: fields['note'] ?? '',
  }));
}

/** The kinds of one file, in the order of `kinds.csv`; undefined when it says nothing of the file. */
export function kindsOf(kinds: readonly AliasKind[], file: string): ReadonlySet<string> | undefined {
  const own = kinds.filter((kind) => kind.file === file).map(({ kind }) => kind);
  return own.length === 0 ? undefined : new Set(own);
}
