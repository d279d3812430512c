/** A run is the union of what was extracted into it, by the path of each document below its input. */
import { renamed, type DocumentOutcome } from '../batch/outcome.ts';
import { addTo } from '../model/groups.ts';

/** A document of the run; `earlier`: this run was not given it. */
export type RunDocument<Result> = { outcome: DocumentOutcome<Result>; earlier: boolean };

/**
 * A file that has other bytes than before: the ids of both versions (null where the bytes could not be told). `paths`: the
 * two lie in different places (the first may be gone by now), so that one may not be a version of the other at all.
 */
export type Replaced = {
  file: string;
  before: string | null;
  after: string | null;
  paths?: { before: string; after: string };
};

/**
 * The earlier documents with those that were given now. A path that was given now leads to its new bytes; the earlier
 * version stays only where the new one could not be read from the disk at all. The same bytes under several paths are one
 * document: what was made of them now holds for all. What time, memory or the disk kept from being read stays as it was read
 * before, with the refusal.
 */
export function grow<Result>(
  earlier: readonly DocumentOutcome<Result>[],
  now: readonly DocumentOutcome<Result>[],
): { documents: RunDocument<Result>[]; replaced: Replaced[] } {
  const whole = new Map(earlier.flatMap((one) => (one.id !== null && isWhole(one) ? [[one.id, one]] : [])));
  const given = now.map((one) => orAsBefore(one, one.id === null ? undefined : whole.get(one.id)));
  const versions = new Map<string, { id: string | null; path: string }[]>();
  for (const { input, id, refusal } of given) {
    if (id === null && refusal?.code !== 'empty-file') continue;
    addTo(versions, input.file, { id, path: input.path });
  }
  const made = new Map(
    given.flatMap((outcome) => (outcome.id !== null && outcome.result ? [[outcome.id, outcome]] : [])),
  );
  const documents: RunDocument<Result>[] = given.map((outcome) => ({ outcome, earlier: false }));
  const replaced: Replaced[] = [];
  for (const one of earlier) {
    const { input, id } = one;
    const versionsNow = versions.get(input.file);
    if (versionsNow === undefined) {
      const same = id === null ? undefined : made.get(id);
      documents.push({ outcome: same ? renamed(same, input) : one, earlier: true });
    } else if (!versionsNow.some((version) => version.id === id)) replaced.push(replacing(one, versionsNow));
  }
  return { documents: documents.sort((a, b) => compare(a.outcome, b.outcome)), replaced };
}

function isWhole({ result, pages }: DocumentOutcome<unknown>): boolean {
  return result !== null && pages.every((page) => page.refusal === null);
}

/** The document as it was read before when something other than the document itself is why it could not be read now. */
function orAsBefore<Result>(
  now: DocumentOutcome<Result>,
  before: DocumentOutcome<Result> | undefined,
): DocumentOutcome<Result> {
  const why = [now, ...now.pages].flatMap(({ refusal }) =>
    refusal && refusal.kind !== 'permanent' ? [refusal] : [],
  )[0];
  if (before === undefined || why === undefined) return now;
  const place = why.page === null ? '' : `page ${why.page}: `;
  const refusal = { ...why, page: null, reason: `${place}${why.reason}; what was read before stays` };
  return { ...renamed(before, now.input), refusal, seconds: now.seconds };
}

function replacing(
  { input, id }: DocumentOutcome<unknown>,
  now: readonly { id: string | null; path: string }[],
): Replaced {
  const entry = { file: input.file, before: id, after: now[0]!.id };
  const isElsewhere = input.path !== '' && now.every(({ path }) => path !== input.path);
  return isElsewhere ? { ...entry, paths: { before: input.path, after: now[0]!.path } } : entry;
}

function compare(a: DocumentOutcome<unknown>, b: DocumentOutcome<unknown>): number {
  if (a.input.file !== b.input.file) return a.input.file < b.input.file ? -1 : 1;
  return (a.id ?? '') < (b.id ?? '') ? -1 : 1;
}
