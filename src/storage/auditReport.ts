export const auditProblemKinds = [
  'eventAltered',
  'eventMissing',
  'eventUnsealed',
  'chainBroken',
  'historyMissing',
  'requestMissing',
  'stateDiffers',
  'valueAltered',
  'valueMissing',
  'checkpointAltered',
  'checkpointMissing',
  'administrativeAltered',
  'administrativeMissing',
  'anchorMissing',
  'anchorDiffers',
] as const;

/** One thing that isn't as it was written. */
export interface AuditProblem {
  readonly kind: (typeof auditProblemKinds)[number];
  /** Null where it concerns no request, or an event of which only the id is known. */
  readonly requestId: string | null;
  /**
   * The event's place in its request, the number of a checkpoint or administrative event, or the id of an event that isn't
   * there (`requestId` is null then); 0 for a request as a whole.
   */
  readonly at: number;
  /** The time that stands in the row, ISO 8601 in UTC; null where there is no row. */
  readonly time: string | null;
  /** The name of the value; of a state that differs, the state that the history leads to. */
  readonly value?: string;
}

export interface AuditReport {
  readonly events: number;
  /** Values that were erased, as the administrative events record: no problem. */
  readonly erasedValues: number;
  readonly checkpoints: number;
  readonly administrativeEvents: number;
  /** Checkpoints kept elsewhere with which the database was compared. */
  readonly anchors: number;
  /**
   * The hash of the last checkpoint, null before the first. Somebody who can write to the database could remove the
   * newest checkpoints and their events together; kept elsewhere, this hash shows that.
   */
  readonly lastCheckpoint: string | null;
  /** How many problems there are; `problems` holds the first ones. */
  readonly problemCount: number;
  readonly problems: readonly AuditProblem[];
}

/** Gathers problems: all are counted, the first `most` kept. */
export class AuditFindings {
  readonly problems: AuditProblem[] = [];
  #count = 0;

  constructor(private readonly most: number) {}

  get count(): number {
    return this.#count;
  }

  add(problem: AuditProblem): void {
    this.#count += 1;
    if (this.problems.length < this.most) this.problems.push(problem);
  }
}
