import {
  type Actor,
  isOver,
  type LineRequest,
  nextState,
  numberToHold,
  type RequestEventType,
} from '../requests/index.js';
import type { Desk } from './desk.js';
import { followUps } from './followUps.js';
import type { Transaction } from './ports/index.js';
import { webhookRows } from './webhooks/webhookRows.js';

/** What changes beside the state, the version and the time. */
type Changes = Partial<
  Pick<
    LineRequest,
    | 'approvers'
    | 'stages'
    | 'stage'
    | 'votes'
    | 'asked'
    | 'claimedBy'
    | 'decision'
    | 'failure'
    | 'completedAt'
    | 'steps'
    | 'details'
    | 'plan'
    | 'calls'
    | 'termsVersion'
    | 'rule'
    | 'policyVersion'
  >
>;

/**
 * The one way in which a stored request changes: state, audit event and what must follow, in the caller's transaction,
 * by compare-and-set on the version that was read. Returns the changed request, or null where the event can't happen in
 * this state or somebody else was first; then the caller reads again and says what is.
 */
export async function changeRequest(
  desk: Desk,
  tx: Transaction,
  request: LineRequest,
  event: RequestEventType,
  actor: Actor,
  changes: Changes = {},
  values: Readonly<Record<string, string>> = {},
): Promise<LineRequest | null> {
  const state = nextState(request.state, event);
  if (state === null) return null;
  const now = desk.clock.now();
  const changed: LineRequest = {
    ...request,
    ...changes,
    state,
    version: request.version + 1,
    updatedAt: now,
  };
  if (!(await tx.updateRequest(changed))) return null;
  await tx.appendEvent({ requestId: request.id, at: now, type: event, actor, values });
  // A hold lives as long as its request.
  if (isOver(state) && numberToHold(request.details) !== null) await tx.releaseHolds(request.id, now);
  await tx.enqueue(followUps(changed, event, await tx.copiesOf(request.id), now, actor));
  await tx.enqueue(webhookRows(desk, changed, event, actor, now));
  return changed;
}
