import {
  asksManager,
  cappedRules,
  groupsAskedFor,
  type Route,
  type RouteFacts,
  routeRequest,
} from '../approvals/index.js';
import type { RequestDetails } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import type { Desk } from './desk.js';

const dayMs = 24 * 60 * 60 * 1000;

/** What a request asks for, by whom and for whom. */
export interface Routed {
  readonly requester: PersonRef;
  readonly person: PersonRef;
  readonly details: RequestDetails;
}

/**
 * Who must say yes, by the policy of today. Asks the directory and the store for what the policy's rules look at, and for
 * nothing else. Throws when the directory doesn't answer: nothing is approved on a guess.
 */
export async function routeOf(desk: Desk, routed: Routed): Promise<Route> {
  return routeRequest(desk.policy, await factsOf(desk, routed));
}

async function factsOf(desk: Desk, { requester, person, details }: Routed): Promise<RouteFacts> {
  const { directory, policy } = desk;
  const groups = groupsAskedFor(policy, details.kind);
  const [known, manager, memberships, usedUp] = await Promise.all([
    directory.person(person.id),
    asksManager(policy, details.kind) ? directory.managerOf(person.id) : null,
    Promise.all(groups.map((group) => directory.isOnList(requester.id, { people: [], groups: [group] }))),
    usedUpRules(desk, person, details.kind),
  ]);
  return {
    details,
    department: known?.department ?? null,
    manager,
    requesterGroups: new Set(groups.filter((_group, index) => memberships[index] === true)),
    onBehalf: requester.id !== person.id,
    usedUp,
  };
}

async function usedUpRules(
  desk: Desk,
  person: PersonRef,
  kind: RequestDetails['kind'],
): Promise<ReadonlySet<string>> {
  const now = desk.clock.now().getTime();
  const used = new Set<string>();
  for (const { name, count, days } of cappedRules(desk.policy, kind)) {
    const soFar = await desk.store.automaticApprovals(person.id, name, new Date(now - days * dayMs));
    if (soFar >= count) used.add(name);
  }
  return used;
}
