import { isLineDeskError } from '../../errors.js';
import type { GraphClient } from '../../graph/index.js';
import { findCallerIdPolicy } from './callerIdPolicies.js';
import { workReadMs } from './callTimes.js';

/** Whether the tenant grants caller-ID policies through Graph; `unknown` until it has answered. */
export type GrantsState = 'offered' | 'notOffered' | 'unknown';

export interface CallerIdGrantsOptions {
  readonly graph: GraphClient;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** A policy that every tenant has, to ask for. */
  readonly policyName: string;
  /** Called with each answer. */
  readonly note: (state: GrantsState) => void;
}

/** After no answer it is asked again soon; after a no a while later: a permission may have been granted meanwhile. */
const askAgainMs = { unknown: 60_000, notOffered: 3_600_000 };

/**
 * Finds out whether the tenant takes caller-ID grants, by looking up a policy's id: the read that stands before every
 * grant, needs the same permission, and changes nothing. The answer is kept; when it is to be asked again varies, so
 * that copies of the program don't ask all at once.
 */
export class CallerIdGrants {
  #state: GrantsState = 'unknown';
  #askAt = 0;
  #asking: Promise<GrantsState> | null = null;

  constructor(private readonly options: CallerIdGrantsOptions) {}

  /** What is known, without asking. */
  state(): GrantsState {
    return this.#state;
  }

  /** Asks the tenant where it is time to, else says what is known. `unknown`: it doesn't answer at the moment. */
  async ask(): Promise<GrantsState> {
    if (this.options.now() < this.#askAt) return this.#state;
    this.#asking ??= this.#find().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Milliseconds until it is asked again. */
  waitMs(): number {
    return Math.max(0, this.#askAt - this.options.now());
  }

  /** Takes note that a grant itself was denied: the tenant lets us look a policy up, and no more. */
  denied(): void {
    this.#learn('notOffered');
  }

  async #find(): Promise<GrantsState> {
    try {
      await findCallerIdPolicy(this.options.graph, this.options.policyName, workReadMs);
      return this.#learn('offered');
    } catch (error) {
      if (isLineDeskError(error, 'tenant-cannot', 'tenant-refused')) return this.#learn('notOffered');
      if (isLineDeskError(error, 'tenant-unavailable', 'tenant-throttled', 'tenant-answer-unreadable'))
        return this.#learn('unknown');
      throw error;
    }
  }

  #learn(state: GrantsState): GrantsState {
    const { now, random, note } = this.options;
    this.#state = state;
    // A yes holds until a grant is denied.
    this.#askAt = state === 'offered' ? Infinity : now() + askAgainMs[state] * (0.5 + random());
    note(state);
    return state;
  }
}
