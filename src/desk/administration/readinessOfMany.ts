import { isLineDeskError } from '../../errors.js';
import {
  groupId,
  isGuid,
  type Person,
  type PersonId,
  type PersonRef,
  type ReadinessCheck,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { lineViewOf } from '../line/index.js';
import type { OutboxTask, PeopleOf } from '../ports/index.js';
import { isAdministrator, type NotAnAdministrator, notAnAdministrator } from './isAdministrator.js';

/** Of so many people at most the lines are looked at for one answer. */
export const peopleLookedAt = 200;
/** So many at a time, so that the tenant has room for everybody else. */
const atOnce = 6;
/** So many people of a name are offered. */
const peopleNamed = 5;

export type AskReadinessResult =
  | NotAnAdministrator
  | { readonly result: 'nothingNamed' }
  /** The answer comes as a message of its own. */
  | { readonly result: 'looking'; readonly of: PeopleOf; readonly people: number; readonly more: boolean }
  /** It names people, not a site or a group; none where it names nobody either. */
  | { readonly result: 'people'; readonly said: string; readonly people: readonly Person[] };

/**
 * Has the lines of a site (as people's office in the directory) or of a group (by its id) looked at by the worker. A name
 * that is neither names people. Throws where the directory doesn't answer: then nothing is begun.
 */
export async function askReadiness(desk: Desk, actor: PersonRef, text: string): Promise<AskReadinessResult> {
  if (!(await isAdministrator(desk, actor))) return notAnAdministrator;
  const said = text.trim();
  if (said === '') return { result: 'nothingNamed' };
  const of: PeopleOf = isGuid(said)
    ? { by: 'group', group: groupId(said.toLowerCase()) }
    : { by: 'site', site: said };
  const { people, more } = await desk.directory.peopleOf(of, peopleLookedAt);
  if (people.length === 0) {
    const named = of.by === 'group' ? [] : await desk.directory.findPeople(said, peopleNamed);
    return { result: 'people', said, people: named };
  }
  const now = desk.clock.now();
  const task: OutboxTask = { task: 'tellReadiness', recipient: actor.id, of };
  await desk.store.transaction((tx) =>
    tx.enqueue([
      {
        tenantId: desk.tenantId,
        lane: 'notices',
        key: `tellReadiness:${actor.id}:${JSON.stringify(of)}`,
        orderKey: `tellReadiness:${actor.id}`,
        priority: 5,
        task,
        dueAt: now,
      },
    ]),
  );
  return { result: 'looking', of, people: people.length, more };
}

/** Somebody's readiness in one line: the questions whose answer is missing, the first one first. */
export interface ReadinessRow {
  readonly person: Person;
  readonly missing: readonly ReadinessCheck[];
  /** The tenant didn't say all that has to be known. */
  readonly unread: boolean;
}

/** Looks at the lines of all of them, at most `limit`. Those who can't be read are said to be unread, not left out. */
export async function readReadinessOf(
  desk: Desk,
  of: PeopleOf,
  limit: number = peopleLookedAt,
): Promise<{ readonly rows: readonly ReadinessRow[]; readonly more: boolean }> {
  const { people, more } = await desk.directory.peopleOf(of, limit);
  const rows: ReadinessRow[] = [];
  for (let from = 0; from < people.length; from += atOnce) {
    rows.push(...(await Promise.all(people.slice(from, from + atOnce).map((each) => rowOf(desk, each)))));
  }
  return { rows, more };
}

async function rowOf(desk: Desk, person: Person): Promise<ReadinessRow> {
  try {
    const reader = { id: person.id, name: person.name };
    const view = await lineViewOf(desk, reader, { result: 'line', person, own: false });
    return { person, missing: view.missing, unread: view.facts.number === 'unread' };
  } catch (error) {
    if (!isLineDeskError(error)) throw error;
    return { person, missing: [], unread: true };
  }
}

/** The same for one who asked some time ago: null where they are no administrator any more. */
export async function readReadinessFor(desk: Desk, recipient: PersonId, of: PeopleOf) {
  if (!(await isAdministrator(desk, { id: recipient, name: '' }))) return null;
  return readReadinessOf(desk, of);
}
