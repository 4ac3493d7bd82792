import { isLineDeskError } from '../../errors.js';
import { type GraphClient, graphCalls } from '../../graph/index.js';
import type { OperationState } from '../capabilities.js';
import { workReadMs } from './callTimes.js';

/**
 * The id of the long-running operation that a Location header names, in both published forms: `…/operations('<id>')` and
 * `…/operations/<id>`. Null for none; only the id is taken, so that no header leads a call to another host.
 */
export function operationOf(location: string | null): string | null {
  const found = /\/operations(?:\('([\w.-]{1,200})'\)|\/([\w.-]{1,200}))\/?(?:[?#].*)?$/.exec(location ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * What became of an operation. Only `failed` means failure: a status that we don't know, or `skipped`, says nothing (the
 * number shows what is), and an operation that succeeded as a whole may have failed for its number.
 */
export async function readOperation(graph: GraphClient, id: string): Promise<OperationState> {
  try {
    const { body } = await graph.call(graphCalls.getNumberOperation, {
      params: { id },
      timeoutMs: workReadMs,
    });
    if (body.status === 'notStarted' || body.status === 'running') return 'running';
    const parts = (body.numbers ?? []).map(({ status }) => status);
    if (body.status === 'failed' || parts.includes('failed')) return 'failed';
    return body.status === 'succeeded' ? 'succeeded' : 'unknown';
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return 'unknown';
    throw error;
  }
}
