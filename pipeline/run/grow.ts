/** A run is the union of what was extracted into it, by the path of each document below its input. */
import { renamed, type DocumentOutcome } from '../batch/outcome.ts';
import { addTo } from '../model/groups.ts';

/** A document of the run; `earlier`: this run was not given it. */
export type RunDocument<Result> = { outcome: DocumentOutcome<Result>; earlier: boolean };

/** A file that has other bytes than before: the ids of both versions (null where the bytes could not be told). */
export type Replaced = { file: string; before: string | null; after: string | null };

/**
 * The earlier documents with those that were given now. A path that was given now leads to its new bytes; the earlier
 * version stays only where the new one could not be read from the disk at all. The same bytes under several paths are one
 * document: what was made of them now holds for all.
 */
export function grow<Result>(
  earlier: readonly DocumentOutcome<Result>[],
  given: readonly DocumentOutcome<Result>[],
): { documents: RunDocument<Result>[]; replaced: Replaced[] } {
  const versions = new Map<string, (string | null)[]>();
  for (const { input, id, refusal } of given) {
    if (id === null && refusal?.code !== 'empty-file') continue;
    addTo(versions, input.file, id);
  }
  const made = new Map(
    given.flatMap((outcome) => (outcome.id !== null && outcome.result ? [[outcome.id, outcome]] : [])),
  );
  const documents: RunDocument<Result>[] = given.map((outcome) => ({ outcome, earlier: false }));
  const replaced: Replaced[] = [];
  for (const one of earlier) {
    const { input, id } = one;
    const now = versions.get(input.file);
    if (now === undefined) {
      const same = id === null ? undefined : made.get(id);
      documents.push({ outcome: same ? renamed(same, input) : one, earlier: true });
    } else if (!now.includes(id)) replaced.push({ file: input.file, before: id, after: now[0] ?? null });
  }
  return { documents: documents.sort((a, b) => compare(a.outcome, b.outcome)), replaced };
}

function compare(a: DocumentOutcome<unknown>, b: DocumentOutcome<unknown>): number {
  if (a.input.file !== b.input.file) return a.input.file < b.input.file ? -1 : 1;
  return (a.id ?? '') < (b.id ?? '') ? -1 : 1;
}
