/** Storage that holds objects under keys, as S3 and what is compatible with it. All that is asked of one stands here. */

/** `size` in bytes; `stamp` changes when the bytes do. */
export type StoredObject = { key: string; size: number; stamp: string };

/** Every call throws `object-store` where the store does not answer, or refuses. */
export type ObjectStore = {
  /** The bytes under a key as they come; null where there are none. */
  read: (key: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** Keeps the bytes under a key that has none; false where it has some, which stay. */
  writeIfAbsent: (key: string, bytes: Uint8Array) => Promise<boolean>;
  /** Everything whose key begins so, in the order of keys. */
  list: (prefix: string) => AsyncIterable<StoredObject>;
};

/** `s3://bucket/prefix` as its two parts; the prefix may be empty, and ends with no slash unless one was given. */
export type ObjectAddress = { bucket: string; prefix: string };

/** Whether an input, or a place for results, lies in an object store. */
export function isObjectAddress(text: string): boolean {
  return /^s3:\/\//i.test(text);
}

/** Reads an address; null for one without a sound name of a bucket. */
export function objectAddress(text: string): ObjectAddress | null {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9._-]{1,62})(?:\/(.*))?$/is.exec(text) ?? [];
  return bucket === undefined ? null : { bucket, prefix: prefix.replace(/^\/+/, '') };
}

/** Where results are kept in an object store. */
export type StoredResults = { store: ObjectStore; prefix: string };

/** The key of something below a prefix. */
export function keyBelow(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix.replace(/\/+$/, '')}/${name}`;
}

/** All bytes of a stream. */
export async function allBytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
