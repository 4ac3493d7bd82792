import type { Group } from '../organisation/types.js';

/**
 * The ids of everybody in a group, also through nested groups.
 *
 * @returns an empty set for an unknown group; groups that contain each other are walked once
 */
export function transitiveMemberIds(groups: ReadonlyMap<string, Group>, groupId: string): Set<string> {
  const members = new Set<string>();
  const seen = new Set<string>();
  const waiting = [groupId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const group = groups.get(id);
    if (!group || seen.has(id)) continue;
    seen.add(id);
    for (const member of group.members) members.add(member);
    waiting.push(...group.nestedGroups);
  }
  return members;
}
