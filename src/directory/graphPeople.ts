import { isLineDeskError, LineDeskError } from '../errors.js';
import { type GraphClient, graphCalls } from '../graph/index.js';
import { type GroupId, type Person, type PersonId, type PersonRef, personId } from '../telephony/index.js';

const fields =
  'id,displayName,mail,userPrincipalName,accountEnabled,usageLocation,department,officeLocation,assignedPlans';

/** checkMemberGroups takes 20 ids at most (Graph's limit). */
const groupsInOneCall = 20;
/** The most that Graph gives of a group in one page. */
const membersInOneCall = 999;

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
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw asDirectoryError(error);
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
