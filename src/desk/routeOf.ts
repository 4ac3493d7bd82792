import {
  asksDepartment,
  asksManager,
  cappedRules,
  groupsAskedFor,
  type Route,
  type RouteFacts,
  routeRequest,
} from '../approvals/index.js';
import type { RequestDetails, RequestKind } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import type { Desk } from './desk.js';

const dayMs = 24 * 60 * 60 * 1000;

/** What a request asks for, by whom and for whom. */
export interface Routed {
  readonly requester: PersonRef;
  readonly person: PersonRef;
  readonly details: RequestDetails;
}

/** What routing asks: policy, directory, the store's past approvals, and the time. */
export interface RoutingDesk extends Pick<Desk, 'policy' | 'directory' | 'clock'> {
  readonly store: Pick<Desk['store'], 'automaticApprovals'>;
}

/**
 * Who must say yes, by the policy of today. Asks the directory and the store for what the policy's rules look at, and for
 * nothing else. Throws when the directory doesn't answer: nothing is approved on a guess.
 */
export async function routeOf(desk: RoutingDesk, { details, ...who }: Routed): Promise<Route> {
  return routeRequest(desk.policy, { details, ...(await routeFacts(desk, { ...who, kind: details.kind })) });
}

/** What rules look at beside what is asked: of the requester and of the person whose line it is. */
export async function routeFacts(
  desk: RoutingDesk,
  { requester, person, kind }: Omit<Routed, 'details'> & { readonly kind: RequestKind },
): Promise<Omit<RouteFacts, 'details'>> {
  const { directory, policy } = desk;
  const groups = groupsAskedFor(policy, kind);
  const [known, manager, memberships, usedUp] = await Promise.all([
    asksDepartment(policy, kind) ? directory.person(person.id) : null,
    asksManager(policy, kind) ? directory.managerOf(person.id) : null,
    Promise.all(groups.map((group) => directory.isOnList(requester.id, { people: [], groups: [group] }))),
    usedUpRules(desk, person, kind),
  ]);
  return {
    department: known?.department ?? null,
    manager,
    requesterGroups: new Set(groups.filter((_group, index) => memberships[index] === true)),
    onBehalf: requester.id !== person.id,
    usedUp,
  };
}

async function usedUpRules(
  desk: RoutingDesk,
  person: PersonRef,
  kind: RequestKind,
): Promise<ReadonlySet<string>> {
  const now = desk.clock.now().getTime();
  const used = new Set<string>();
  for (const { name, count, days } of cappedRules(desk.policy, kind)) {
    const soFar = await desk.store.automaticApprovals(person.id, name, new Date(now - days * dayMs));
    if (soFar >= count) used.add(name);
  }
  return used;
}
