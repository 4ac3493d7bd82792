import { waitingTimesOf } from '../../approvals/index.js';
import type { LineRequest } from '../../requests/index.js';
import type { Desk } from '../desk.js';
import type { CardCopy } from '../ports/index.js';
import { nextSummaryAt } from './nextSummary.js';

/**
 * Whether an approver wants no message of their own about a request that waits for them. Then the request is noted for their
 * next summary, or left to the reminders. Who asks for the card in a channel gets it, and so does whom no reminder would
 * reach: never a dead end.
 *
 * @param timeZone of the person, or the configured one
 */
export async function keptForLater(
  desk: Desk,
  copy: CardCopy,
  request: LineRequest,
  timeZone: string,
): Promise<boolean> {
  const { recipient } = copy;
  if (copy.audience !== 'approver' || recipient === null || copy.activityId !== null) return false;
  if (desk.policy.approvalsChannel !== undefined) return false;
  const { approvals } = await desk.store.noticePreferences(recipient);
  // Decided before they saw it: then they needn't.
  if (request.state !== 'waiting') return approvals !== 'atOnce';
  switch (approvals) {
    case 'atOnce':
      return false;
    case 'reminders':
      return waitingTimesOf(desk.policy.waiting, request.details.kind).remindAtMost > 0;
    case 'daily':
      // What the copy holds as shown is what it was noted with: news of the request alone is no second message.
      if ((copy.versionShown ?? 0) < request.termsVersion)
        await noteForSummary(desk, copy, request, timeZone);
      return true;
    default:
      return approvals satisfies never;
  }
}

/** A summary is a reminder of all that is due by then; what a reminder has named before is in no summary any more. */
async function noteForSummary(
  desk: Desk,
  copy: CardCopy,
  request: LineRequest,
  timeZone: string,
): Promise<void> {
  const { recipient } = copy;
  if (recipient === null) return;
  const key = `summary:${recipient}`;
  await desk.store.transaction(async (tx) => {
    await tx.saveCopy({ ...copy, state: 'new', versionShown: request.version });
    await tx.addDueReminder(recipient, request.id);
    await tx.enqueue([
      {
        tenantId: desk.tenantId,
        lane: 'deadlines',
        key,
        coalesces: true,
        orderKey: key,
        priority: 5,
        task: { task: 'sendReminder', recipient },
        dueAt: nextSummaryAt(desk.clock.now(), desk.policy.waiting.quiet, timeZone),
      },
    ]);
  });
}
