import type { E164, LocationId, NumberAssignment, PersonId } from '../telephony/index.js';

/** What the chat asks of the tenant; the same shape as the desk's port. */
export interface NumberReader {
  numberOf(person: PersonId, options?: { readonly fresh?: boolean }): Promise<NumberAssignment | null>;
}

/**
 * The capability to set the location that emergency calls of a number show.
 * Throws LineDeskError: `tenant-throttled` and `tenant-refused` (nothing was done), `tenant-unavailable` (it may have
 * been done), `tenant-answer-unreadable`.
 */
export interface EmergencyLocations {
  /** What the tenant shows now, never from a cache; null where it has no such number. */
  readNumber(number: E164): Promise<NumberAssignment | null>;
  setLocation(number: E164, location: LocationId): Promise<void>;
  /** Drops what is cached of the number, after a change has been seen. */
  forget(number: E164): void;
}
