import type { Group } from '../organisation/types.js';
import { LaggingRecord } from './laggingRecord.js';

/** The groups of the tenant. Membership counts also through nested groups; groups that contain each other are walked once. */
export class GroupRegister {
  readonly #records: ReadonlyMap<string, LaggingRecord<Group>>;

  constructor(groups: readonly Group[]) {
    this.#records = new Map(groups.map((group) => [group.id, new LaggingRecord(group)]));
  }

  /** As it is in truth, undefined when unknown. */
  find(id: string): Group | undefined {
    return this.#records.get(id.toLowerCase())?.truth;
  }

  /** As a read at that time sees it. */
  shown(id: string, now: number): Group | undefined {
    return this.#records.get(id.toLowerCase())?.shown(now);
  }

  /** The groups that a person is in directly, in truth. */
  directGroupsOf(personId: string): Group[] {
    return Array.from(this.#records.values(), (record) => record.truth).filter(({ members }) =>
      members.has(personId),
    );
  }

  /** Whether a read at that time finds somebody in a group. */
  isMember(groupId: string, personId: string, now: number): boolean {
    return this.#nested(groupId, now).some(({ members }) => members.has(personId));
  }

  /** Everybody whom a read at that time finds in a group; nobody is in an unknown one. */
  memberIds(groupId: string, now: number): Set<string> {
    return new Set(this.#nested(groupId, now).flatMap(({ members }) => [...members]));
  }

  write(group: Group, shownFrom: number): void {
    this.#records.get(group.id)?.write(group, shownFrom);
  }

  #nested(groupId: string, now: number): Group[] {
    const found = new Map<string, Group>();
    const waiting = [groupId];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const group = this.shown(id, now);
      if (!group || found.has(group.id)) continue;
      found.set(group.id, group);
      waiting.push(...group.nestedGroups);
    }
    return [...found.values()];
  }
}
