import type { LineRequest, RequestKind } from '../../requests/index.js';
import type { PersonId, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { QueueHolder } from '../ports/index.js';

/** How many requests one page shows, and how many can be chosen from at once. */
export const queuePage = 5;
export const queueSelection = 20;

/** Which part of the queue is wanted; null: whatever it is. */
export interface QueueQuery {
  readonly kind: RequestKind | null;
  readonly site: string | null;
  readonly offset: number;
}

export interface Queue {
  readonly requests: readonly LineRequest[];
  readonly total: number;
  readonly query: QueueQuery;
  /** What all that wait for this person are about, and where. */
  readonly kinds: readonly RequestKind[];
  readonly sites: readonly string[];
}

/**
 * A page of what waits for a person: by name, through their groups, and for those instead of whom they decide; the oldest
 * first. It gives no right: each decision asks again. An offset beyond the end gets the last page. Throws where the
 * directory doesn't answer.
 */
export async function readQueue(
  desk: Desk,
  actor: PersonRef,
  query: QueueQuery,
  limit: number = queuePage,
): Promise<Queue> {
  const holders = await holdersOf(desk, actor.id);
  const read = (offset: number) =>
    desk.store.waitingFor(actor.id, holders, { kind: query.kind, site: query.site, limit, offset });
  const page = await read(query.offset);
  const beyond = page.requests.length === 0 && page.total > 0;
  const offset = beyond ? Math.floor((page.total - 1) / limit) * limit : query.offset;
  return { ...(beyond ? await read(offset) : page), query: { ...query, offset } };
}

async function holdersOf(desk: Desk, person: PersonId): Promise<readonly QueueHolder[]> {
  const [groups, absent] = await Promise.all([
    desk.store.askedGroups(),
    desk.store.delegatorsOf(person, desk.clock.now()),
  ]);
  const people = [person, ...absent.map(({ id }) => id)];
  return Promise.all(people.map(async (id) => ({ person: id, groups: await groupsOf(desk, id, groups) })));
}

/** One question tells most people that they are in none of them. */
async function groupsOf(desk: Desk, person: PersonId, groups: readonly string[]): Promise<readonly string[]> {
  if (groups.length === 0) return [];
  if (!(await desk.directory.isOnList(person, { people: [], groups: [...groups] }))) return [];
  const found = await Promise.all(
    groups.map((group) => desk.directory.isOnList(person, { people: [], groups: [group] })),
  );
  return groups.filter((_group, index) => found[index] === true);
}
