import { LaggingRecord } from './laggingRecord.js';

/** Who was granted which caller-ID policy; everybody else has the tenant's own. */
export class PolicyGrants {
  readonly #records = new Map<string, LaggingRecord<string | null>>();

  /** The id of the policy that a read at that time shows for a person, null when it is the tenant's own. */
  shown(personId: string, now: number): string | null {
    return this.#records.get(personId)?.shown(now) ?? null;
  }

  /** Grants a policy, or (null) takes it back. */
  write(personId: string, policyId: string | null, shownFrom: number): void {
    const record = this.#records.get(personId) ?? new LaggingRecord<string | null>(null);
    record.write(policyId, shownFrom);
    this.#records.set(personId, record);
  }
}
