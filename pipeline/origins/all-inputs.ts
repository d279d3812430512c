/** Every document behind the inputs of a command: on this machine's disks, in archives there, and in object stores. */
import { listInputs, refuseNothing, type Inputs, type Outside } from '../batch/inputs.ts';
import { openArchives } from './archives/packed.ts';
import { listObjects, type OpenStore } from './objects/object-inputs.ts';
import { isObjectAddress } from './objects/object-store.ts';
import { s3Store } from './objects/s3.ts';

/**
 * Lists them as `listInputs` does, which see for what is thrown; archives are opened, and addresses such as s3://bucket/prefix asked.
 * `spool` is the folder for bytes that have no file of their own, made when the first are brought.
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
  if (paths.length > 0 || addresses.length === 0) {
    listed.push(await openArchives(await listInputs(paths, outside), spool));
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
