import { isLineDeskError } from '../../errors.js';
import { type GraphClient, graphCalls } from '../../graph/index.js';
import type { GroupId, PersonId } from '../../telephony/index.js';
import { workReadMs } from './callTimes.js';
import { type TenantWrite, tenantWrite } from './tenantWrite.js';

/** Where Graph's reference has directory objects, whatever the base URL is: it names the object, nothing is called. */
const directoryObjects = 'https://graph.microsoft.com/v1.0/directoryObjects';

/** Those of `groups` in which the person is. */
export async function readGroupsOf(
  graph: GraphClient,
  person: PersonId,
  groups: readonly GroupId[],
): Promise<ReadonlySet<string>> {
  if (groups.length === 0) return new Set();
  const { body } = await graph.call(graphCalls.checkMemberGroups, {
    params: { id: person },
    body: { groupIds: [...groups] },
    timeoutMs: workReadMs,
  });
  return new Set(body.value.map((id) => id.toLowerCase()));
}

/** Puts a person into a group: 204. One who is in it already is no error, though Graph refuses to add them. */
export function joinGroup(group: GroupId, person: PersonId): TenantWrite {
  const write = tenantWrite(
    graphCalls.addGroupMember,
    { id: group },
    { '@odata.id': `${directoryObjects}/${person}` },
  );
  return unlessSo(write, (graph) => isMember(graph, group, person));
}

/** Takes a person out of a group: 204. One who isn't in it is no error, though Graph doesn't find them there. */
export function leaveGroup(group: GroupId, person: PersonId): TenantWrite {
  const write = tenantWrite(graphCalls.removeGroupMember, { id: group, memberId: person }, null);
  return unlessSo(write, async (graph) => !(await isMember(graph, group, person)));
}

function unlessSo(write: TenantWrite, isSo: (graph: GraphClient) => Promise<boolean>): TenantWrite {
  return {
    shown: write.shown,
    async make(graph) {
      try {
        return await write.make(graph);
      } catch (error) {
        if (!isLineDeskError(error, 'tenant-refused', 'not-found') || !(await isSo(graph))) throw error;
        return { operation: null };
      }
    },
  };
}

async function isMember(graph: GraphClient, group: GroupId, person: PersonId): Promise<boolean> {
  return (await readGroupsOf(graph, person, [group])).has(group);
}
