import type { PersonId, TenantId } from '../../telephony/index.js';

/** A checkpoint of the audit trail, as it is kept elsewhere: by it a later cut or rewriting of the trail shows. */
export interface CheckpointAnchor {
  readonly tenantId: TenantId;
  /** Counts from 1. */
  readonly number: number;
  /** SHA-256 in hexadecimal; stands for this checkpoint and all before it. */
  readonly hash: string;
  readonly sealedAt: Date;
}

/** Where checkpoints are kept outside the database. */
export const anchorTargets = ['file', 'webhook'] as const;
export type AnchorTargetName = (typeof anchorTargets)[number];

/** How far a target has got. */
export interface AnchorState {
  readonly target: AnchorTargetName;
  /** The newest checkpoint that it has; 0 for none. */
  readonly number: number;
  readonly anchoredAt: Date | null;
  /** Why the last attempt failed: a code; null where it didn't. */
  readonly failure: string | null;
  /** How often it has failed since it last worked. */
  readonly failures: number;
}

/** The record of what has been anchored, over all replicas. */
export interface AnchorLedger {
  /**
   * The newest checkpoint, where the target hasn't got it and may be tried now; null otherwise. Nobody else gets it for
   * `leaseMs` milliseconds.
   */
  claim(target: AnchorTargetName, leaseMs: number, now: Date): Promise<CheckpointAnchor | null>;
  /** The target has it; the next one is due at `nextDue` at the earliest. */
  anchored(target: AnchorTargetName, anchor: CheckpointAnchor, now: Date, nextDue: Date): Promise<void>;
  /** It failed (`failure`: a code) and is tried again at `retryAt`. */
  failed(target: AnchorTargetName, failure: string, retryAt: Date): Promise<void>;
  /** Of all targets that were ever tried. */
  states(): Promise<readonly AnchorState[]>;
}

/** What becomes of the references of people of whom nothing was heard for long. */
export interface Contacts {
  /** People of whom nothing was heard since `before`, those first of whom it is longest ago. */
  unheardSince(before: Date, limit: number): Promise<readonly PersonId[]>;
  /** The person is still there. */
  keep(person: PersonId, now: Date): Promise<void>;
  /** The person has left: their reference goes, and what else is only for keeping in touch with them. */
  forget(person: PersonId): Promise<void>;
}
