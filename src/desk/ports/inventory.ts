import type {
  DigitPattern,
  NumberDrift,
  NumberFacts,
  NumberPool,
  NumberState,
  PoolMatch,
  PoolStock,
  TenantNumber,
} from '../../inventory/index.js';
import type { RequestId } from '../../requests/index.js';
import type { E164, PersonId } from '../../telephony/index.js';
import type { NumberSyncs } from './numberSyncs.js';

/** The tenant's numbers, page by page, and one read directly. Throws as `Tenant` does. */
export interface TenantNumbers {
  /** `from`: null for the first page, or an earlier page's `next`, also one that was kept over a restart. */
  page(
    from: string | null,
  ): Promise<{ readonly numbers: readonly TenantNumber[]; readonly next: string | null }>;
  /** The number read afresh; null where the tenant doesn't have it. */
  number(number: E164): Promise<TenantNumber | null>;
}

/** A request's hold on a number. */
export interface NumberHold {
  readonly request: RequestId;
  readonly person: PersonId;
  readonly since: Date;
  /** Since when the tenant shows the number with somebody else; null while the hold is good. */
  readonly brokenAt: Date | null;
}

/** A number in a list. */
export interface ListedNumber extends NumberFacts {
  readonly state: NumberState;
}

/** All that is known of a number. */
export interface NumberRecord extends ListedNumber {
  readonly tags: readonly string[];
  readonly hold: NumberHold | null;
  /** What the tenant shows otherwise than we know; null where both agree. */
  readonly drift: NumberDrift | null;
}

/** Which free numbers are asked for. */
export interface FreeNumberQuery {
  readonly match: PoolMatch;
  /** `contains` takes at least three digits. */
  readonly pattern?: DigitPattern | null;
  readonly limit: number;
  readonly offset?: number;
  readonly now: Date;
}

/** What can be asked of the inventory. No question holds up other turns for more than some milliseconds. */
export interface NumberQueries {
  numberRecord(number: E164, now: Date): Promise<NumberRecord | null>;
  /** Numbers that a request may hold now, in a steady order: by country, city and kind, then by number or by ending. */
  freeNumbers(query: FreeNumberQuery): Promise<readonly ListedNumber[]>;
  /** The cities of free numbers, each once, by name. */
  freeCities(match: PoolMatch, now: Date): Promise<readonly string[]>;
  /** How many there are. */
  countFree(match: PoolMatch, now: Date): Promise<number>;
  /** Numbers in any state, in no particular order. Throws RangeError for a pattern without digits or with too few. */
  searchNumbers(pattern: DigitPattern, limit: number, now: Date): Promise<readonly ListedNumber[]>;
  /** The numbers of each pool by their state, counted while others write. */
  stock(pools: readonly NumberPool[], now: Date): Promise<readonly PoolStock[]>;
  /** Differences that last and began before `sinceBefore`, the oldest first, and how many there are in all. */
  openDrift(
    sinceBefore: Date,
    limit: number,
  ): Promise<{ readonly drift: readonly NumberDrift[]; readonly total: number }>;
  /** Names of the pools of which administrators have been told that they run out. */
  lowPools(): Promise<readonly string[]>;
}

/** What can be changed in the inventory, inside a transaction. */
export interface NumberChanges extends NumberQueries {
  /**
   * Holds a free number for this request until `releaseHolds`, `noteAssigned` or the end of time; the same request may ask
   * again. Of requests that ask at the same time one gets it: the key of the holds allows no second.
   */
  holdNumber(number: E164, request: RequestId, person: PersonId, now: Date): Promise<'held' | 'notFree'>;
  /** Ends the request's holds; returns their numbers. To be called when the request ends, however it ends. */
  releaseHolds(request: RequestId, now: Date): Promise<readonly E164[]>;
  /** After a verified assignment: the number is with this person, and no request holds it any more. */
  noteAssigned(number: E164, person: PersonId, now: Date): Promise<void>;
  /** After a verified release: the number is with nobody and rests until then (`restUntil` of inventory). */
  noteReleased(number: E164, restUntil: Date | null, now: Date): Promise<void>;
  /** Takes the number out, or (`reason` null) puts it back. False where the inventory doesn't have it. */
  blockNumber(number: E164, reason: string | null, now: Date): Promise<boolean>;
  /** Gives and takes tags. False where the inventory doesn't have the number. */
  tagNumber(
    number: E164,
    tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<boolean>;
  /**
   * Takes what the tenant shows for what we know, and closes the number's drift; false where there is none. A missing
   * number stays missing until the tenant shows it again.
   */
  acknowledgeDrift(number: E164, by: string, now: Date): Promise<boolean>;
  /** Keeps that these pools are low now; true for those for which this is new, so that they are told once. */
  markLow(pool: string, now: Date): Promise<boolean>;
  /** Forgets that these pools were low: the next fall is told again. */
  markRecovered(pools: readonly string[]): Promise<void>;
}

/** The part of the store that the inventory's use cases need. `Tx` is what a transaction offers. */
export interface InventoryStore<Tx extends NumberChanges = NumberChanges> extends NumberQueries {
  readonly numberSyncs: NumberSyncs;
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { readonly mayBeLost?: boolean }): Promise<T>;
}
