import { isLineDeskError, LineDeskError } from '../../errors.js';
import { type GraphCall, type GraphClient, pathOf } from '../../graph/index.js';
import type { TenantCall } from '../../requests/index.js';
import type { WriteTaken } from '../capabilities.js';
import { workWriteMs } from './callTimes.js';
import { operationOf } from './operations.js';

/** A call of Graph's as it is shown and recorded. */
export type GraphTenantCall = Omit<Extract<TenantCall, { by: 'graph' }>, 'cmdlet'>;

/** One write: what is shown of it and what is made of it are the same values, so that they can't drift apart. */
export interface TenantWrite {
  readonly shown: GraphTenantCall;
  make(graph: GraphClient): Promise<WriteTaken>;
}

/**
 * Several writes of one step as they are shown: the first one's call, and below its body the others, a line each with
 * method and path, then the body.
 */
export function shownTogether(writes: readonly TenantWrite[]): GraphTenantCall {
  const [first, ...others] = writes.map(({ shown }) => shown);
  if (first === undefined) return { by: 'graph', method: '', path: '', body: '' };
  const below = others.flatMap(({ method, path, body }) => [`${method} ${path}`, body]);
  return { ...first, body: [first.body, ...below].filter((line) => line !== '').join('\n') };
}

/**
 * Makes several writes of one step, in order.
 *
 * @throws LineDeskError what a write throws; once one has been made, `tenant-unavailable` whatever the next one says,
 *   since then it isn't true that nothing was done
 */
export async function makeInOrder(graph: GraphClient, writes: readonly TenantWrite[]): Promise<WriteTaken> {
  let taken: WriteTaken = { operation: null };
  for (const [index, write] of writes.entries()) {
    try {
      taken = await write.make(graph);
    } catch (cause) {
      if (index === 0 || !isLineDeskError(cause)) throw cause;
      const { retryAfterMs } = cause;
      throw new LineDeskError('tenant-unavailable', 'a part of the step was done, the next part was not', {
        cause,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      });
    }
  }
  return taken;
}

/** A write from the contract's call, the parameters of its path, and its body (null where it takes none). */
export function tenantWrite<Body, Answer>(
  call: GraphCall<Body, Answer>,
  params: Readonly<Record<string, string>>,
  body: Body,
): TenantWrite {
  return {
    shown: {
      by: 'graph',
      method: call.method,
      path: pathOf(call, params),
      body: body === null ? '' : JSON.stringify(body),
    },
    async make(graph) {
      const { location } = await graph.call(call, { params, body, timeoutMs: workWriteMs });
      return { operation: operationOf(location) };
    },
  };
}
