import { LineDeskError } from '../../errors.js';
import { changeRequest } from '../changeRequest.js';
import type { Desk } from '../desk.js';
import type { Turn } from '../ports/index.js';
import { isStill, requestOfTurn, turnName } from './turn.js';

/**
 * Ends a request that nobody has decided in time: what it held is free again, approvers' cards are over, and those whom it
 * concerns are told. Nothing where it has been decided, edited or passed on meanwhile.
 */
export async function expire(desk: Desk, turn: Turn): Promise<void> {
  await desk.store.transaction(async (tx) => {
    const request = await tx.request(requestOfTurn(turn));
    if (!isStill(request, turn)) return;
    const values = { turn: turnName(turn) };
    const expired = await changeRequest(desk, tx, request, 'expired', { type: 'lineDesk' }, {}, values);
    if (expired === null) {
      throw new LineDeskError('conflict', `request ${request.id} changed while it was to expire`);
    }
  });
}
