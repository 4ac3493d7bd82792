import { isLineDeskError, LineDeskError } from '../errors.js';
import { type GraphClient, type GraphUser, graphCalls } from '../graph/index.js';
import { type GroupId, type Person, type PersonId, type PersonRef, personId } from '../telephony/index.js';

const fields =
  'id,displayName,mail,userPrincipalName,accountEnabled,usageLocation,department,officeLocation,assignedPlans';

/** checkMemberGroups takes 20 ids at most (Graph's limit). */
const groupsInOneCall = 20;
/** The most that Graph gives of a group in one page. */
const membersInOneCall = 999;

/** Disabled accounts are among those found, and are left out afterwards. */
const searchPage = 50;

/** One person, or null where the tenant knows nobody of this id. */
export async function readPerson(
  graph: GraphClient,
  id: PersonId,
  timeoutMs: number,
): Promise<Person | null> {
  try {
    const { body: user } = await graph.call(graphCalls.getUser, {
      params: { id },
      query: { $select: fields },
      timeoutMs,
    });
    return personFrom(user);
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw asDirectoryError(error);
  }
}

function personFrom(user: GraphUser): Person {
  return {
    id: personId(user.id),
    name: user.displayName ?? user.userPrincipalName ?? user.id,
    mail: user.mail ?? null,
    accountEnabled: user.accountEnabled ?? false,
    usageLocation: user.usageLocation ?? null,
    department: user.department ?? null,
    officeLocation: user.officeLocation ?? null,
    plans: (user.assignedPlans ?? []).flatMap(({ servicePlanId, capabilityStatus }) =>
      servicePlanId && capabilityStatus ? [{ servicePlanId, capabilityStatus }] : [],
    ),
  };
}

/** The person's line manager, or null where they have none. */
export async function readManager(
  graph: GraphClient,
  id: PersonId,
  timeoutMs: number,
): Promise<PersonId | null> {
  try {
    const { body } = await graph.call(graphCalls.getManager, {
      params: { id },
      query: { $select: 'id' },
      timeoutMs,
    });
    return personId(body.id);
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw asDirectoryError(error);
  }
}

/**
 * People with an enabled account by the words of their name or mail address, in any order. Source: `$search` on users
 * matches the beginnings of words, all those of a clause (directory objects, advanced query, `ConsistencyLevel: eventual`).
 */
export async function searchPeople(
  graph: GraphClient,
  text: string,
  limit: number,
  timeoutMs: number,
): Promise<readonly Person[]> {
  const words = text.replace(/["\\]/gu, ' ').trim().replace(/\s+/gu, ' ');
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const $search = ['displayName', 'mail', 'userPrincipalName']
    .map((property) => `"${property}:${words}"`)
    .join(' OR ');
  try {
    const { items } = await graph.page(
      graphCalls.findUsers,
      {
        query: { $select: fields, $search, $count: 'true' },
        headers: { ConsistencyLevel: 'eventual' },
        pageSize: searchPage,
        timeoutMs,
      },
      null,
    );
    return items
      .map(personFrom)
      .filter(({ accountEnabled }) => accountEnabled)
      .slice(0, limit);
  } catch (error) {
    throw asDirectoryError(error);
  }
}

export const byName = (one: PersonRef, other: PersonRef): number => one.name.localeCompare(other.name);

/** People with an enabled account whose office it is, by name: at most `limit`, and whether there are more. */
export async function readPeopleAt(
  graph: GraphClient,
  site: string,
  limit: number,
  timeoutMs: number,
): Promise<{ readonly people: readonly Person[]; readonly more: boolean }> {
  // OData writes a quote within a text twice.
  const $filter = `officeLocation eq '${site.replaceAll("'", "''")}' and accountEnabled eq true`;
  const people: Person[] = [];
  try {
    for await (const user of usersWhere(graph, $filter, timeoutMs)) {
      people.push(personFrom(user));
      if (people.length > limit) break;
    }
  } catch (error) {
    throw asDirectoryError(error);
  }
  return { people: people.slice(0, limit).toSorted(byName), more: people.length > limit };
}

async function* usersWhere(
  graph: GraphClient,
  $filter: string,
  timeoutMs: number,
): AsyncGenerator<GraphUser> {
  const read = (from: string | null) =>
    graph.page(
      graphCalls.findUsers,
      { query: { $select: fields, $filter }, pageSize: searchPage, timeoutMs },
      from,
    );
  let page = await read(null);
  for (;;) {
    yield* page.items;
    if (page.next === null) return;
    page = await read(page.next);
  }
}

/** Those of `groups` in which the person is, directly or through other groups. */
export async function readMemberships(
  graph: GraphClient,
  person: PersonId,
  groups: readonly string[],
  timeoutMs: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < groups.length; start += groupsInOneCall) {
    const groupIds = groups.slice(start, start + groupsInOneCall);
    try {
      const { body } = await graph.call(graphCalls.checkMemberGroups, {
        params: { id: person },
        body: { groupIds },
        timeoutMs,
      });
      found.push(...body.value.map((id) => id.toLowerCase()));
    } catch (error) {
      if (isLineDeskError(error, 'not-found')) return [];
      throw asDirectoryError(error);
    }
  }
  return found;
}

/** Everybody in a group with an enabled account, through nested groups too; null where there is no such group. */
export async function readMembers(
  graph: GraphClient,
  group: GroupId | string,
  timeoutMs: number,
): Promise<readonly PersonRef[] | null> {
  try {
    const members = await graph.list(graphCalls.listGroupMembers, {
      params: { id: group },
      query: { $select: 'id,displayName,accountEnabled,userPrincipalName' },
      pageSize: membersInOneCall,
      timeoutMs,
    });
    return members.flatMap(({ id, displayName, userPrincipalName, accountEnabled }) =>
      accountEnabled === true ? [{ id: personId(id), name: displayName ?? userPrincipalName ?? id }] : [],
    );
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw asDirectoryError(error);
  }
}

function asDirectoryError(error: unknown): unknown {
  return isLineDeskError(error, 'tenant-unavailable', 'tenant-refused', 'tenant-cannot')
    ? new LineDeskError('directory-unavailable', error.message, { cause: error })
    : error;
}
