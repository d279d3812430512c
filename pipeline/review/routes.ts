/** What is asked for by path -> what the session answers. Everything that comes in is checked here. */
import { z } from 'zod';
import { PipelineError } from '../model/errors.ts';
import { DecideRequest, ReadRequest } from '../model/review/requests.ts';
import type { Denied } from './guard.ts';
import type { Session } from './session.ts';

/** An answer as data, or as bytes of a picture. */
export type Answer = { json: unknown } | { png: Uint8Array } | { denied: Denied };

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const ofRow = z.strictObject({ id: z.string().min(1).max(200) });
const ofPage = z.strictObject({ document: count, page: count });
const ofField = z.strictObject({ id: z.string().min(1).max(200), field: z.string().min(1).max(80) });
const since = z.strictObject({ since: count });

type Route = (session: Session, given: unknown) => Promise<Answer>;

/** A route with the shape of what it takes. */
function route<Given>(shape: z.ZodType<Given>, answer: (session: Session, given: Given) => Promise<Answer>): Route {
  return async (session, given) => {
    const parsed = shape.safeParse(given);
    if (parsed.success) return await answer(session, parsed.data);
    const [first] = parsed.error.issues;
    return { denied: { status: 400, error: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` } };
  };
}

const routes: Readonly<Record<string, Route>> = {
  'GET /api/run': route(z.strictObject({}), async (session) => ({ json: await session.run() })),
  'GET /api/row': route(ofRow, async (session, { id }) => ({ json: await session.row(id) })),
  'GET /api/picture': route(ofPage, async (session, { document, page }) => ({
    png: await session.picture(document, page),
  })),
  'GET /api/seen': route(ofPage, async (session, { document, page }) => ({ json: await session.seen(document, page) })),
  'GET /api/completions': route(ofField, (session, { id, field }) =>
    Promise.resolve({ json: session.completions(id, field) }),
  ),
  'GET /api/changes': route(since, async (session, given) => ({ json: await session.changes(given.since) })),
  'GET /api/log': route(z.strictObject({}), (session) => Promise.resolve({ json: session.log() })),
  'POST /api/decide': route(DecideRequest, async (session, request) => ({ json: await session.decide(request) })),
  'POST /api/read': route(ReadRequest, async (session, request) => ({ json: await session.read(request) })),
};

/** Answers one request; `body` is the text of a POST. What the run does not hold, or cannot write, is told, never thrown. */
export async function answer(
  session: Session,
  method: string,
  { pathname, searchParams }: URL,
  body: string,
): Promise<Answer> {
  const asked = routes[`${method} ${pathname}`];
  if (!asked) return { denied: { status: 404, error: 'Nothing is there' } };
  let given: unknown = Object.fromEntries(searchParams);
  if (method === 'POST') {
    try {
      given = JSON.parse(body);
    } catch {
      return { denied: { status: 400, error: 'The body is no JSON' } };
    }
  }
  try {
    return await asked(session, given);
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    const { code, reason } = error.refusal;
    const isMissing = code === 'not-found' || code === 'no-such-indicator';
    return { denied: { status: isMissing ? 404 : 400, error: reason } };
  }
}
