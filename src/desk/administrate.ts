import type { ActorRole, LineRequest } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { changeRequest } from './changeRequest.js';
import type { RequestTarget } from './decide.js';
import type { Desk } from './desk.js';

export type FailedRequestAction = 'retried' | 'doneByHand' | 'closed';

export type AdministrateResult =
  | { readonly result: 'administrated'; readonly request: LineRequest; readonly action: FailedRequestAction }
  | {
      readonly result: 'notAdministrated';
      readonly why: 'notAnAdministrator' | 'ownRequest' | 'notFailedAnyMore' | 'tenantDiffers';
      readonly request: LineRequest;
    }
  | { readonly result: 'noSuchRequest' };

const role: ActorRole = 'administrator';

/**
 * What an administrator does about a change that failed: try again, say that they did it by hand, or give it up.
 * "By hand" is believed when the tenant shows it. Nobody does this for their own request.
 * Throws when the directory or the tenant doesn't answer: then nothing has changed.
 */
export async function administrate(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  action: FailedRequestAction,
): Promise<AdministrateResult> {
  const request = await desk.store.request(target.requestId);
  if (request === null || request.nonce !== target.nonce) return { result: 'noSuchRequest' };
  const refuse = (why: 'notAnAdministrator' | 'ownRequest' | 'notFailedAnyMore' | 'tenantDiffers') =>
    ({ result: 'notAdministrated', why, request }) as const;
  if (request.requester.id === actor.id) return refuse('ownRequest');
  const [holdsRole, number] = await Promise.all([
    desk.directory.isOnList(actor.id, desk.policy.administrators, { fresh: true }),
    action === 'doneByHand' ? desk.tenant.numberOf(request.requester.id, { fresh: true }) : null,
  ]);
  if (!holdsRole) return refuse('notAnAdministrator');
  if (request.state !== 'failed') return refuse('notFailedAnyMore');
  if (action === 'doneByHand') {
    const shown = number?.telephoneNumber === request.details.telephoneNumber ? number.locationId : null;
    if (shown !== request.details.to.id) return refuse('tenantDiffers');
  }
  const completedAt = action === 'doneByHand' ? desk.clock.now() : null;
  const failure = action === 'closed' ? request.failure : null;
  return desk.store.transaction(async (tx): Promise<AdministrateResult> => {
    const current = (await tx.request(request.id)) ?? request;
    const by = { type: 'person', person: actor, role } as const;
    const changed = await changeRequest(desk, tx, current, action, by, { failure, completedAt });
    if (changed !== null) return { result: 'administrated', request: changed, action };
    return {
      result: 'notAdministrated',
      why: 'notFailedAnyMore',
      request: (await tx.request(request.id)) ?? current,
    };
  });
}
