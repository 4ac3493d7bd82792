import { isLineDeskError } from '../errors.js';
import type { PlanStep } from '../requests/index.js';
import type { Capability, Provisioning, StopCode } from './capabilities.js';

/**
 * What is known of the write of a step: nothing was written; it was accepted (with the operation to follow, if the tenant
 * named one); it may have been taken (time-out, 5xx, a crash in the middle); it was surely not taken (throttled).
 */
export type WriteState =
  | { readonly write: 'none' | 'notTaken' | 'unknown' }
  | { readonly write: 'accepted'; readonly operation: string | null };

export type StepResult =
  /** The tenant shows it. */
  | { readonly step: 'shown' }
  /** Nothing stands against writing now. */
  | { readonly step: 'toWrite' }
  /** Look again later. */
  | { readonly step: 'wait'; readonly known: WriteState; readonly afterMs?: number }
  /** The tenant doesn't offer the call: an administrator has to do it. */
  | { readonly step: 'byHand' }
  /**
   * It can't be done as it was approved. `effect`: whether the tenant may have taken a write of it all the same; then what
   * was done before it must not be taken back.
   */
  | { readonly step: 'stopped'; readonly code: StopCode; readonly effect: 'none' | 'possible' };

export interface RunnerTimes {
  /** A write whose fate is unknown is not repeated before the tenant had this long to show it. */
  readonly settleMs: number;
  /** After a write of unknown fate, refusals of its repetition are taken for its echo this long. */
  readonly echoMs: number;
  /** Looks come after `firstLookMs`, then twice as long each time, at most `longestLookMs`. */
  readonly firstLookMs: number;
  readonly longestLookMs: number;
}
/** Longer than any call is waited for, so that no write of ours is still under way when the next one is made. */
export const usualTimes: RunnerTimes = {
  settleMs: 30_000,
  echoMs: 10 * 60_000,
  firstLookMs: 1_000,
  longestLookMs: 60_000,
};

/**
 * Reads before anything is written: it holds already, may be written, must be waited for, or can't be any more because
 * what was true at approval isn't. Nothing is forced. `sinceWriteMs`: how long ago the last write began.
 */
export async function lookAtStep(
  tenant: Provisioning,
  step: PlanStep,
  known: WriteState,
  sinceWriteMs: number,
  times: RunnerTimes = usualTimes,
): Promise<StepResult> {
  const written = known.write === 'accepted' || known.write === 'unknown';
  const due = known.write === 'unknown' && sinceWriteMs >= times.settleMs;
  // What our own write used up (the last licence, say) must not be held against it, unless it is to be made again.
  const { check, ...rest } = await capabilityOf(tenant, step).check(step, { afterWrite: written && !due });
  switch (check) {
    case 'holds':
      tenant.forget(step.person);
      return { step: 'shown' };
    case 'stopped':
      return stopped('code' in rest ? rest.code : 'tenant-refused', written);
    case 'underWay':
      return { step: 'wait', known };
    case 'refused':
      if (!written) return { step: 'toWrite' };
      // It may be older than our write: what the operation says counts, while it says anything.
      if (known.write === 'accepted' && known.operation !== null)
        return follow(tenant, known, 'tenant-refused');
      return stopped('tenant-refused', false);
    case 'toDo':
      break;
    default:
      return check satisfies never;
  }
  if (known.write === 'accepted') return follow(tenant, known, null);
  return written && !due ? { step: 'wait', known } : { step: 'toWrite' };
}

/** What the operation of an accepted write says. `otherwise`: what to stop with where it has ended without an effect. */
async function follow(
  tenant: Provisioning,
  known: Extract<WriteState, { write: 'accepted' }>,
  otherwise: StopCode | null,
): Promise<StepResult> {
  const became = known.operation === null ? 'running' : await tenant.operation(known.operation);
  if (became === 'failed') return stopped('operation-failed', false);
  return otherwise === null || became === 'running' ? { step: 'wait', known } : stopped(otherwise, false);
}

/**
 * Writes once, and says what is known afterwards. A refusal is final, unless it may be the echo of an earlier write of
 * unknown fate (the number is assigned already: by us); a time-out is not a failure.
 */
export async function writeStep(
  tenant: Provisioning,
  step: PlanStep,
  before: WriteState,
  sinceFirstWriteMs: number,
  times: RunnerTimes = usualTimes,
): Promise<StepResult> {
  try {
    const { operation } = await capabilityOf(tenant, step).write(step);
    return { step: 'wait', known: { write: 'accepted', operation } };
  } catch (error) {
    if (isLineDeskError(error, 'tenant-throttled')) {
      return {
        step: 'wait',
        // Throttled now says nothing of a write before.
        known: before.write === 'unknown' ? before : { write: 'notTaken' },
        ...(error.retryAfterMs === undefined ? {} : { afterMs: error.retryAfterMs }),
      };
    }
    if (isLineDeskError(error, 'tenant-cannot')) return { step: 'byHand' };
    if (isLineDeskError(error, 'tenant-refused', 'not-found')) {
      const echo = before.write === 'unknown' && sinceFirstWriteMs < times.echoMs;
      return echo ? { step: 'wait', known: before } : stopped('tenant-refused', before.write === 'unknown');
    }
    if (isLineDeskError(error, 'tenant-unavailable', 'tenant-answer-unreadable')) {
      if (!error.nothingDone) return { step: 'wait', known: { write: 'unknown' } };
      return { step: 'wait', known: before.write === 'unknown' ? before : { write: 'notTaken' } };
    }
    throw error;
  }
}

const stopped = (code: StopCode, possible: boolean): StepResult => ({
  step: 'stopped',
  code,
  effect: possible ? 'possible' : 'none',
});

/** The capability of a step takes that step: the mapped type says so, and the name picks it. */
function capabilityOf(tenant: Provisioning, step: PlanStep): Capability<PlanStep> {
  return tenant.capabilities[step.step];
}
