/** The only door of ikat to a network: a server on loopback, for the page of a review. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { denied, type Denied } from './guard.ts';
import { answer, type Answer } from './routes.ts';
import type { Session } from './session.ts';

/** Bytes of a request's body: 500 acts with long texts are far below. */
const mostBody = 1024 * 1024;
/** Milliseconds for a whole request. */
const longestRequest = 10_000;

/** What the browser may do with the page: run its script, ask its own server, and nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A file of the page: it holds nothing of the run. */
export type Asset = { type: string; text: string };

export type ReviewServer = { address: string; port: number; token: string; close: () => Promise<void> };

/**
 * Serves a session on 127.0.0.1; `port` 0 takes a free one. The address holds the token behind "#", which no browser sends to
 * any server. Rejects where the port is taken.
 */
export async function startServer(
  session: Session,
  assets: Readonly<Record<string, Asset>>,
  port = 0,
): Promise<ReviewServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer(
    { requestTimeout: longestRequest, headersTimeout: longestRequest },
    (request, response) => {
      const own = (server.address() as AddressInfo).port;
      handle(request, response, { session, assets, port: own, token }).catch(() => {
        if (!response.headersSent) refuse(response, 500, 'The server failed');
        else response.destroy();
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const own = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${own}/#${token}`,
    port: own,
    token,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
      await session.close();
    },
  };
}

type Serving = { session: Session; assets: Readonly<Record<string, Asset>>; port: number; token: string };

async function handle(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const method = request.method ?? '';
  const url = parsedUrl(request.url ?? '/', serving.port);
  if (url === null) {
    refuse(response, 400, 'The address cannot be read');
    return;
  }
  const no = denied({ method, path: url.pathname, headers: request.headers }, serving);
  if (no) {
    refuse(response, no.status, no.error);
    return;
  }
  const asset = Object.hasOwn(serving.assets, url.pathname) ? serving.assets[url.pathname] : undefined;
  if (asset) {
    response.writeHead(200, { ...headers, 'content-type': asset.type }).end(asset.text);
    return;
  }
  const body = method === 'POST' ? await bodyOf(request) : '';
  send(response, body === null ? tooLarge : await answer(serving.session, method, url, body));
}

function parsedUrl(path: string, port: number): URL | null {
  try {
    const url = new URL(path, `http://127.0.0.1:${port}`);
    return url.host === `127.0.0.1:${port}` ? url : null;
  } catch {
    return null;
  }
}

const tooLarge: Answer = { denied: { status: 413, error: 'The body is too large' } };

/** The body as text; null for one that is too large, of which the rest is not read. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBody) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > mostBody) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, answered: Answer): void {
  if ('denied' in answered) refuse(response, answered.denied.status, answered.denied.error);
  else if ('png' in answered) response.writeHead(200, { ...headers, 'content-type': 'image/png' }).end(answered.png);
  else {
    const type = 'application/json; charset=utf-8';
    response.writeHead(200, { ...headers, 'content-type': type }).end(JSON.stringify(answered.json));
  }
}

function refuse(response: ServerResponse, status: Denied['status'] | 500, error: string): void {
  const type = 'application/json; charset=utf-8';
  // what is left of the request is not read
  response.writeHead(status, { ...headers, 'content-type': type, connection: 'close' }).end(JSON.stringify({ error }));
}
