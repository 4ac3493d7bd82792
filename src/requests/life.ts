/**
 * The states of a request:
 * - `waiting`: for an approver;
 * - `approved`: by a person or by policy; the change has not been started, or is to be tried again;
 * - `changing`: the worker is carrying it out or waiting for the tenant to show it;
 * - `byHand`: a step waits for an administrator, since the tenant can't be changed by a call;
 * - `undoing`: a step failed; those before it are being taken back;
 * - `failed`: stopped; an administrator chooses what follows;
 * - `done`, `rejected`, `withdrawn`, `expired` (nobody decided in time), `closed` (given up by an administrator): over.
 */
export const requestStates = [
  'waiting',
  'approved',
  'changing',
  'byHand',
  'undoing',
  'failed',
  'done',
  'rejected',
  'withdrawn',
  'expired',
  'closed',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What can happen to a request. */
export const requestEventTypes = [
  'submitted',
  /** The requester gave it other terms while it waited. */
  'edited',
  /** An approver gave it other terms while it waited. */
  'proposalChanged',
  /** An approver asked something; it still waits. */
  'questioned',
  'answered',
  /** An approver's turn was handed on to somebody else. */
  'reassigned',
  'asked',
  'rerouted',
  'claimed',
  /** Somebody said yes, and the stage needs more. */
  'voted',
  /** The last yes of a stage, and there is another stage. */
  'stagePassed',
  'approved',
  'rejected',
  'withdrawn',
  /** Approvers were told that it still waits. */
  'reminded',
  /** Nobody decided for long: others are asked as well. */
  'escalated',
  /** Nobody decided in time. */
  'expired',
  /** A write is about to be made. */
  'started',
  'delayed',
  /** The tenant shows a step, and there are more. */
  'stepDone',
  /** A step waits for an administrator. */
  'handedOver',
  /** The administrator did it, the tenant shows it (or can't be asked), and there are more steps. */
  'handConfirmed',
  /** The tenant shows the last step. */
  'verified',
  /** A step failed; those before it are taken back. */
  'undoBegun',
  /** One of them has been taken back, or is left in place. */
  'stepUndone',
  'failed',
  'retried',
  'doneByHand',
  'closed',
] as const;
export type RequestEventType = (typeof requestEventTypes)[number];

const moves: Record<RequestState, Partial<Record<RequestEventType, RequestState>>> = {
  waiting: {
    edited: 'waiting',
    proposalChanged: 'waiting',
    questioned: 'waiting',
    answered: 'waiting',
    reassigned: 'waiting',
    asked: 'waiting',
    rerouted: 'waiting',
    claimed: 'waiting',
    voted: 'waiting',
    stagePassed: 'waiting',
    approved: 'approved',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    reminded: 'waiting',
    escalated: 'waiting',
    expired: 'expired',
  },
  approved: {
    started: 'changing',
    stepDone: 'changing',
    handedOver: 'byHand',
    verified: 'done',
    undoBegun: 'undoing',
    failed: 'failed',
  },
  changing: {
    started: 'changing',
    delayed: 'changing',
    stepDone: 'changing',
    handedOver: 'byHand',
    verified: 'done',
    undoBegun: 'undoing',
    failed: 'failed',
  },
  byHand: { handConfirmed: 'approved', doneByHand: 'done', closed: 'closed' },
  undoing: { started: 'undoing', stepUndone: 'undoing', failed: 'failed' },
  failed: { retried: 'approved', doneByHand: 'done', closed: 'closed' },
  done: {},
  rejected: {},
  withdrawn: {},
  expired: {},
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
