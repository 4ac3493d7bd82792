import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isLineDeskError } from '../errors.js';
import { pauseMs, spread } from './backoff.js';
import { pathOf, queryOf } from './callPath.js';
import { type BreakerRules, CircuitBreaker, defaultBreakerRules, type Pass } from './circuitBreaker.js';
import type { CollectionCall, GraphAnswer, GraphClient, GraphPage, GraphRequest } from './client.js';
import type { GraphCall } from './contract/index.js';
import { graphExchange, type Incoming } from './exchange.js';
import { GraphFailure, unreadable } from './failure.js';
import type { GraphToken } from './graphToken.js';
import { mostPages, pageOf, pageStart, usualPageSize } from './paging.js';
import { PathForms } from './pathForms.js';
import { readAnswer } from './readAnswer.js';
import { TenantThrottle } from './throttle.js';

export interface GraphClientOptions {
  /** With the version, e.g. `https://graph.microsoft.com/v1.0`. */
  readonly baseUrl: string;
  readonly token: GraphToken;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to 1; spreads waits. */
  readonly random?: () => number;
  /** Makes the `client-request-id` of each request. */
  readonly newId?: () => string;
  /** Pauses before a read is tried again. */
  readonly pause?: (ms: number) => Promise<unknown>;
  readonly breaker?: Partial<BreakerRules>;
  /** Called after each exchange, for the log. Paths hold ids and numbers: log them at debug only. */
  readonly onExchange?: (exchange: GraphExchange) => void;
}

export interface GraphExchange {
  /** The call's name in the contract. */
  readonly call: string;
  readonly method: string;
  /** Below the version, with the query. */
  readonly path: string;
  /** 0 where no answer came. */
  readonly status: number;
  /** Graph's own id of the request, which Microsoft's support asks for; null where none came. */
  readonly requestId: string | null;
  /** Our id of the request; Graph keeps it, too. */
  readonly clientRequestId: string;
  readonly ms: number;
}

/** A read is tried so often at most. */
const mostTries = 3;
/** With less time than this left, in milliseconds, another try makes no sense. */
const leastTryMs = 50;

