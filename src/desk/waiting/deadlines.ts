import { waitingTimesOf } from '../../approvals/index.js';
import type { LineRequest } from '../../requests/index.js';
import type { Desk } from '../desk.js';
import type { NewOutboxRow, OutboxTask, Transaction, Turn } from '../ports/index.js';
import { eventsOfTurn, turnName, turnOf } from './turn.js';

const hourMs = 60 * 60_000;

/**
 * What will be due while the request waits for those who are being asked now: the next reminder, the asking of others, and
 * its end without a decision. What is planned already, or has been in this turn, is not planned once more.
 */
export async function planDeadlines(desk: Desk, tx: Transaction, request: LineRequest): Promise<void> {
  const times = waitingTimesOf(desk.policy.waiting, request.details.kind);
  const turn = turnOf(request);
  const now = desk.clock.now();
  const events = await tx.events(request.id);
  const reminder = eventsOfTurn(events, turn, 'reminded').length + 1;
  const escalated = eventsOfTurn(events, turn, 'escalated').length > 0;
  await tx.enqueue([
    ...(reminder > times.remindAtMost
      ? []
      : [reminderRow(desk, turn, reminder, after(now, times.remindAfterHours))]),
    ...(escalated || times.escalateAfterHours === null
      ? []
      : [deadline(desk, turn, { task: 'escalate', ...turn }, after(now, times.escalateAfterHours))]),
    ...(times.expireAfterHours === null
      ? []
      : [deadline(desk, turn, { task: 'expire', ...turn }, after(now, times.expireAfterHours))]),
  ]);
}

/** The reminder of all who haven't decided by then. */
export function reminderRow(desk: Desk, turn: Turn, reminder: number, dueAt: Date): NewOutboxRow {
  return deadline(desk, turn, { task: 'remindApprovers', ...turn, reminder }, dueAt, reminder);
}

export const after = (date: Date, hours: number): Date => new Date(date.getTime() + hours * hourMs);

/** An order key of its own: what is due in a week holds up nothing that is due before. */
function deadline(desk: Desk, turn: Turn, task: OutboxTask, dueAt: Date, times = 1): NewOutboxRow {
  const key = `${task.task}:${turn.requestId}:${turnName(turn)}:${times}`;
  return { tenantId: desk.tenantId, lane: 'deadlines', key, orderKey: key, priority: 5, task, dueAt };
}
