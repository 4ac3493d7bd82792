import type { LineRequest, RequestEvent, RequestId } from '../../requests/index.js';
import type { Turn } from '../ports/index.js';

/** The request's present turn: before whom it stands, and with which terms. */
export const turnOf = ({ id, stage, termsVersion }: LineRequest): Turn => ({
  requestId: id,
  stage,
  termsVersion,
});

/** The turn as events and keys name it. */
export const turnName = ({ stage, termsVersion }: Turn): string => `${stage}.${termsVersion}`;

/** Whether the request still stands where it stood when something was planned for then. */
export function isStill(request: LineRequest | null, turn: Turn): request is LineRequest {
  return request?.state === 'waiting' && turnName(turnOf(request)) === turnName(turn);
}

export const requestOfTurn = (turn: Turn): RequestId => turn.requestId as RequestId;

/** The reminders and escalations of the present turn, as its history has them. */
export function eventsOfTurn(
  events: readonly RequestEvent[],
  turn: Turn,
  type: 'reminded' | 'escalated',
): readonly RequestEvent[] {
  return events.filter((event) => event.type === type && event.values['turn'] === turnName(turn));
}
