import type { SandboxClock } from './clock.js';
import { type cut, faultKindRule } from './faults/faultKinds.js';
import type { FaultSet } from './faults/faultSet.js';
import {
  type Answer,
  type CallChanges,
  errorBody,
  GraphError,
  type GraphRequest,
  notFound,
} from './graph/answer.js';
import { findRoute, type Route } from './graph/router.js';

/** The ids that every answer carries. */
export type RequestIds = { requestId: string; clientRequestId: string };

/** What a call needs beside itself. */
export type CallSurroundings = {
  ids: RequestIds;
  clock: SandboxClock;
  /** Holds the connection; see `StruckCall`. */
  hold(milliseconds: number | undefined): Promise<void>;
};

/** Carries a request out; what is refused comes back as Graph's error body. */
export function answerCall(
  routes: readonly Route[],
  request: GraphRequest,
  { ids, clock }: Pick<CallSurroundings, 'ids' | 'clock'>,
): Answer {
  try {
    const found = findRoute(routes, request.method, request.path);
    if (!found)
      throw notFound(`No resource answers ${request.method} '${request.path}'.`, 'ResourceNotFound');
    return found.handler({ ...request, params: found.params });
  } catch (error) {
    return refusalAnswer(error, ids, clock);
  }
}

/** As `answerCall`, after the first fault that strikes has done its worst. */
export async function answerThroughFaults(
  faults: FaultSet,
  routes: readonly Route[],
  request: GraphRequest,
  surroundings: CallSurroundings,
): Promise<Answer | typeof cut> {
  const { ids, clock, hold } = surroundings;
  const carryOut = (changes?: CallChanges) => answerCall(routes, { ...request, ...changes }, surroundings);
  const strike = faults.strike(request.method, request.path);
  if (!strike) return carryOut();
  try {
    return await faultKindRule(strike.kind).strike({ ...strike, path: request.path, carryOut, hold });
  } catch (error) {
    return refusalAnswer(error, ids, clock);
  }
}

/** What a thrown refusal looks like as an answer. */
export function refusalAnswer(error: unknown, ids: RequestIds, clock: SandboxClock): Answer {
  const refusal = error instanceof GraphError ? error : internalError(error);
  return {
    status: refusal.status,
    body: errorBody(refusal, { ...ids, now: clock.now() }),
    headers: refusal.headers,
  };
}

function internalError(error: unknown): GraphError {
  // A bug of the sandbox, not a fault of the tenant: say so where its operator looks.
  console.error(error);
  return new GraphError(500, 'InternalServerError', 'The sandbox failed.');
}
