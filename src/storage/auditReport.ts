/** One thing that isn't as it was written. */
export interface AuditProblem {
  readonly kind:
    | 'eventAltered'
    | 'eventMissing'
    | 'eventUnsealed'
    | 'chainBroken'
    | 'valueAltered'
    | 'checkpointAltered'
    | 'checkpointMissing';
  /** Null where it concerns a checkpoint, or an event of which only the id is known. */
  readonly requestId: string | null;
  /** The event's place in its request, the checkpoint's number, or the id of an event that isn't there. */
  readonly at: number;
  /** The name of the value. */
  readonly value?: string;
}

export interface AuditReport {
  readonly events: number;
  /** Values that retention has erased: no problem. */
  readonly erasedValues: number;
  readonly checkpoints: number;
  /**
   * The hash of the last checkpoint, null before the first. Somebody who can write to the database could remove the
   * newest checkpoints and their events together; kept elsewhere, this hash shows that.
   */
  readonly lastCheckpoint: string | null;
  readonly problems: readonly AuditProblem[];
}
