import type { PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { Delegation } from '../ports/index.js';
import { dayBegins } from './dayInZone.js';
import { type FoundStandIn, findStandIn, type NamedStandIn } from './standIn.js';

/** Whoever is away for longer has another job; their name belongs off the policy's lists. */
export const longestDelegationDays = 180;
const dayMs = 24 * 60 * 60 * 1000;

export interface Absence {
  /** Days as a form's dates (`2026-11-24`), both included; null where none is given. */
  readonly from: string | null;
  readonly until: string | null;
  /** IANA name of the zone in which these days are meant. */
  readonly timeZone: string;
}

export type DelegateResult =
  | { readonly result: 'delegated'; readonly delegation: Delegation }
  | { readonly result: 'notDelegated'; readonly why: 'noDates' | 'backwards' | 'past' | 'tooLong' }
  | Exclude<FoundStandIn, { result: 'standIn' }>;

/**
 * Lets somebody else decide while `actor` is away: what is their own turn, not what they were delegated by others. It gives
 * no right by itself: that is read whenever the delegate acts. Throws when the directory doesn't answer.
 */
export async function delegate(
  desk: Desk,
  actor: PersonRef,
  named: NamedStandIn,
  { from, until, timeZone }: Absence,
): Promise<DelegateResult> {
  const now = desk.clock.now();
  const first = from === null ? now : dayBegins(from, timeZone);
  const endsAt = until === null ? null : dayBegins(until, timeZone, 1);
  if (first === null || endsAt === null) return { result: 'notDelegated', why: 'noDates' };
  const beginsAt = first < now ? now : first;
  if (endsAt <= first) return { result: 'notDelegated', why: 'backwards' };
  if (endsAt <= now) return { result: 'notDelegated', why: 'past' };
  if (endsAt.getTime() - beginsAt.getTime() > (longestDelegationDays + 1) * dayMs) {
    return { result: 'notDelegated', why: 'tooLong' };
  }
  const found = await findStandIn(desk, actor, named);
  if (found.result !== 'standIn') return found;
  const delegation: Delegation = {
    id: desk.ids.uuid(),
    absent: actor,
    delegate: found.person,
    beginsAt,
    endsAt,
  };
  await desk.store.transaction(async (tx) => {
    if ((await tx.addDelegation(delegation, now)) === 'exists') return;
    await tx.enqueue([
      {
        tenantId: desk.tenantId,
        lane: 'deadlines',
        key: `delegation:${delegation.id}`,
        orderKey: actor.id,
        priority: 0,
        task: { task: 'askDelegate', absent: actor.id },
        dueAt: beginsAt,
      },
    ]);
  });
  return { result: 'delegated', delegation };
}

/** Those of the person that hold or will, in the order in which they begin. */
export function readDelegations(desk: Desk, absent: PersonRef): Promise<readonly Delegation[]> {
  return desk.store.delegationsOf(absent.id, desk.clock.now());
}

/** Ends one's own delegation at once. */
export function endDelegation(desk: Desk, absent: PersonRef, id: string): Promise<boolean> {
  return desk.store.transaction((tx) => tx.endDelegation(id, absent.id, desk.clock.now()));
}
