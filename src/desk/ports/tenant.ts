import type { PlanStep, TenantCall } from '../../requests/index.js';
import type { CallerIdPolicy, LicenceProduct, NumberAssignment, PersonId } from '../../telephony/index.js';

/** What the desk asks of the telephony tenant. Throws `tenant-unavailable` or `tenant-throttled`. */
export interface Tenant {
  /**
   * The person's primary number, or null. Cached for at most 60 s; `fresh` passes the cache by.
   * Answers within 1.5 s or throws.
   */
  numberOf(person: PersonId, options?: { readonly fresh?: boolean }): Promise<NumberAssignment | null>;
  /**
   * The caller-ID policy that works for the person; `global` for the tenant's own, null where Teams doesn't know them.
   * Answers within 1.5 s or throws; `tenant-cannot` where the tenant offers no such read.
   */
  callerIdPolicyOf(
    person: PersonId,
  ): Promise<
    { readonly policy: CallerIdPolicy; readonly granted: 'direct' | 'group' | 'unclear' } | 'global' | null
  >;
  /** The tenant's caller-ID policy of that name with its id; null where it has none. As `callerIdPolicyOf`. */
  callerIdPolicyNamed(name: string): Promise<CallerIdPolicy | null>;
  /** How many licences there are and are left of each product that the organisation has; others are left out. Within 1.5 s or throws. */
  stock(
    products: readonly LicenceProduct[],
  ): Promise<readonly { readonly product: LicenceProduct; readonly left: number; readonly total: number }[]>;
  /** The exact call that the step will make. */
  callOf(step: PlanStep): TenantCall;
  /** Whether the tenant shows the step now, read afresh; `unreadable` where the tenant has no read for it. */
  shows(step: PlanStep): Promise<'holds' | 'differs' | 'unreadable'>;
}
