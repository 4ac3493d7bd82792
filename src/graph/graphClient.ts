import {
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { LineDeskError } from '../errors.js';
import { TenantThrottle } from './throttle.js';

/** Gives a bearer token for Graph, or null where none is to be sent (a loopback stand-in). */
export type GraphToken = () => Promise<string | null>;

export interface GraphClientOptions {
  /** With the version, e.g. `https://graph.microsoft.com/v1.0`. */
  readonly baseUrl: string;
  readonly token: GraphToken;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called after each exchange, for the log. Paths hold ids and numbers: log them at debug only. */
  readonly onExchange?: (exchange: GraphExchange) => void;
}

export interface GraphExchange {
  readonly method: string;
  readonly path: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly requestId: string | null;
  readonly ms: number;
}

export interface GraphCallOptions {
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphAnswer {
  readonly status: number;
  /** The Location header, for long-running operations. */
  readonly location: string | null;
  /** Parsed JSON; null where the answer has no body. */
  readonly body: unknown;
}

/**
 * Calls Graph and turns what comes back into an answer or a LineDeskError: `not-found` (404), `tenant-throttled` (429,
 * with `retryAfterMs`; also while an earlier 429 holds), `tenant-refused` (other 4xx: nothing was done),
 * `tenant-unavailable` (no answer, time-out, 5xx, HTML of a proxy: a write may have been done).
 */
export interface GraphClient {
  get(path: string, options: GraphCallOptions): Promise<unknown>;
  post(path: string, body: object, options: GraphCallOptions): Promise<GraphAnswer>;
  /** All items of a collection, page by page along `@odata.nextLink`. */
  list(path: string, options: GraphCallOptions): Promise<readonly unknown[]>;
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });
const errorSchema = z.object({ error: z.object({ code: z.string() }) });

/** More pages than this are an endless list, not a big one. */
const mostPages = 1_000;

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const base = new URL(options.baseUrl);
  const version = base.pathname.split('/').filter(Boolean).at(-1) ?? 'v1.0';
  const throttle = new TenantThrottle();
  const client = Client.initWithMiddleware({
    baseUrl: `${base.origin}/`,
    defaultVersion: version,
    middleware: chain(tokenFor(base.host, options.token), new HTTPMessageHandler()),
  });

  async function send(
    method: 'GET' | 'POST',
    path: string,
    call: GraphCallOptions,
    body?: object,
  ): Promise<GraphAnswer> {
    const wait = throttle.waitMs(options.now());
    if (wait > 0) {
      throw new LineDeskError('tenant-throttled', 'Graph asked us to wait', { retryAfterMs: wait });
    }
    const started = options.now();
    const signal = AbortSignal.timeout(call.timeoutMs);
    const note = (status: number, requestId: string | null) =>
      options.onExchange?.({ method, path, status, requestId, ms: options.now() - started });
    let response: Response;
    let text: string;
    try {
      const request = client
        .api(path)
        .responseType(ResponseType.RAW)
        .option('signal', signal)
        .headers({ ...call.headers });
      response = await (method === 'GET' ? request.get() : request.post(body));
      text = await response.text();
    } catch (cause) {
      note(0, null);
      throw new LineDeskError('tenant-unavailable', `no answer to ${method} within ${call.timeoutMs} ms`, {
        cause,
      });
    }
    note(response.status, response.headers.get('request-id'));
    return readAnswer(response, text, throttle, options.now());
  }

  return {
    get: async (path, call) => (await send('GET', path, call)).body,
    post: (path, body, call) => send('POST', path, call, body),
    async list(path, call) {
      const items: unknown[] = [];
      let next: string | null = path;
      for (let page = 0; next !== null && page < mostPages; page += 1) {
        const parsed = pageSchema.safeParse((await send('GET', next, call)).body);
        if (!parsed.success) throw unreadable('a collection', parsed.error);
        items.push(...parsed.data.value);
        next = nextPath(parsed.data['@odata.nextLink'] ?? null, base);
      }
      return items;
    },
  };
}

/** The error for an answer that isn't what the contract says. */
export function unreadable(what: string, cause: unknown): LineDeskError {
  return new LineDeskError('tenant-answer-unreadable', `Graph's answer isn't ${what}`, { cause });
}

function readAnswer(response: Response, text: string, throttle: TenantThrottle, now: number): GraphAnswer {
  const { status } = response;
  if (status === 429) {
    const retryAfterMs = throttle.refused(response.headers.get('retry-after'), now);
    throw new LineDeskError('tenant-throttled', 'Graph throttles the tenant', { retryAfterMs });
  }
  throttle.passed();
  const body = parseJson(text);
  if (status >= 200 && status < 300 && body !== undefined) {
    return { status, location: response.headers.get('location'), body };
  }
  const code = errorSchema.safeParse(body);
  const said = `${status}${code.success ? ` ${code.data.error.code}` : ''}`;
  if (status === 404) throw new LineDeskError('not-found', `Graph answered ${said}`);
  if (status >= 400 && status < 500 && status !== 408) {
    throw new LineDeskError('tenant-refused', `Graph answered ${said}`);
  }
  throw new LineDeskError('tenant-unavailable', `Graph answered ${said}`);
}

/** Null for an empty body, undefined for one that isn't JSON. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

/** The client takes paths only, and a token may go to no other host: a link elsewhere is refused. */
function nextPath(link: string | null, base: URL): string | null {
  if (link === null) return null;
  const url = new URL(link, base);
  if (url.host !== base.host) throw new LineDeskError('tenant-refused', 'a next link leads to another host');
  const prefix = base.pathname.replace(/\/$/, '');
  return `${url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname}${url.search}`;
}

function chain(first: Middleware, last: Middleware): Middleware {
  first.setNext?.(last);
  return first;
}

/** Sets the bearer token, for the configured host only. The client's own handler sends none over http. */
function tokenFor(host: string, token: GraphToken): Middleware {
  let next: Middleware | undefined;
  return {
    setNext(middleware: Middleware) {
      next = middleware;
    },
    async execute(context: Context) {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      if (new URL(url).host !== host)
        throw new LineDeskError('tenant-refused', 'Graph calls go to one host only');
      const bearer = await token();
      if (bearer !== null) {
        const headers = new Headers(context.options?.headers);
        headers.set('Authorization', `Bearer ${bearer}`);
        context.options = { ...context.options, headers };
      }
      await next?.execute(context);
    },
  };
}
