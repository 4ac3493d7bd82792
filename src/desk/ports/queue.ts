import type { LineRequest, RequestKind } from '../../requests/index.js';
import type { PersonId } from '../../telephony/index.js';

/** Somebody whose turn it can be, and the groups through which it can be. */
export interface QueueHolder {
  readonly person: PersonId;
  readonly groups: readonly string[];
}

/** Which part of a queue is wanted; null: whatever it is. */
export interface QueueFilter {
  readonly kind: RequestKind | null;
  readonly site: string | null;
  readonly limit: number;
  readonly offset: number;
}

export interface QueuePage {
  /** Oldest first. */
  readonly requests: readonly LineRequest[];
  /** Of those that fit. */
  readonly total: number;
  /** What all that wait are about, in the order of kinds, and at which sites, by name: whatever is filtered. */
  readonly kinds: readonly RequestKind[];
  readonly sites: readonly string[];
}
