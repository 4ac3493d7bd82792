import { listOfStage } from '../approvals/index.js';
import type { LineRequest } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import { approverRight } from './approverRights.js';
import type { Desk } from './desk.js';

/**
 * Whether somebody who holds an approver's card isn't asked any more: they handed their turn on, or the requester gave the
 * request other terms, about which others decide. Whoever is asked in any stage, or has voted, still is. Throws when the directory doesn't
 * answer.
 */
export async function wentToOthers(desk: Desk, request: LineRequest, person: PersonId): Promise<boolean> {
  if (request.state === 'waiting' && request.stages[request.stage]?.handedOn.includes(person) === true) {
    return true;
  }
  // Terms that were never changed have been with the same people all the time.
  if (request.termsVersion === 1 || request.approvers === null) return false;
  if (request.asked.some(({ id }) => id === person)) return false;
  if (request.votes.some(({ by }) => by.id === person)) return false;
  for (const stage of request.stages) {
    if (await desk.directory.isOnList(person, listOfStage(stage))) return false;
  }
  return (await approverRight(desk, request, { id: person, name: '' })) === null;
}
