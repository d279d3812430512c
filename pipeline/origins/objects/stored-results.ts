/** Where a command keeps results in an object store. */
import { addressOf } from './object-inputs.ts';
import type { StoredResults } from './object-store.ts';
import { s3Store } from './s3.ts';

/** The store behind s3://bucket/prefix. Throws `wrong-option` for another address, `object-store` without credentials. */
export async function storedResults(text: string): Promise<StoredResults> {
  const address = addressOf(text);
  return { store: await s3Store(address), prefix: address.prefix };
}
