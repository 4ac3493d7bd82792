export type WriteAction =
  | 'assignNumber'
  | 'unassignNumber'
  | 'updateNumber'
  | 'assignLicense'
  | 'removeLicense'
  | 'assignPolicy'
  | 'unassignPolicy'
  | 'addMember'
  | 'removeMember'
  | 'installApp';

/** One effect that the tenant took, also when whoever asked for it never got the answer. */
export type TenantWrite = {
  /** 1 for the first effect since the start or the last reset. */
  seq: number;
  /** When it took effect, ISO 8601, UTC: for a long-running operation its end. */
  at: string;
  action: WriteAction;
  /** E.164, null where no number is concerned. */
  number: string | null;
  /** The id of the person whom it concerns, null when there is none. */
  person: string | null;
  /** The emergency location that was written, null when none was. */
  locationId: string | null;
  /** Only where a policy was assigned or taken back. */
  policyType?: string;
  /** Only where a policy was assigned. */
  policyId?: string;
  /** Only where licences were given or taken away. */
  skuIds?: readonly string[];
  /** Only where somebody was added to a group or removed. */
  groupId?: string;
};

type Effect = Partial<Omit<TenantWrite, 'seq' | 'at'>> & { action: WriteAction };

/** Everything that the tenant took, in order. An operation that is still running hasn't had its effect yet. */
export class WritesLog {
  readonly #writes: TenantWrite[] = [];
  #coming: { at: number; effect: Effect }[] = [];

  /** @param at when it takes effect, which may be later than now */
  add(at: number, effect: Effect): void {
    this.#coming.push({ at, effect });
  }

  /** What has taken effect by then. */
  list(now: number): readonly TenantWrite[] {
    const due = this.#coming.filter(({ at }) => at <= now).sort((left, right) => left.at - right.at);
    if (due.length > 0) this.#coming = this.#coming.filter(({ at }) => at > now);
    for (const { at, effect } of due) {
      this.#writes.push({
        seq: this.#writes.length + 1,
        at: new Date(at).toISOString(),
        number: null,
        person: null,
        locationId: null,
        ...effect,
      });
    }
    return this.#writes;
  }
}
