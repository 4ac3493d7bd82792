import { isLineDeskError } from '../errors.js';
import type { SetEmergencyLocationStep } from '../requests/index.js';
import type { NumberAssignment, PersonId } from '../telephony/index.js';
import type { EmergencyLocations } from './capabilities.js';

/**
 * What is known of the write so far: nothing was written; it was accepted; it may have been taken (time-out, 5xx, a
 * crash in the middle); it was surely not taken (throttled).
 */
export type WriteState = 'notWritten' | 'accepted' | 'unknown' | 'notTaken';

export type StepFailure =
  | 'number-not-found'
  | 'number-reassigned'
  | 'location-not-changeable'
  | 'tenant-refused';

export type StepResult =
  /** The tenant shows it. */
  | { readonly step: 'shown' }
  /** Nothing stands against writing now. */
  | { readonly step: 'toWrite' }
  /** Read again later. */
  | { readonly step: 'wait'; readonly write: WriteState; readonly afterMs?: number }
  | { readonly step: 'failed'; readonly code: StepFailure };

/** A write whose fate is unknown is not repeated before the tenant had this long to show it. */
const settleMs = 30_000;

/**
 * Reads before anything is written: holds already, may be written, must be waited for, or cannot be any more because
 * what was true at approval isn't (the number has gone, belongs to somebody else, doesn't allow it). Nothing is forced.
 */
export async function checkStep(
  tenant: EmergencyLocations,
  step: SetEmergencyLocationStep,
  person: PersonId,
  write: WriteState,
  sinceWriteMs: number,
): Promise<StepResult> {
  const number = await tenant.readNumber(step.telephoneNumber);
  const failure = preconditionFailure(number, person);
  if (failure !== null) return { step: 'failed', code: failure };
  if (number?.locationId === step.locationId) {
    tenant.forget(step.telephoneNumber);
    return { step: 'shown' };
  }
  if (write === 'accepted') return { step: 'wait', write };
  if (write === 'unknown' && sinceWriteMs < settleMs) return { step: 'wait', write };
  if (number?.locationChangeable === false) return { step: 'failed', code: 'location-not-changeable' };
  return { step: 'toWrite' };
}

/** Writes once, and says what is known afterwards. A refusal is final; a time-out is not a failure. */
export async function writeStep(
  tenant: EmergencyLocations,
  step: SetEmergencyLocationStep,
): Promise<StepResult> {
  try {
    await tenant.setLocation(step.telephoneNumber, step.locationId);
    return { step: 'wait', write: 'accepted' };
  } catch (error) {
    if (isLineDeskError(error, 'tenant-throttled')) {
      return {
        step: 'wait',
        write: 'notTaken',
        ...(error.retryAfterMs === undefined ? {} : { afterMs: error.retryAfterMs }),
      };
    }
    if (isLineDeskError(error, 'tenant-refused', 'not-found'))
      return { step: 'failed', code: 'tenant-refused' };
    if (isLineDeskError(error, 'tenant-unavailable')) return { step: 'wait', write: 'unknown' };
    throw error;
  }
}

function preconditionFailure(number: NumberAssignment | null, person: PersonId): StepFailure | null {
  if (number === null) return 'number-not-found';
  return number.assignedTo === person ? null : 'number-reassigned';
}
