export type WriteAction =
  | 'assignNumber'
  | 'unassignNumber'
  | 'updateNumber'
  | 'assignLicense'
  | 'removeLicense'
  | 'assignPolicy'
  | 'unassignPolicy'
  | 'installApp';

/** One effect that the tenant took, also when whoever asked for it never got the answer. */
export type TenantWrite = {
  /** 1 for the first effect since the start or the last reset. */
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  action: WriteAction;
  /** E.164, null where no number is concerned. */
  number: string | null;
  /** The id of the person whom it concerns, null when there is none. */
  person: string | null;
  /** The emergency location that was written, null when none was. */
  locationId: string | null;
};

/** Everything that the tenant took, in order. */
export class WritesLog {
  readonly #writes: TenantWrite[] = [];

  add(
    now: number,
    action: WriteAction,
    concerned: Partial<Pick<TenantWrite, 'number' | 'person' | 'locationId'>>,
  ) {
    this.#writes.push({
      seq: this.#writes.length + 1,
      at: new Date(now).toISOString(),
      action,
      number: concerned.number ?? null,
      person: concerned.person ?? null,
      locationId: concerned.locationId ?? null,
    });
  }

  list(): readonly TenantWrite[] {
    return this.#writes;
  }
}
