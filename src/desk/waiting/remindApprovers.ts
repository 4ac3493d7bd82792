import { endOfQuiet, gatheredAt, type WaitingTimes, waitingTimesOf } from '../../approvals/index.js';
import { LineDeskError } from '../../errors.js';
import { concerns, type LineRequest } from '../../requests/index.js';
import type { PersonId, PersonRef } from '../../telephony/index.js';
import { approverRight, stillAsked } from '../approverRights.js';
import { askApprovers } from '../askApprovers.js';
import { changeRequest } from '../changeRequest.js';
import type { Desk } from '../desk.js';
import type { NewOutboxRow, Turn } from '../ports/index.js';
import { after, reminderRow } from './deadlines.js';
import { isStill, requestOfTurn, turnName } from './turn.js';

/** Finished, or not before that time. */
export type DeadlineResult = { readonly notBefore: Date | null };
export const met: DeadlineResult = { notBefore: null };

/** Somebody to be reminded (null: the approvals channel), and from when on. */
interface Reminded {
  readonly recipient: PersonId | null;
  readonly name: string | null;
  readonly from: Date;
}

/**
 * Plans a message to everybody who still has to decide, each at the end of their own quiet time, and the next reminder.
 * Nothing where the request has been decided, edited or passed on meanwhile. While it is quiet for all of them it waits.
 * `timeZone`: of those who told none. Throws when the directory doesn't answer.
 */
export async function remindApprovers(
  desk: Desk,
  turn: Turn,
  reminder: number,
  timeZone: string,
): Promise<DeadlineResult> {
  const request = await desk.store.request(requestOfTurn(turn));
  if (!isStill(request, turn)) return met;
  const times = waitingTimesOf(desk.policy.waiting, request.details.kind);
  if (reminder > times.remindAtMost) return met;
  const people = await remindedOf(desk, request, times, timeZone);
  if (people.length === 0) {
    // Those who were asked have left meanwhile: others take their place.
    await askApprovers(desk, request.id);
    return { notBefore: after(desk.clock.now(), 0.25) };
  }
  const now = desk.clock.now();
  const first = new Date(Math.min(...people.map(({ from }) => from.getTime())));
  if (first > now) return { notBefore: first };
  await desk.store.transaction(async (tx) => {
    const current = await tx.request(request.id);
    if (!isStill(current, turn)) return;
    const names = people.flatMap(({ name }) => (name === null ? [] : [name]));
    const values = { reminder: String(reminder), turn: turnName(turn), people: names.join(', ') };
    const changed = await changeRequest(desk, tx, current, 'reminded', { type: 'lineDesk' }, {}, values);
    if (changed === null) {
      throw new LineDeskError(
        'conflict',
        `request ${request.id} changed while approvers were reminded of it`,
      );
    }
    for (const { recipient } of people) await tx.addDueReminder(recipient, request.id);
    await tx.enqueue([
      ...people.map((each) => messageRow(desk, each, times)),
      ...(reminder >= times.remindAtMost
        ? []
        : [reminderRow(desk, turn, reminder + 1, after(now, times.remindEveryHours))]),
    ]);
  });
  return met;
}

/** One message for all that is due then. What breaks quiet time doesn't wait with the others for its end. */
function messageRow(desk: Desk, { recipient, from }: Reminded, { quiet }: WaitingTimes): NewOutboxRow {
  const key = `reminder:${recipient ?? 'channel'}${quiet === 'ignore' ? ':at-once' : ''}`;
  return {
    tenantId: desk.tenantId,
    lane: 'deadlines',
    key,
    coalesces: true,
    orderKey: key,
    priority: 0,
    task: { task: 'sendReminder', recipient },
    dueAt: gatheredAt(from),
  };
}

async function remindedOf(
  desk: Desk,
  request: LineRequest,
  times: WaitingTimes,
  timeZone: string,
): Promise<readonly Reminded[]> {
  const now = desk.clock.now();
  const quiet = times.quiet === 'ignore' ? null : desk.policy.waiting.quiet;
  const inZone = (zone: string) => endOfQuiet(now, quiet, zone);
  const people = await whoseTurn(desk, request);
  if (people === 'channel') return [{ recipient: null, name: null, from: inZone(timeZone) }];
  return Promise.all(
    people.map(async ({ id, name }) => {
      const reference = await desk.store.reference(id);
      return { recipient: id, name, from: inZone(reference?.timeZone ?? timeZone) };
    }),
  );
}

/**
 * Whoever takes care of it, else everybody who can still say yes: those on the stage's lists now, and those who hold a card
 * because they stand in for one of them.
 */
async function whoseTurn(desk: Desk, request: LineRequest): Promise<readonly PersonRef[] | 'channel'> {
  const { claimedBy, votes } = request;
  const voted = (id: string) => votes.some(({ by }) => by.id === id);
  if (
    claimedBy !== null &&
    !voted(claimedBy.id) &&
    (await approverRight(desk, request, claimedBy)) !== null
  ) {
    return [claimedBy];
  }
  const asked = await stillAsked(desk, request);
  if (asked.length > 0 && desk.policy.approvalsChannel !== undefined) return 'channel';
  const people = new Map(asked.map((person) => [person.id, person]));
  for (const { audience, recipient } of await desk.store.copiesOf(request.id)) {
    if (audience !== 'approver' || recipient === null || people.has(recipient)) continue;
    if (voted(recipient) || concerns(request, recipient)) continue;
    const person = await desk.directory.person(recipient);
    if (person === null || !person.accountEnabled) continue;
    if ((await approverRight(desk, request, person)) !== null) people.set(person.id, person);
  }
  return [...people.values()].map(({ id, name }) => ({ id, name }));
}