/** The client for the tenant's Graph; see `GraphClient` for what its calls do. */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { now, token, random = Math.random, newId = randomUUID, pause = wait } = options;
  const base = new URL(options.baseUrl);
  const exchange = graphExchange(base);
  const throttle = new TenantThrottle(random);
  const breaker = new CircuitBreaker({ ...defaultBreakerRules, ...options.breaker }, random);
  const forms = new PathForms();

  /** One exchange, where throttle and breaker let it through. */
  async function send<Body, Answer>(
    call: GraphCall<Body, Answer>,
    path: string,
    request: GraphRequest<Body>,
    until: number,
  ): Promise<GraphAnswer<Answer>> {
    const throttledMs = throttle.waitMs(now());
    if (throttledMs > 0) throw throttled('the tenant asked us to wait', throttledMs);
    const pass = breaker.enter(now());
    if (pass === null) {
      throw new GraphFailure('tenant-unavailable', 'the tenant has not been answering: no call was made', {
        retryAfterMs: spread(breaker.waitMs(now()), random()),
        nothingDone: true,
      });
    }
    return settled(pass, async () => {
      const incoming = await exchanged(call, path, request, until);
      if (incoming.status === 429) {
        throw throttled(
          `Graph throttles the tenant at ${call.name}`,
          throttle.refused(incoming.headers.get('retry-after'), now()),
        );
      }
      throttle.passed(now());
      return readAnswer(call, incoming, base, now());
    });
  }

  function throttled(message: string, waitMs: number): GraphFailure {
    return new GraphFailure('tenant-throttled', message, {
      retryAfterMs: spread(waitMs, random()),
      nothingDone: true,
      status: 429,
    });
  }

  async function settled<Result>(pass: Pass, work: () => Promise<Result>): Promise<Result> {
    let answered = true;
    try {
      return await work();
    } catch (error) {
      answered = !isLineDeskError(error, 'tenant-unavailable');
      throw error;
    } finally {
      breaker.settle(pass, answered, now());
    }
  }

  async function exchanged<Body, Answer>(
    call: GraphCall<Body, Answer>,
    path: string,
    request: GraphRequest<Body>,
    until: number,
  ): Promise<Incoming> {
    const bearer = await inTime(token(), until);
    const clientRequestId = newId();
    const started = performance.now();
    const note = (status: number, requestId: string | null) =>
      options.onExchange?.({
        call: call.name,
        method: call.method,
        path,
        status,
        requestId,
        clientRequestId,
        ms: Math.round(performance.now() - started),
      });
    try {
      const incoming = await exchange({
        method: call.method,
        path,
        headers: { ...request.headers, 'client-request-id': clientRequestId },
        body: request.body,
        token: bearer,
        timeoutMs: Math.max(1, until - started),
      });
      note(incoming.status, incoming.headers.get('request-id'));
      return incoming;
    } catch (error) {
      note(0, null);
      throw error;
    }
  }

  /** Sends a call, a read more than once where that may help and its time lasts. */
  async function sendInTime<Body, Answer>(
    call: GraphCall<Body, Answer>,
    path: (form: string) => string,
    request: GraphRequest<Body>,
  ): Promise<GraphAnswer<Answer>> {
    const until = performance.now() + request.timeoutMs;
    const tries = call.method === 'GET' || call.onlyReads === true ? mostTries : 1;
    for (let failed = 1; ; failed += 1) {
      try {
        return await forms.through(call, (form) => send(call, path(form), request, until));
      } catch (error) {
        if (failed >= tries || !(error instanceof GraphFailure) || !error.passing) throw error;
        const waitMs = Math.max(pauseMs(failed, random()), error.retryAfterMs ?? 0);
        if (performance.now() + waitMs + leastTryMs > until) throw error;
        await pause(waitMs);
      }
    }
  }

  async function page<Item>(
    call: CollectionCall<Item>,
    request: GraphRequest<null> & { readonly pageSize?: number },
    from: string | null,
  ): Promise<GraphPage<Item>> {
    const start = pageStart(from);
    const skips = call.query.includes('$skip');
    const asked = request.query?.['$top'];
    const size = request.pageSize ?? (asked === undefined ? (skips ? usualPageSize : null) : Number(asked));
    const query = {
      ...request.query,
      ...(size === null ? {} : { $top: String(size) }),
      ...(start.by === 'skip' ? { $skip: String(start.skip) } : {}),
    };
    const path = (form: string) =>
      start.by === 'link' ? start.path : `${pathOf(call, request.params, form)}${queryOf(query)}`;
    const { body } = await sendInTime(call, path, request);
    return pageOf(body, start, base, skips ? size : null);
  }

  return {
    call(call, request) {
      const body = call.body?.safeParse(request.body);
      if (body?.success === false) {
        return Promise.reject(
          new TypeError(`${call.name}: the body breaks the contract`, { cause: body.error }),
        );
      }
      const query = queryOf(request.query ?? {});
      return sendInTime(call, (form) => `${pathOf(call, request.params, form)}${query}`, request);
    },

    page,

    async list(call, request) {
      const first = await page(call, request, null);
      const items = [...first.items];
      let { next } = first;
      for (let pages = 1; next !== null; pages += 1) {
        if (pages === mostPages) throw unreadable(`a list that ends (${call.name})`, null);
        const following = await page(call, request, next);
        items.push(...following.items);
        next = following.next;
      }
      return items;
    },

    state: () => ({ breaker: breaker.state(now()), throttledUntil: throttle.until(now()) }),
  };
}

/** What a promise gives, unless the time is over first. The token goes on being fetched for those who come after. */
async function inTime<Result>(promise: Promise<Result>, until: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const fail = () =>
      reject(
        new GraphFailure('tenant-unavailable', 'no token in time: no call was made', { nothingDone: true }),
      );
    timer = setTimeout(fail, Math.max(0, until - performance.now()));
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
