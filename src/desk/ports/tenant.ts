import type { NumberAssignment, PersonId } from '../../telephony/index.js';

/** What the chat reads of the telephony tenant. Throws `tenant-unavailable` or `tenant-throttled`. */
export interface Tenant {
  /**
   * The person's primary number, or null. Cached for at most 60 s; `fresh` passes the cache by.
   * Answers within 1.5 s or throws.
   */
  numberOf(person: PersonId, options?: { readonly fresh?: boolean }): Promise<NumberAssignment | null>;
}
