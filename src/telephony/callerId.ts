import type { E164 } from './telephoneNumber.js';

/** What calls of a person show to those whom they call; emergency calls always show the person's own number. */
export type CallerIdShown =
  | { readonly shows: 'ownNumber' }
  | { readonly shows: 'hidden' }
  /** A service or resource account's number, with the company name where one is sent. Null: not known, or none. */
  | {
      readonly shows: 'otherNumber';
      readonly telephoneNumber: E164 | null;
      readonly companyName: string | null;
    };

/** A caller-ID policy (`CallingLineIdentity`) of the tenant: its id where it is known, and the name that is granted. */
export interface CallerIdPolicy {
  readonly id: string;
  readonly name: string;
}

/** Graph's policy type of caller-ID policies (`policyType` of `teamsPolicyUserAssignment`). */
export const callerIdPolicyType = 'CallingLineIdentity';
