import type {
  CountryCode,
  E164,
  LocationId,
  NumberAssignment,
  NumberType,
  PersonId,
} from '../telephony/index.js';
import type { NumberHolder } from './tenantNumber.js';

/** All that decides where a number stands: what the tenant shows of it, and what Line Desk knows. */
export interface NumberFacts {
  readonly telephoneNumber: E164;
  readonly numberType: NumberType;
  readonly country: CountryCode | null;
  readonly city: string | null;
  readonly category: NumberAssignment['category'];
  readonly locationId: LocationId | null;
  readonly locationChangeable: boolean;
  /** The tenant is still carrying out an earlier change of the number. */
  readonly pending: boolean;
  readonly forPeople: boolean;
  /** Whom the tenant shows it with. This is what the inventory serves. */
  readonly shownWith: NumberHolder;
  /** Whom it is with as far as Line Desk knows: what it first showed, what was done here since, what was acknowledged. */
  readonly knownWith: NumberHolder;
  /** When Line Desk itself last changed whom it is with; null where it never did. */
  readonly knownAt: Date | null;
  /** Why an administrator has taken it out; null where nobody has. */
  readonly blocked: string | null;
  /** For whom a request holds it. */
  readonly heldFor: PersonId | null;
  /** Until when it rests after it was given back. */
  readonly restUntil: Date | null;
  /** How many syncs in a row haven't shown it. */
  readonly missedSyncs: number;
  /** Two syncs in a row haven't shown it, and a direct read hasn't found it. */
  readonly missing: boolean;
}

/**
 * Where a number stands.
 * - `available`: it can be given to a person;
 * - `held`: a request holds it;
 * - `assigned`: the tenant shows it with somebody or something;
 * - `resting`: it was given back and isn't given on yet;
 * - `blocked`: an administrator has taken it out, or the tenant is still changing it;
 * - `missing`: the tenant doesn't have it any more.
 */
export const numberStates = ['available', 'held', 'assigned', 'resting', 'blocked', 'missing'] as const;
export type NumberState = (typeof numberStates)[number];

export type StateFacts = Pick<
  NumberFacts,
  'missing' | 'shownWith' | 'heldFor' | 'blocked' | 'pending' | 'restUntil'
>;

/**
 * The state at the time `now`. What the tenant shows comes first: a number that it shows with somebody is never offered,
 * whatever we know of it. A rest ends by itself, with its time.
 */
export function numberState(facts: StateFacts, now: Date): NumberState {
  if (facts.missing) return 'missing';
  if (facts.shownWith !== null) return 'assigned';
  if (facts.heldFor !== null) return 'held';
  if (facts.blocked !== null || facts.pending) return 'blocked';
  return facts.restUntil !== null && facts.restUntil > now ? 'resting' : 'available';
}

/** Whether a request may take the number now. */
export function isFree(facts: StateFacts & Pick<NumberFacts, 'forPeople'>, now: Date): boolean {
  return facts.forPeople && numberState(facts, now) === 'available';
}
