import {
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  type MiddlewareOptions,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import { GraphFailure } from './failure.js';

/** One HTTP request to Graph. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the version, encoded, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Null: none is sent. */
  readonly token: string | null;
  /** In milliseconds, for the whole exchange. */
  readonly timeoutMs: number;
}

/** What came back, whatever it is. */
export interface Incoming {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Sends requests through Microsoft's Graph client, to the host of `base` only: neither a token nor a request ever goes
 * elsewhere, redirects are not followed. What we decide on our own (throttling, tries, errors) its handlers don't do here.
 *
 * @returns a function that throws GraphFailure `tenant-unavailable` where no whole answer came in time
 */
export function graphExchange(base: URL): (outgoing: Outgoing) => Promise<Incoming> {
  const client = Client.initWithMiddleware({
    baseUrl: `${base.origin}/`,
    defaultVersion: versionOf(base),
    middleware: chain(toOneHost(base.host), new HTTPMessageHandler()),
  });
  return async ({ method, path, headers, body, token, timeoutMs }) => {
    const sending = new Sending(token);
    const timeOut = new AbortController();
    const timer = setTimeout(() => timeOut.abort(), timeoutMs);
    try {
      const request = client
        .api(path)
        .responseType(ResponseType.RAW)
        .option('signal', timeOut.signal)
        .option('redirect', 'manual')
        .headers({ ...headers })
        .middlewareOptions([sending]);
      const response: Response = await (method === 'GET'
        ? request.get()
        : method === 'DELETE'
          ? request.delete()
          : request.post(body));
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      const cause = sending.failure ?? error;
      if (cause instanceof GraphFailure) throw cause;
      const inTime = !timeOut.signal.aborted;
      throw new GraphFailure(
        'tenant-unavailable',
        inTime ? `no whole answer to ${method}` : `no answer to ${method} within ${Math.round(timeoutMs)} ms`,
        { cause, nothingDone: inTime && neverConnected(cause), passing: inTime },
      );
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The last part of the base URL's path, by which Graph tells its versions. */
export function versionOf(base: URL): string {
  return base.pathname.split('/').filter(Boolean).at(-1) ?? 'v1.0';
}

/** What a request carries past the client: its token in, and what fetch threw out (the client drops the cause). */
class Sending implements MiddlewareOptions {
  failure: unknown = null;
  constructor(readonly token: string | null) {}
}

function chain(first: Middleware, last: Middleware): Middleware {
  first.setNext?.(last);
  return first;
}

/** Sets the token, for the one host. The client's own handler sends none over http, and follows a base URL anywhere. */
function toOneHost(host: string): Middleware {
  let next: Middleware | undefined;
  return {
    setNext(middleware: Middleware) {
      next = middleware;
    },
    async execute(context: Context) {
      const sending = context.middlewareControl?.getMiddlewareOptions(Sending);
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      try {
        if (new URL(url).host !== host) {
          throw new GraphFailure('tenant-refused', 'Graph calls go to one host only', { nothingDone: true });
        }
        if (sending instanceof Sending && sending.token !== null) {
          context.options = {
            ...context.options,
            headers: { ...context.options?.headers, Authorization: `Bearer ${sending.token}` },
          };
        }
        await next?.execute(context);
      } catch (error) {
        if (sending instanceof Sending) sending.failure = error;
        throw error;
      }
    },
  };
}

/** Codes of Node and undici for a connection that never came about. */
const noConnection = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && noConnection.has(error.code)) return true;
  return neverConnected(error.cause);
}
