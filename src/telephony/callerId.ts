/** A caller-ID policy (`CallingLineIdentity`) of the tenant: its id where it is known, and the name that is granted. */
export interface CallerIdPolicy {
  readonly id: string;
  readonly name: string;
}

/** Graph's policy type of caller-ID policies (`policyType` of `teamsPolicyUserAssignment`). */
export const callerIdPolicyType = 'CallingLineIdentity';
