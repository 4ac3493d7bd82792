import type { NumberFacts } from './numberFacts.js';
import { restUntil } from './rest.js';
import { holderShown, type TenantNumber } from './tenantNumber.js';

/**
 * So long after a change of ours the tenant's listings may still show what was before, and a request of ours may be
 * between its write and its note: such differences are nobody's doing and aren't reported.
 */
export const settlingMs = 15 * 60_000;

/** When the number was read from the tenant, and the rules for numbers that are given back. */
export interface Observation {
  /** When the read began: what Line Desk did later can't show in it. */
  readonly readAt: Date;
  readonly restDays: number;
}

/**
 * What is known of a number after the tenant has shown it. `before` is null where it was never seen: then what it shows is
 * what we know. Otherwise whom we know it with stays as it is, and a difference is drift (`driftOf`). A number that was
 * released past Line Desk rests like one that was released by it.
 */
export function observed(
  before: NumberFacts | null,
  shown: TenantNumber,
  { readAt, restDays }: Observation,
): NumberFacts {
  const { telephoneNumber, numberType, country, city, category, locationId } = shown;
  const { locationChangeable, pending, forPeople } = shown;
  const listed = {
    ...{ telephoneNumber, numberType, country, city, category, locationId },
    ...{ locationChangeable, pending, forPeople, missedSyncs: 0, missing: false },
  };
  const shownWith = holderShown(shown);
  if (before === null) {
    const known = { shownWith, knownWith: shownWith, knownAt: null };
    return { ...listed, ...known, blocked: null, heldFor: null, restUntil: null };
  }
  const settling = before.knownAt !== null && readAt.getTime() < before.knownAt.getTime() + settlingMs;
  if (settling && shownWith !== before.knownWith) return { ...before, ...listed };
  const released = before.shownWith !== null && shownWith === null;
  const rest = released ? restUntil({ restDays }, readAt) : before.restUntil;
  return { ...before, ...listed, shownWith, restUntil: shownWith === null ? rest : null };
}

/** What is known after a verified assignment: with this person on both sides, held by nobody. */
export function assigned(
  before: NumberFacts,
  person: NonNullable<NumberFacts['heldFor']>,
  now: Date,
): NumberFacts {
  return {
    ...before,
    ...{ shownWith: person, knownWith: person, knownAt: now, heldFor: null, restUntil: null },
    ...{ missedSyncs: 0, missing: false },
  };
}

/** What is known after a verified release: with nobody on both sides, resting until the given time. */
export function released(before: NumberFacts, rest: Date | null, now: Date): NumberFacts {
  return { ...before, shownWith: null, knownWith: null, knownAt: now, restUntil: rest };
}
