/** Who may ask the server: the page that was opened with its token, on this machine, and nobody who only got a browser to ask. */
import { timingSafeEqual } from 'node:crypto';

/** What a request says of itself. Header names are in small letters. */
export type Asked = { method: string; path: string; headers: Readonly<Record<string, string | string[] | undefined>> };

/** Why a request is not answered: an HTTP status and a reason. */
export type Denied = { status: 400 | 401 | 403 | 404 | 405 | 413 | 415; error: string };

/** The header with the token: a form or a link of another page can set none. */
const tokenHeader = 'x-ikat-token';

/**
 * Null for a request that may be answered. The name of the host is checked, so that no foreign name can be made to lead here (DNS
 * rebinding); the origin where the browser tells one; the token wherever anything of the run is asked for.
 */
export function denied({ method, path, headers }: Asked, own: { port: number; token: string }): Denied | null {
  const hosts = [`127.0.0.1:${own.port}`, `localhost:${own.port}`];
  const host = one(headers['host']);
  if (!hosts.includes(host ?? '')) return { status: 403, error: 'Asked under a foreign name' };
  const origin = one(headers['origin']);
  if (origin !== null && origin !== `http://${host}`)
    return { status: 403, error: 'Asked by a page of another origin' };
  const site = one(headers['sec-fetch-site']);
  if (site !== null && !['same-origin', 'none'].includes(site)) return { status: 403, error: 'Asked by another site' };
  if (!['GET', 'POST'].includes(method)) return { status: 405, error: 'Only GET and POST are answered' };
  if (!path.startsWith('/api/')) return method === 'GET' ? null : { status: 405, error: 'Only GET is answered here' };
  if (!isSame(one(headers[tokenHeader]) ?? '', own.token))
    return { status: 401, error: 'The token is missing or wrong' };
  const type = one(headers['content-type']);
  if (method === 'POST' && type !== 'application/json') return { status: 415, error: 'Only JSON is taken' };
  return null;
}

const one = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null);

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
