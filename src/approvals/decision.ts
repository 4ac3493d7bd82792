import { concerns, type LineRequest } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';

/** Why somebody can't decide (or claim) a request; each has its own polite answer. */
export type DecisionObstacle =
  | 'ownRequest'
  | 'notAnApprover'
  | 'alreadyDecided'
  | 'withdrawn'
  | 'expired'
  | 'edited';

/**
 * Whether `actor` may decide the request now; `holdsRole` is read fresh from the directory by the caller.
 * Four eyes: neither the requester nor the person whose line it is ever decides, whatever their roles. Who may not decide learns nothing about the state.
 * `seen`: the version that the actor's card showed; terms that are newer have to be read first.
 */
export function decisionObstacle(
  request: Pick<LineRequest, 'requester' | 'person' | 'state' | 'termsVersion'>,
  actor: PersonId,
  holdsRole: boolean,
  seen: number | null,
): DecisionObstacle | null {
  if (concerns(request, actor)) return 'ownRequest';
  if (!holdsRole) return 'notAnApprover';
  if (request.state === 'withdrawn' || request.state === 'expired') return request.state;
  if (request.state !== 'waiting') return 'alreadyDecided';
  if ((seen ?? 1) < request.termsVersion) return 'edited';
  return null;
}
