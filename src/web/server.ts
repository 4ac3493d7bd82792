import type { Logger } from 'pino';
import restify from 'restify';
import type { LaneState, Store } from '../desk/index.js';
import { isLoopbackHost } from '../loopback.js';
import { receive, type TeamsBot } from '../teams/index.js';
import { isJson, jsonBody } from './jsonBody.js';

export interface WebOptions {
  readonly bot: TeamsBot;
  readonly store: Store;
  /** What the Graph client knows of the tenant, for the operator. */
  readonly graph: () => GraphHealth;
  readonly log: Logger;
  readonly host: string;
  readonly port: number;
}

/** Whether calls to the tenant go out now. */
export interface GraphHealth {
  readonly breaker: 'closed' | 'open' | 'halfOpen';
  readonly throttledUntil: Date | null;
}

export interface WebServer {
  /** The port that was taken (another than asked for where that was 0). */
  readonly port: number;
  close(): Promise<void>;
}

/** Activities are a few kilobytes; Teams' own limit for a message is far below this. */
const largestBody = 256 * 1024;

/** Starts the HTTP server: POST /api/messages for the channel, GET /health for the operator. */
export async function startWeb({ bot, store, graph, log, host, port }: WebOptions): Promise<WebServer> {
  const server = restify.createServer({ name: 'Line Desk', handleUncaughtExceptions: false });
  if (bot.local) server.pre(localOnly);
  server.pre(uncompressedOnly);
  server.use(restify.plugins.bodyReader({ maxBodySize: largestBody }));
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const body = jsonBody(request);
    if (body === undefined) {
      response.send(isJson(request) ? 400 : 415, { error: 'Send an activity as application/json.' });
      return;
    }
    const answer = await receive(bot, body, request.header('authorization') ?? '');
    if (answer.body === null) response.send(answer.status);
    else response.send(answer.status, answer.body);
  });
  server.get('/health', async (_request: restify.Request, response: restify.Response) => {
    const healthy = await store.healthy();
    const outbox: readonly LaneState[] = healthy ? await store.outbox.laneStates() : [];
    const auditAnchors = healthy ? await store.anchors.states() : [];
    // A tenant that doesn't answer is no reason to restart this process: requests are taken all the same.
    response.send(healthy ? 200 : 503, {
      status: healthy ? 'ok' : 'database unavailable',
      graph: graph(),
      outbox,
      auditAnchors,
    });
  });
  server.on('restifyError', (_request: unknown, _response: unknown, error: unknown, done: () => void) => {
    log.debug({ err: error }, 'a request was not served');
    done();
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/**
 * In local mode nothing is authenticated, so a web page that this machine's browser shows must not get in: it would come
 * with another Host (DNS rebinding) or without application/json (a plain form).
 */
function localOnly(request: restify.Request, response: restify.Response, next: restify.Next): void {
  if (!isLoopbackHost(request.header('host') ?? '')) {
    response.send(403, { error: 'In local mode Line Desk answers to localhost only.' });
    next(false);
    return;
  }
  next();
}

/**
 * The channel sends plain JSON. Compressed bodies are refused unread: unpacked, 256 KB can become 256 MB, and restify's
 * reader lets an error of the unpacking end the process.
 */
function uncompressedOnly(request: restify.Request, response: restify.Response, next: restify.Next): void {
  if ((request.header('content-encoding') ?? 'identity') !== 'identity') {
    response.send(415, { error: 'Send the body without a content encoding.' });
    next(false);
    return;
  }
  next();
}
