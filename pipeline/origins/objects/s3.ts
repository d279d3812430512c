/**
 * Objects over HTTP as S3 has them (signature version 4, ListObjectsV2). The only file that opens a connection to one, and that knows
 * aws4fetch, which signs; loaded when an address of the kind is given and not before.
 */
import { z } from 'zod';
import { PipelineError } from '../../model/errors.ts';
import type { ObjectAddress, ObjectStore, StoredObject } from './object-store.ts';

/** What the tools of S3 take from the environment, under their names. */
const Environment = z.object({
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string().optional(),
  AWS_DEFAULT_REGION: z.string().optional(),
  AWS_ENDPOINT_URL_S3: z.url({ protocol: /^https?$/ }).optional(),
  AWS_ENDPOINT_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** Tries after the first where the store is busy or away: 0.1, 0.2, 0.4 ... s between them, with chance in it. */
const retries = 6;

/** Milliseconds for the head of an answer, all tries together; the bytes after it may take as long as they keep coming. */
const usualPatience = 60_000;

const onePage = 1000; // keys of one answer, the most that S3 gives

/**
 * The store behind an address, with the credentials of the environment. Throws `object-store` where they are not there. Addresses are
 * written with the bucket in the path, which every store of the kind understands. `patience` is in milliseconds.
 */
export async function s3Store(
  { bucket }: ObjectAddress,
  variables: NodeJS.ProcessEnv = process.env,
  patience = usualPatience,
): Promise<ObjectStore> {
  const { AwsClient } = await import('aws4fetch');
  const { data: env, error } = Environment.safeParse(variables);
  if (env === undefined) {
    const names = error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new PipelineError('object-store', `The environment lacks, or has in a wrong form: ${names}`, named(bucket));
  }
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL ?? `https://s3.${region}.amazonaws.com`;
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: env.AWS_SESSION_TOKEN }),
    service: 's3',
    region,
    retries,
    initRetryMs: 100,
  });
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const ask = async (key: string, init: RequestInit, bears: readonly number[] = []): Promise<Response> => {
    const file = { file: `s3://${bucket}/${key}` };
    const url = `${base}/${escaped(key)}`;
    const waiting = new AbortController();
    const timer = setTimeout(() => {
      waiting.abort(new Error(`no answer within ${patience / 1000} s`));
    }, patience);
    const answer = await client
      .fetch(url, { ...init, signal: waiting.signal })
      .catch((fault: unknown) => {
        throw new PipelineError('object-store', `The store does not answer: ${wordsOf(fault)}`, file);
      })
      .finally(() => {
        clearTimeout(timer);
      });
    if (answer.ok || bears.includes(answer.status)) return answer;
    const code = /<Code>([^<]*)<\/Code>/.exec(await answer.text().catch(() => ''))?.[1];
    throw new PipelineError('object-store', `The store refuses: ${code ?? answer.statusText} (${answer.status})`, file);
  };
  return {
    read: async (key) => {
      const answer = await ask(key, { method: 'GET' }, [404]);
      if (answer.status !== 404) return answer.body as AsyncIterable<Uint8Array> | null;
      const text = await answer.text();
      if (text.includes('<Code>NoSuchBucket</Code>')) {
        throw new PipelineError('object-store', 'There is no such bucket', { file: `s3://${bucket}` });
      }
      return null;
    },
    writeIfAbsent: async (key, bytes) => {
      // a store that does not know the condition writes what is there already, as keys tell what lies under them
      const there = await ask(key, { method: 'HEAD' }, [404]);
      if (there.ok) return false;
      const headers = { 'if-none-match': '*', 'content-length': String(bytes.length) };
      const { status } = await ask(key, { method: 'PUT', headers, body: Buffer.from(bytes) }, [409, 412]);
      return status < 300;
    },
    list: (prefix) => listed((query) => ask(`?${query}`, { method: 'GET' }), prefix, `s3://${bucket}/${prefix}`),
  };
}

async function* listed(
  ask: (query: string) => Promise<Response>,
  prefix: string,
  file: string,
): AsyncGenerator<StoredObject> {
  const wrong = (reason: string): PipelineError => new PipelineError('object-store', reason, { file });
  for (let token: string | null = ''; token !== null;) {
    const query = new URLSearchParams({ 'list-type': '2', prefix, 'max-keys': String(onePage) });
    if (token !== '') query.set('continuation-token', token);
    const text = await (await ask(query.toString().replaceAll('+', '%20'))).text();
    // a page of something that stands between, or half an answer, would pass for a store without objects
    const isWhole = /<ListBucketResult[\s>]/.test(text) && /<\/ListBucketResult>\s*$/.test(text);
    if (!isWhole) throw wrong(`What answers is no list of objects: ${JSON.stringify(text.slice(0, 60))}`);
    for (const [, object = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const [key, size, etag] = ['Key', 'Size', 'ETag'].map((name) => valueIn(object, name));
      if (!key || !/^\d+$/.test(size ?? '')) throw wrong('The list has an object without a key or a size');
      yield { key, size: Number(size), stamp: `${etag ?? ''} ${size}` };
    }
    const more = valueIn(text, 'IsTruncated');
    if (more !== 'true' && more !== 'false') throw wrong('The list does not say whether it goes on');
    const next: string | null = more === 'true' ? valueIn(text, 'NextContinuationToken') : null;
    // what is left would be missing without a word, or the same would come for ever
    if (more === 'true' && (!next || next === token)) throw wrong('The list goes on, and does not say where');
    token = next;
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an element that holds no others. */
function valueIn(text: string, name: string): string | null {
  const [, value] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text) ?? [];
  if (value === undefined) return null;
  return value.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (all: string, decimal?: string, hex?: string, word?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return entities[word ?? ''] ?? all;
    },
  );
}

/** Everything but slashes as the signature has it. A query stays as it is. */
function escaped(key: string): string {
  if (key.startsWith('?')) return key;
  const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, hex);
}

function named(bucket: string): { file: string } {
  return { file: `s3://${bucket}` };
}

/** What undici says lies in the cause. */
function wordsOf(fault: unknown): string {
  const { message = String(fault), cause } = fault as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.code ?? (cause?.message || message);
}
