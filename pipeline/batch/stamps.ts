/**
 * Which document a path leads to without reading it again: its bytes are taken for those of before where size, time of
 * change and inode are. The rule for files changed while they were looked at is that of git's index ("racy git").
 */
import { stat } from 'node:fs/promises';
import { documentId } from './document-id.ts';
import type { DocumentInput } from './inputs.ts';

/** What is known of a file: how it looked to the file system, and the id of its bytes. */
export type Stamped = { stamp: string; id: string };

/**
 * Tells the id of a document; throws PipelineError for one that is unreadable or empty. `keeping`: it is read next, so that bytes that come
 * from elsewhere for this stay until they are let go.
 */
export type Identify = (input: DocumentInput, keeping?: boolean) => Promise<string>;

/** Milliseconds; a file that was changed less long before it was looked at may be changed again at the same time. */
const settling = 2_000;

/**
 * A teller of ids that hashes only what does not look as it did: `known` holds what an earlier run saw, by path. Everything
 * that is told is noted in `seen`, to be known next time; files that have only just been changed are not.
 */
export function identifier(known: ReadonlyMap<string, Stamped>): { identify: Identify; seen: Map<string, Stamped> } {
  const seen = new Map<string, Stamped>();
  const identify: Identify = async (input, keeping = false) => {
    if (input.from !== undefined) {
      const { stamp } = input.from;
      const told = known.get(input.path);
      const id = told?.stamp === stamp ? told.id : await input.from.id(keeping);
      seen.set(input.path, { stamp, id });
      return id;
    }
    const now = Date.now();
    const found = await stat(input.path, { bigint: true }).catch(() => null);
    const stamp = found?.isFile() ? `${found.size} ${found.mtimeNs} ${found.ino}` : null;
    const before = known.get(input.path);
    const id = before !== undefined && before.stamp === stamp ? before.id : await documentId(input);
    if (stamp !== null && now - Number(found!.mtimeNs / 1_000_000n) > settling) seen.set(input.path, { stamp, id });
    return id;
  };
  return { identify, seen };
}

/** A teller that is asked once for each path: who needs the ids twice reads the bytes once. */
export function once(identify: Identify): Identify {
  const told = new Map<string, Promise<string>>();
  return async (input, keeping) => {
    const id = told.get(input.path) ?? identify(input, keeping);
    told.set(input.path, id);
    return await id;
  };
}
