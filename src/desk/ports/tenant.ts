import type { PlanStep, TenantCall } from '../../requests/index.js';
import type { NumberAssignment, PersonId } from '../../telephony/index.js';

/** What the desk asks of the telephony tenant. Throws `tenant-unavailable` or `tenant-throttled`. */
export interface Tenant {
  /**
   * The person's primary number, or null. Cached for at most 60 s; `fresh` passes the cache by.
   * Answers within 1.5 s or throws.
   */
  numberOf(person: PersonId, options?: { readonly fresh?: boolean }): Promise<NumberAssignment | null>;
  /** The exact call that the step will make. */
  callOf(step: PlanStep): TenantCall;
  /** Whether the tenant shows the step now, read afresh; `unreadable` where the tenant has no read for it. */
  shows(step: PlanStep): Promise<'holds' | 'differs' | 'unreadable'>;
}
