import { z } from 'zod';
import { isLineDeskError, LineDeskError } from '../errors.js';
import { type GraphClient, unreadable, unwrapped } from '../graph/index.js';
import { type GroupId, type Person, type PersonId, type PersonRef, personId } from '../telephony/index.js';

const userSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  usageLocation: z.string().nullish(),
  department: z.string().nullish(),
  officeLocation: z.string().nullish(),
  assignedPlans: z
    .array(z.object({ servicePlanId: z.string().nullish(), capabilityStatus: z.string().nullish() }))
    .nullish(),
});
const memberSchema = userSchema.pick({
  id: true,
  displayName: true,
  userPrincipalName: true,
  accountEnabled: true,
});

const fields =
  'id,displayName,mail,userPrincipalName,accountEnabled,usageLocation,department,officeLocation,assignedPlans';

/** checkMemberGroups takes 20 ids at most (Graph's limit). */
const groupsInOneCall = 20;

/** One person, or null where the tenant knows nobody of this id. */
export async function readPerson(
  graph: GraphClient,
  id: PersonId,
  timeoutMs: number,
): Promise<Person | null> {
  let body: unknown;
  try {
    body = await graph.get(`/users/${encodeURIComponent(id)}?$select=${fields}`, { timeoutMs });
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw asDirectoryError(error);
  }
  const parsed = userSchema.safeParse(unwrapped(body));
  if (!parsed.success) throw unreadable('a user', parsed.error);
  const user = parsed.data;
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
      const answer = await graph.post(
        `/users/${encodeURIComponent(person)}/checkMemberGroups`,
        { groupIds },
        { timeoutMs },
      );
      const parsed = z.object({ value: z.array(z.string()) }).safeParse(answer.body);
      if (!parsed.success) throw unreadable('a list of group ids', parsed.error);
      found.push(...parsed.data.value.map((id) => id.toLowerCase()));
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
  const path = `/groups/${encodeURIComponent(group)}/transitiveMembers/microsoft.graph.user`;
  let items: readonly unknown[];
  try {
    items = await graph.list(`${path}?$select=id,displayName,accountEnabled,userPrincipalName`, {
      timeoutMs,
    });
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw asDirectoryError(error);
  }
  return items.flatMap((item) => {
    const parsed = memberSchema.safeParse(item);
    if (!parsed.success) throw unreadable('a group member', parsed.error);
    const { id, displayName, userPrincipalName, accountEnabled } = parsed.data;
    return accountEnabled === true
      ? [{ id: personId(id), name: displayName ?? userPrincipalName ?? id }]
      : [];
  });
}

function asDirectoryError(error: unknown): unknown {
  return isLineDeskError(error, 'tenant-unavailable', 'tenant-refused')
    ? new LineDeskError('directory-unavailable', error.message, { cause: error })
    : error;
}
