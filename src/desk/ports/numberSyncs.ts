import type { Observation, TenantNumber } from '../../inventory/index.js';
import type { E164 } from '../../telephony/index.js';

/** A sync that is under way, as its worker carries it. */
export interface SyncTurn {
  /** Counts the syncs of the tenant; each row keeps the last one that saw it. */
  readonly sync: number;
  readonly owner: string;
}

/** Where a sync goes on. */
export type SyncPhase =
  | { readonly phase: 'listing'; readonly from: string | null }
  /** All pages are in: rows that none of them showed, by number after this one. */
  | { readonly phase: 'missed'; readonly after: E164 | null };

export type SyncStart =
  | { readonly state: 'elsewhere'; readonly until: Date }
  | {
      readonly state: 'begun' | 'resumed';
      readonly turn: SyncTurn;
      readonly at: SyncPhase;
    };

/** The tenant's current or last sync, for reports. */
export interface SyncReport {
  readonly sync: number;
  readonly state: 'running' | 'done';
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Numbers that its pages have shown so far. */
  readonly numbers: number;
  /** Rows that it hasn't seen, and those that are gone for good now. */
  readonly missed: number;
  readonly missing: number;
}

/**
 * The syncs' side of the store. One runs at a time, over all replicas: whoever began it has a lease, which each step
 * renews; after it has run out another one goes on where that one stood. All steps may be lost with the machine's power,
 * in the order in which they were made, and are made again.
 */
export interface NumberSyncs {
  /** How many numbers `keep` takes at once without holding up turns. */
  readonly keptAtOnce: number;
  /** Begins a sync, or takes over one whose lease has run out; one that began before `restartBefore` starts again. */
  begin(owner: string, now: Date, leaseMs: number, restartBefore: Date): Promise<SyncStart>;
  /**
   * Keeps what some numbers show; a page may be given in several calls, the last of which says where the next page begins
   * (`next`; null after the last page). False where the lease was lost: nothing was kept.
   */
  keep(
    turn: SyncTurn,
    numbers: readonly TenantNumber[],
    seen: Observation & { readonly now: Date; readonly leaseMs: number; readonly next?: string | null },
  ): Promise<boolean>;
  /** Goes back to the first page: the tenant doesn't know the place any more at which an earlier worker stopped. */
  rewind(turn: SyncTurn): Promise<boolean>;
  /**
   * Looks at up to `limit` rows after `after` and notes those that this sync hasn't seen. `toRead`: those that have been
   * missed twice and are to be read directly; `next`: where to go on, null at the end. Null where the lease was lost.
   */
  noteMissed(
    turn: SyncTurn,
    after: E164 | null,
    limit: number,
    now: Date,
    leaseMs: number,
  ): Promise<{ readonly toRead: readonly E164[]; readonly next: E164 | null } | null>;
  /** Notes numbers as missing that a direct read didn't find either. False where the lease was lost. */
  noteMissing(turn: SyncTurn, numbers: readonly E164[], now: Date): Promise<boolean>;
  /** Ends the sync; null where the lease was lost. */
  finish(turn: SyncTurn, now: Date): Promise<SyncReport | null>;
  /** Gives the lease up, so that the next worker goes on at once. */
  leave(turn: SyncTurn, now: Date): Promise<void>;
  last(): Promise<SyncReport | null>;
}
