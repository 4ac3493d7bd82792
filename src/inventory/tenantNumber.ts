import type { NumberAssignment, PersonId } from '../telephony/index.js';

/** A number of the tenant, as a listing or a direct read shows it. */
export interface TenantNumber extends NumberAssignment {
  /** It can be given to a person (`userAssignment` is among its capabilities). */
  readonly forPeople: boolean;
  /** What it is assigned to: a person, something else (a conference, a voice app), or nothing. */
  readonly assignment: 'none' | 'person' | 'other';
}

/** Whom a number is with: a person, something that is no person, or nobody (null). */
export type NumberHolder = PersonId | 'other' | null;

/** Whom the tenant shows the number with. A person whose id it doesn't tell counts as somebody all the same. */
export function holderShown(number: Pick<TenantNumber, 'assignment' | 'assignedTo'>): NumberHolder {
  if (number.assignment === 'none') return null;
  return number.assignment === 'person' ? (number.assignedTo ?? 'other') : 'other';
}
