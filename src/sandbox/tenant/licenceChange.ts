import { licence, licenceOfSku } from '../organisation/licences.js';
import type {
  AssignedLicence,
  AssignedPlan,
  Group,
  LicenceAssignmentState,
  Person,
} from '../organisation/types.js';
import type { LicenceStock } from './licenceStock.js';

/** A reason to hold a licence that holds. */
export function activeState(given: AssignedLicence, assignedByGroup: string | null): LicenceAssignmentState {
  return { ...given, assignedByGroup, state: 'Active', error: 'None' };
}

/**
 * The person with other reasons to hold licences; what they hold and may use follows.
 *
 * @param now milliseconds since 1970, when new plans are assigned
 */
export function withLicenceStates(
  person: Person,
  states: readonly LicenceAssignmentState[],
  now: number,
): Person {
  const held = heldLicences(states);
  let plans = person.assignedPlans;
  for (const { skuId } of person.assignedLicenses) {
    if (!held.some((each) => each.skuId === skuId)) plans = withoutPlansOf(plans, skuId);
  }
  for (const each of held) {
    const before = person.assignedLicenses.find(({ skuId }) => skuId === each.skuId);
    if (!before || !sameTexts(before.disabledPlans, each.disabledPlans))
      plans = withPlansOf(plans, each, now);
  }
  return { ...person, assignedLicenses: held, assignedPlans: plans, licenseAssignmentStates: states };
}

/** The licence that somebody holds without the one that it needs, if any. */
export function unmetNeed(held: readonly AssignedLicence[]): { skuId: string; needs: string } | undefined {
  for (const { skuId } of held) {
    const name = licenceOfSku(skuId)?.needs;
    if (!name) continue;
    const needs = licence(name).skuId;
    if (!held.some((each) => each.skuId === needs)) return { skuId, needs };
  }
  return undefined;
}

/**
 * What a group's licences do for somebody who has come into it. A licence that can't be given stands there as an error,
 * as in the directory; the membership itself doesn't fail.
 */
export function withLicencesOfGroup(person: Person, group: Group, stock: LicenceStock, now: number): Person {
  let changed = person;
  for (const given of group.assignedLicenses) {
    const error = groupLicenceError(changed, given, stock);
    const state: LicenceAssignmentState = {
      ...activeState(given, group.id),
      state: error === 'None' ? 'Active' : 'Error',
      error,
    };
    changed = withLicenceStates(changed, [...changed.licenseAssignmentStates, state], now);
  }
  return changed;
}

/** The person without what they hold only through a group. */
export function withoutLicencesOfGroup(person: Person, groupId: string, now: number): Person {
  const states = person.licenseAssignmentStates.filter(({ assignedByGroup }) => assignedByGroup !== groupId);
  return states.length === person.licenseAssignmentStates.length
    ? person
    : withLicenceStates(person, states, now);
}

function groupLicenceError(
  person: Person,
  given: AssignedLicence,
  stock: LicenceStock,
): LicenceAssignmentState['error'] {
  const { assignedLicenses, usageLocation } = person;
  if (assignedLicenses.some(({ skuId }) => skuId === given.skuId)) return 'None';
  if (usageLocation === null) return 'ProhibitedInUsageLocationViolation';
  if (unmetNeed([...assignedLicenses, given])) return 'DependencyViolation';
  return stock.isEmpty(given.skuId) ? 'CountViolation' : 'None';
}

/** Each licence once; a plan is disabled when every reason disables it. */
function heldLicences(states: readonly LicenceAssignmentState[]): AssignedLicence[] {
  const held = new Map<string, AssignedLicence>();
  for (const { skuId, disabledPlans, state } of states) {
    if (state !== 'Active') continue;
    const before = held.get(skuId);
    const disabled = before
      ? before.disabledPlans.filter((plan) => disabledPlans.includes(plan))
      : disabledPlans;
    held.set(skuId, { skuId, disabledPlans: disabled });
  }
  return [...held.values()];
}

/** A plan that was taken away stays listed, as deleted. */
function withoutPlansOf(plans: readonly AssignedPlan[], skuId: string): AssignedPlan[] {
  const ids = plansOf(skuId).map(({ servicePlanId }) => servicePlanId);
  return plans.map((plan) =>
    ids.includes(plan.servicePlanId) ? { ...plan, capabilityStatus: 'Deleted' } : plan,
  );
}

function withPlansOf(
  plans: readonly AssignedPlan[],
  { skuId, disabledPlans }: AssignedLicence,
  now: number,
): AssignedPlan[] {
  const own = plansOf(skuId);
  return [
    ...plans.filter((plan) => !own.some((each) => each.servicePlanId === plan.servicePlanId)),
    ...own
      .filter(({ servicePlanId }) => !disabledPlans.includes(servicePlanId))
      .map(({ servicePlanId, service }) => ({
        servicePlanId,
        service,
        capabilityStatus: 'Enabled' as const,
        assignedDateTime: new Date(now).toISOString(),
      })),
  ];
}

function plansOf(skuId: string) {
  return licenceOfSku(skuId)?.plans ?? [];
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text) => right.includes(text));
}
