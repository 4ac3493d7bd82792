import { z } from 'zod';
import type { GraphAnswer } from './client.js';
import type { GraphCall } from './contract/index.js';
import type { Incoming } from './exchange.js';
import { GraphFailure, type GraphFailureOptions, unreadable } from './failure.js';
import { retryAfterMs } from './throttle.js';

const errorSchema = z.object({ error: z.object({ code: z.string() }) });

/**
 * What came back as an answer of the contract, or the GraphFailure for it (`GraphClient` lists them). Decides by the
 * status and Graph's code, never by a message.
 */
export function readAnswer<Body, Answer>(
  call: GraphCall<Body, Answer>,
  incoming: Incoming,
  base: URL,
  now: number,
): GraphAnswer<Answer> {
  const { status, headers, text } = incoming;
  const json = parseJson(text);
  if (status >= 200 && status < 300 && json !== undefined) {
    return { status, location: locationPath(headers.get('location'), base), body: bodyOf(call, json) };
  }
  throw failureOf(call.name, incoming, json, now);
}

/**
 * The body by the contract. Where the contract wants none, whatever JSON comes is passed over.
 */
function bodyOf<Answer>({ name, answer }: Pick<GraphCall<never, Answer>, 'name' | 'answer'>, json: unknown) {
  const parsed = (answer ?? nothing<Answer>()).safeParse(answer === null ? null : json);
  if (!parsed.success) throw unreadable(`an answer to ${name}`, parsed.error);
  return parsed.data;
}

/** The type of the contract's null for an answer can't be said to be `Answer`; its only value can be. */
function nothing<Answer>(): z.ZodType<Answer> {
  return z.custom<Answer>((value) => value === null);
}

function failureOf(name: string, { status, headers }: Incoming, json: unknown, now: number): GraphFailure {
  const parsed = errorSchema.safeParse(json);
  const graphCode = parsed.success ? parsed.data.error.code : null;
  const said = `Graph answered ${status}${graphCode === null ? '' : ` ${graphCode}`} to ${name}`;
  const known: GraphFailureOptions = { status, graphCode };
  const refusal = { ...known, nothingDone: true };
  // A page in place of JSON comes from something on the way: it says nothing of what the tenant has or refuses.
  if (json === undefined && status >= 400 && status < 500) {
    return new GraphFailure('tenant-unavailable', said, known);
  }
  switch (status) {
    case 401:
      // Our credentials, not the call: once they are right again it goes through.
      return new GraphFailure('tenant-unavailable', said, refusal);
    case 403:
    case 405:
    case 501:
      return new GraphFailure('tenant-cannot', said, refusal);
    case 404:
    case 410:
      return new GraphFailure('not-found', said, refusal);
    case 408:
      return new GraphFailure('tenant-unavailable', said, { ...known, passing: true });
    default:
  }
  if (status >= 400 && status < 500) return new GraphFailure('tenant-refused', said, refusal);
  // 5xx; 3xx, which we never follow; 200 with a page of a proxy or with JSON that breaks off.
  const wait = retryAfterMs(headers.get('retry-after'), now);
  return new GraphFailure('tenant-unavailable', said, {
    ...known,
    passing: status < 300 || status >= 500,
    ...(wait === null ? {} : { retryAfterMs: wait }),
  });
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

/** The path below the version to which a Location leads. Its host is dropped: we call our own only. */
function locationPath(header: string | null, base: URL): string | null {
  if (header === null || !URL.canParse(header, base.href)) return null;
  return belowVersion(new URL(header, base), base);
}

/** The path and query of an address of Graph, without the version's prefix. */
export function belowVersion(url: URL, base: URL): string {
  const prefix = base.pathname.replace(/\/$/, '');
  const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname;
  return `${path}${url.search}`;
}
