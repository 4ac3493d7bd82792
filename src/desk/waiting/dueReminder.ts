import type { LineRequest, RequestId } from '../../requests/index.js';
import type { PersonId } from '../../telephony/index.js';
import { approverRight } from '../approverRights.js';
import type { Desk } from '../desk.js';
import { copyRefresh } from '../followUps.js';
import type { CardCopyId } from '../ports/index.js';
import type { CardMessage } from '../storeRequest.js';

/** How many requests one reminder shows; the others are counted. */
const requestsShown = 4;

/** Of what somebody is reminded with one message, oldest first. */
export interface DueReminder {
  readonly requests: readonly LineRequest[];
  readonly more: number;
  /** All that the message settles, those included that need no word any more. */
  readonly settles: readonly RequestId[];
}

/**
 * The requests of which this person (null: the approvals channel) is to be reminded and that still wait for them: their
 * right is read fresh, and who has said yes, or sees somebody else take care, is left in peace.
 */
export async function readDueReminder(desk: Desk, recipient: PersonId | null): Promise<DueReminder> {
  const settles = await desk.store.dueReminders(recipient);
  const read = await Promise.all(settles.map((id) => desk.store.request(id)));
  const waiting = read
    .filter((request) => request !== null)
    .filter((request) => request.state === 'waiting' && mayWaitFor(request, recipient))
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  const requests: LineRequest[] = [];
  let looked = 0;
  for (const request of waiting) {
    if (requests.length === requestsShown) break;
    looked += 1;
    const right =
      recipient === null || (await approverRight(desk, request, { id: recipient, name: '' })) !== null;
    if (right) requests.push(request);
  }
  return { requests, more: waiting.length - looked, settles };
}

function mayWaitFor({ claimedBy, votes }: LineRequest, recipient: PersonId | null): boolean {
  if (recipient === null) return claimedBy === null;
  const voted = votes.some(({ by }) => by.id === recipient);
  return !voted && (claimedBy === null || claimedBy.id === recipient);
}

/**
 * The reminder has been sent (`message`; null where there was nothing to say): it is settled. One about a single request is
 * a copy of its card from now on, so that it turns into the outcome; what happened while it was sent is caught up with.
 */
export async function settleReminder(
  desk: Desk,
  recipient: PersonId | null,
  { settles, requests, more }: DueReminder,
  message: CardMessage | null,
): Promise<void> {
  const [only] = requests;
  await desk.store.transaction(async (tx) => {
    await tx.removeDueReminders(recipient, settles);
    if (message === null || only === undefined || requests.length + more > 1) return;
    const copy = await tx.addCopy({
      tenantId: desk.tenantId,
      id: desk.ids.uuid() as CardCopyId,
      requestId: only.id,
      audience: recipient === null ? 'channel' : 'approver',
      recipient,
      ...message,
      versionShown: only.version,
      state: 'live',
    });
    const now = await tx.request(only.id);
    if (now !== null && now.version !== only.version) await tx.enqueue([copyRefresh(copy, desk.clock.now())]);
  });
}
