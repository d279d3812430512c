/** Every document behind the inputs of a command: on this machine's disks, in archives there, and in object stores. */
import { basename, resolve } from 'node:path';
import { listInputs, refuseNothing, type Inputs, type Outside } from '../batch/inputs.ts';
import { entryAt } from './archives/entry-at.ts';
import { openArchives } from './archives/packed.ts';
import { listObjects, type OpenStore } from './objects/object-inputs.ts';
import { isObjectAddress } from './objects/object-store.ts';
import { s3Store } from './objects/s3.ts';

/**
 * Lists them as `listInputs` does, which see for what is thrown; archives are opened, and addresses such as s3://bucket/prefix asked. A path
 * may lead to one document in an archive, which then is called by the end of the path. `spool` is the folder for bytes that have no file of their own, made when the first are brought.
 */
export async function listAllInputs(
  inputs: readonly string[],
  outside: Outside,
  spool: string,
  open: OpenStore = s3Store,
): Promise<Inputs> {
  const addresses = inputs.filter(isObjectAddress);
  const paths = inputs.filter((input) => !isObjectAddress(input));
  const listed: Inputs[] = [];
  const entries = await Promise.all(paths.map((path) => entryAt(resolve(path), basename(path), spool)));
  const single = entries.filter((entry) => entry !== null);
  if (single.length > 0) listed.push({ documents: single, skipped: [], refusals: [] });
  const outer = paths.filter((_, index) => entries[index] === null);
  if (outer.length > 0 || inputs.length === 0) {
    listed.push(await openArchives(await listInputs(outer, outside), spool));
  }
  for (const address of addresses) listed.push(await listObjects(address, spool, open));
  const documents = new Map(listed.flatMap((one) => one.documents).map((document) => [document.path, document]));
  const all: Inputs = {
    documents: [...documents.values()],
    skipped: listed.flatMap(({ skipped }) => skipped),
    refusals: listed.flatMap(({ refusals }) => refusals),
  };
  refuseNothing(all, inputs);
  return all;
}
