/**
 * The states of a request:
 * - `waiting`: for an approver;
 * - `approved`: by a person or by policy; the change has not been started;
 * - `changing`: the worker is carrying it out or waiting for the tenant to show it;
 * - `failed`: stopped; an administrator chooses what follows;
 * - `done`, `rejected`, `withdrawn`, `closed` (given up by an administrator): over.
 */
export const requestStates = [
  'waiting',
  'approved',
  'changing',
  'failed',
  'done',
  'rejected',
  'withdrawn',
  'closed',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What can happen to a request. */
export const requestEventTypes = [
  'submitted',
  'asked',
  'rerouted',
  'claimed',
  'approved',
  'rejected',
  'withdrawn',
  'started',
  'delayed',
  'verified',
  'failed',
  'retried',
  'doneByHand',
  'closed',
] as const;
export type RequestEventType = (typeof requestEventTypes)[number];

const moves: Record<RequestState, Partial<Record<RequestEventType, RequestState>>> = {
  waiting: {
    asked: 'waiting',
    rerouted: 'waiting',
    claimed: 'waiting',
    approved: 'approved',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
  approved: { started: 'changing', verified: 'done', failed: 'failed' },
  changing: { started: 'changing', delayed: 'changing', verified: 'done', failed: 'failed' },
  failed: { retried: 'approved', doneByHand: 'done', closed: 'closed' },
  done: {},
  rejected: {},
  withdrawn: {},
  closed: {},
};

/** The state that follows `event` in `state`, or null where it can't happen there. */
export function nextState(state: RequestState, event: RequestEventType): RequestState | null {
  return moves[state][event] ?? null;
}

/** True if nothing can happen to the request any more. */
export function isOver(state: RequestState): boolean {
  return Object.keys(moves[state]).length === 0;
}
