/** Which of the listed documents a run reads: all, those that could not be read before, or so many that it does not hold yet. */
import type { Inputs } from '../batch/inputs.ts';
import type { RunRecord } from '../run/run-record.ts';
import { sourceAt } from '../run/share-path.ts';

export type Choice = {
  /** Only documents of which an earlier run could not read all. */
  retryFailed?: boolean;
  /** At most so many documents that no earlier run was given; those that it was given stay chosen. */
  limit?: number;
};

/** The chosen documents in their order, and how many were left for another run. Without a record no document was read before. */
export function chooseListed(
  listed: Inputs,
  folder: string,
  record: RunRecord | null,
  { retryFailed = false, limit = Infinity }: Choice,
): { chosen: Inputs; left: number } {
  const held = new Map(
    (record?.documents ?? []).flatMap(({ source, status }) =>
      source === null ? [] : [[sourceAt(folder, source), status] as const],
    ),
  );
  let fresh = 0;
  const documents = listed.documents.filter(({ path }) => {
    const status = held.get(path);
    if (retryFailed) return status === 'refused' || status === 'partial';
    return status !== undefined || fresh++ < limit;
  });
  return { chosen: { ...listed, documents }, left: listed.documents.length - documents.length };
}
