/** Asking the server: with the token of the address, which goes nowhere else. */
import type { Refused } from '../../../../pipeline/model/review/answers.ts';

const tokenName = 'ikat-token';
const tokenHeader = 'x-ikat-token';

/** Takes the token out of the address, where it could be copied; the tab keeps it. False without one. */
export function takeToken(): boolean {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem(tokenName, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(tokenName) !== null;
}

/** The server did not answer, or refused (`reason`). */
export type Failure = { failed: true; reason: string | null };

export const isFailure = (answered: object): answered is Failure => 'failed' in answered;

async function ask(path: string, options: Omit<RequestInit, 'headers'> = {}): Promise<Response | Failure> {
  const headers = {
    [tokenHeader]: sessionStorage.getItem(tokenName) ?? '',
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  try {
    const response = await fetch(path, { ...options, headers });
    if (response.ok) return response;
    const told = (await response.json().catch(() => ({ error: String(response.status) }))) as Refused;
    return { failed: true, reason: told.error };
  } catch {
    return { failed: true, reason: null };
  }
}

/** What the server tells under a path. */
export async function get<Answer extends object>(
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): Promise<Answer | Failure> {
  const text = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
  const answered = await ask(text === '' ? path : `${path}?${text}`);
  return answered instanceof Response ? ((await answered.json()) as Answer) : answered;
}

/** What the server answers to something that is given to it. */
export async function post<Answer extends object>(path: string, given: object): Promise<Answer | Failure> {
  const answered = await ask(path, { method: 'POST', body: JSON.stringify(given) });
  return answered instanceof Response ? ((await answered.json()) as Answer) : answered;
}

/** A picture as an address that an image can show; null where there is none. */
export async function getPicture(document: number, page: number): Promise<string | null> {
  const answered = await ask(`/api/picture?document=${document}&page=${page}`);
  return answered instanceof Response ? URL.createObjectURL(await answered.blob()) : null;
}
