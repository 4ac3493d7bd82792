import type { PersonId, PersonRef } from '../../telephony/index.js';

/** Somebody decides instead of somebody who is away. */
export interface Delegation {
  readonly id: string;
  readonly absent: PersonRef;
  readonly delegate: PersonRef;
  readonly beginsAt: Date;
  /** The first moment at which it no longer holds. */
  readonly endsAt: Date;
}

/** What can be asked of them. */
export interface DelegationQueries {
  /** Those who are away now and have this person decide instead of them. */
  delegatorsOf(person: PersonId, now: Date): Promise<readonly PersonRef[]>;
  /** The delegations of somebody who is, or will be, away; in the order in which they begin. */
  delegationsOf(absent: PersonId, now: Date): Promise<readonly Delegation[]>;
  /** Those who decide now instead of one of these people. */
  delegatesOf(absent: readonly PersonId[], now: Date): Promise<readonly PersonRef[]>;
}

export interface DelegationChanges {
  /** `exists`: one of this id is there. */
  addDelegation(delegation: Delegation, now: Date): Promise<'added' | 'exists'>;
  /** Ends the person's own delegation of this id; false where there is none that still holds or will. */
  endDelegation(id: string, absent: PersonId, now: Date): Promise<boolean>;
}
