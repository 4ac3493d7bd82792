import { concerns, type LineRequest } from '../../requests/index.js';
import type { PersonId, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** More than this wait for nobody; were there more, the queue shows the others. */
const mostAtOnce = 500;

/** Those who decide now instead of one of `people` who is away, and could: neither concerned nor asked themselves. */
export async function delegatesToAsk(
  desk: Desk,
  request: LineRequest,
  people: readonly PersonRef[],
): Promise<readonly PersonRef[]> {
  const delegates = await desk.store.delegatesOf(
    people.map(({ id }) => id),
    desk.clock.now(),
  );
  return delegates.filter(
    ({ id }) =>
      !concerns(request, id) &&
      !people.some((person) => person.id === id) &&
      !request.votes.some(({ by }) => by.id === id) &&
      request.stages[request.stage]?.handedOn.includes(id) !== true,
  );
}

/** When somebody's absence begins: whoever decides instead is asked about everything that waits for them. */
export async function askDelegates(desk: Desk, absent: PersonId): Promise<void> {
  const now = desk.clock.now();
  if ((await desk.store.delegationsOf(absent, now)).every(({ beginsAt }) => beginsAt > now)) return;
  const asked = await desk.store.askedGroups();
  const member = await Promise.all(
    asked.map((group) => desk.directory.isOnList(absent, { people: [], groups: [group] })),
  );
  const groups = asked.filter((_group, index) => member[index] === true);
  const { requests } = await desk.store.waitingFor(absent, [{ person: absent, groups }], {
    kind: null,
    site: null,
    limit: mostAtOnce,
    offset: 0,
  });
  await desk.store.transaction(async (tx) => {
    await tx.enqueue(
      requests.map((request) => ({
        tenantId: desk.tenantId,
        lane: 'notices' as const,
        key: `ask-delegate:${absent}:${request.id}:${now.toISOString()}`,
        orderKey: request.id,
        priority: 0,
        task: { task: 'askApprovers' as const, requestId: request.id },
        dueAt: now,
      })),
    );
  });
}
