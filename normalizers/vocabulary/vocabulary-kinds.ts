/** The kinds of aliases that the vocabulary files hold, and what each is for: `kinds.csv`. */
import { parseCsv } from '../text/csv.ts';

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

/**
 * The kinds that a user's lines of one file may have: those that `kinds.csv` tells and those that the file has already.
 * A kind such as "*unit" stands for every meaning of the kind "unit" ("bidang" after Bidang).
 */
export function kindsOf(
  kinds: readonly AliasKind[],
  ours: readonly Meaning[],
  theirs: readonly Meaning[],
): Set<string> {
  const told = kinds.map(({ kind }) => kind);
  const meant = [...ours, ...theirs].filter(({ kind }) => told.includes(`*${kind}`)).map(({ canonical }) => canonical);
  return new Set([...told.filter((kind) => !kind.startsWith('*')), ...ours.map(({ kind }) => kind), ...meant]);
}

type Meaning = { kind: string; canonical: string };
