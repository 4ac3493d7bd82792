import type { GraphClient } from '../graph/index.js';
import type { GroupId, Person, PersonId, PersonRef } from '../telephony/index.js';
import { BoundedCache } from './boundedCache.js';
import { readChangedPeople } from './changedPeople.js';
import {
  byName,
  readManager,
  readMembers,
  readMemberships,
  readPeopleAt,
  readPerson,
  searchPeople,
} from './graphPeople.js';

/** Roles are at most this old where a person waits; a decision reads them fresh. */
const cachedMs = 60_000;
const cachedPeople = 5_000;
const cachedGroups = 500;
/** Reads for somebody who waits; an invoke must be answered within 2 s. */
const waitingReadMs = 1_500;
/** Whole groups are read by the worker and at the start. */
const groupReadMs = 20_000;

interface People {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** The directory through Graph; implements the desk's port of this name. */
export function graphDirectory(graph: GraphClient, now: () => number) {
  const people = new BoundedCache<PersonId, Person | null>(cachedMs, cachedPeople, now);
  const memberships = new BoundedCache<string, readonly string[]>(cachedMs, cachedPeople, now);
  const managers = new BoundedCache<PersonId, PersonId | null>(cachedMs, cachedPeople, now);
  const groups = new BoundedCache<string, readonly PersonRef[] | null>(cachedMs, cachedGroups, now);
  const membersOf = (group: string) => groups.get(group, () => readMembers(graph, group, groupReadMs));

  return {
    person(id: PersonId, options: { readonly fresh?: boolean } = {}): Promise<Person | null> {
      const how = options.fresh === true ? 'renew' : 'get';
      return people[how](id, () => readPerson(graph, id, waitingReadMs));
    },

    async isOnList(
      person: PersonId,
      list: People,
      options: { readonly fresh?: boolean } = {},
    ): Promise<boolean> {
      const how = options.fresh === true ? 'renew' : 'get';
      const named = list.people.includes(person);
      const key = `${person} ${list.groups.join(' ')}`;
      const [found, inGroups] = await Promise.all([
        people[how](person, () => readPerson(graph, person, waitingReadMs)),
        named || list.groups.length === 0
          ? Promise.resolve<readonly string[]>([])
          : memberships[how](key, () => readMemberships(graph, person, list.groups, waitingReadMs)),
      ]);
      if (found === null || !found.accountEnabled) return false;
      return named || list.groups.some((group) => inGroups.includes(group));
    },

    async peopleOnList(list: People): Promise<readonly PersonRef[]> {
      const named = await Promise.all(
        list.people.map((id) =>
          people.get(id as PersonId, () => readPerson(graph, id as PersonId, groupReadMs)),
        ),
      );
      const members = await Promise.all(list.groups.map(membersOf));
      const all = new Map<PersonId, PersonRef>();
      for (const person of named) {
        if (person?.accountEnabled === true) all.set(person.id, { id: person.id, name: person.name });
      }
      for (const member of members.flatMap((group) => group ?? [])) all.set(member.id, member);
      return [...all.values()];
    },

    managerOf(person: PersonId, options: { readonly fresh?: boolean } = {}): Promise<PersonId | null> {
      const how = options.fresh === true ? 'renew' : 'get';
      return managers[how](person, () => readManager(graph, person, waitingReadMs));
    },

    findPeople(text: string, limit: number): Promise<readonly Person[]> {
      return searchPeople(graph, text, limit, waitingReadMs);
    },

    async peopleOf(of: { by: 'site'; site: string } | { by: 'group'; group: GroupId }, limit: number) {
      if (of.by === 'site') return readPeopleAt(graph, of.site, limit, groupReadMs);
      const members = [...((await membersOf(of.group)) ?? [])].toSorted(byName);
      const read = await Promise.all(
        members.slice(0, limit).map(({ id }) => people.get(id, () => readPerson(graph, id, groupReadMs))),
      );
      return {
        people: read.flatMap((person) => (person === null ? [] : [person])),
        more: members.length > limit,
      };
    },

    changedPeople(from: string | null) {
      return readChangedPeople(graph, from, groupReadMs);
    },

    async groupExists(id: GroupId): Promise<boolean> {
      return (await membersOf(id)) !== null;
    },
  };
}
