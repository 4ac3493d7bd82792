import { concerns, type LineRequest } from '../requests/index.js';
import type { PersonId, PersonRef } from '../telephony/index.js';
import type { Desk } from './desk.js';

/** Through what somebody may say yes or no to a request in its present stage. */
export interface ApproverRight {
  /** The stage's sources (their indexes) that give the right. */
  readonly through: readonly number[];
  /** Whose delegate they are; null where it is their own right. */
  readonly insteadOf: PersonRef | null;
}

/**
 * The right of `actor` to decide in the present stage, read fresh from the directory; null where they have none. Their own
 * right goes before one that was delegated to them. Somebody whom the request concerns has none and delegates none, and
 * neither has one who handed their turn on. Throws `directory-unavailable` when the directory doesn't answer: then nothing
 * is decided.
 */
export async function approverRight(
  desk: Desk,
  request: LineRequest,
  actor: PersonRef,
): Promise<ApproverRight | null> {
  const own = await sourcesOf(desk, request, actor.id);
  if (own.length > 0) return { through: own, insteadOf: null };
  for (const absent of await desk.store.delegatorsOf(actor.id, desk.clock.now())) {
    const theirs = await sourcesOf(desk, request, absent.id);
    if (theirs.length > 0) return { through: theirs, insteadOf: absent };
  }
  return null;
}

/** The indexes of the stage's sources on whose lists the person stands now. */
async function sourcesOf(desk: Desk, request: LineRequest, person: PersonId): Promise<readonly number[]> {
  const stage = request.stages[request.stage];
  if (stage === undefined || concerns(request, person) || stage.handedOn.includes(person)) return [];
  const found = await Promise.all(
    stage.sources.map(async ({ from, list }) => {
      if (!(await desk.directory.isOnList(person, list, { fresh: true }))) return false;
      // Whoever was the manager when it was asked may have another team by now.
      return from !== 'manager' || (await managerNow(desk, request)) === person;
    }),
  );
  return found.flatMap((holds, index) => (holds ? [index] : []));
}

const managerNow = (desk: Desk, { person }: LineRequest): Promise<PersonId | null> =>
  desk.directory.managerOf(person.id, { fresh: true });

/** Those who can still say yes in the present stage: asked, not concerned, and without a yes so far. */
export async function stillAsked(desk: Desk, request: LineRequest): Promise<readonly PersonRef[]> {
  const stage = request.stages[request.stage];
  if (stage === undefined) return [];
  const lists = await Promise.all(
    stage.sources.map(async ({ from, list }) => {
      const listed = await desk.directory.peopleOnList(list);
      if (from !== 'manager') return listed;
      // Who isn't the manager any more has no right, and would be waited for without end.
      const manager = await managerNow(desk, request);
      return listed.filter(({ id }) => id === manager);
    }),
  );
  const people = new Map(lists.flat().map((person) => [person.id, person]));
  // A delegate's yes stands for the absent one's.
  const hasVoted = (id: PersonId) =>
    request.votes.some(({ by, insteadOf }) => by.id === id || insteadOf?.id === id);
  return [...people.values()].filter(
    ({ id }) => !concerns(request, id) && !stage.handedOn.includes(id) && !hasVoted(id),
  );
}
