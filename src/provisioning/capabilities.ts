import type { PlanStepOf, TenantCall } from '../requests/index.js';
import type { E164, LicenceProduct, NumberAssignment, PersonId } from '../telephony/index.js';

/**
 * What the tenant shows of a step, read now and never from a cache:
 * - `holds`: it is as the step wants it; nothing is left to do;
 * - `toDo`: it isn't, and nothing stands against doing it;
 * - `underWay`: the tenant works on it (an earlier write, or somebody else's);
 * - `refused`: the tenant shows that the last attempt failed (`assignmentFailed`, `updateFailed`); it may be tried again;
 * - `stopped`: it can't be done as it was approved, for the reason of `code`. Nothing is forced.
 */
export type StepCheck =
  | { readonly check: 'holds' | 'toDo' | 'underWay' | 'refused' }
  | { readonly check: 'stopped'; readonly code: StopCode };

/** Why a step can't be done as approved. Each is the key of a text (`failureReason.<code>`). */
export const stopCodes = [
  'number-not-found',
  /** It belongs to somebody else now, or to nobody where it should be the person's. */
  'number-reassigned',
  /** The number that was to be given has been given to somebody else. */
  'number-taken',
  /** The person has another number meanwhile. */
  'person-has-number',
  'location-not-changeable',
  'location-gone',
  'person-gone',
  'licence-missing',
  'licences-used-up',
  'country-differs',
  'policy-gone',
  'tenant-refused',
  'operation-failed',
  'not-shown-in-time',
] as const;
export type StopCode = (typeof stopCodes)[number];

/** How a write was taken. `operation`: the id of the long-running operation to follow; null where the tenant named none. */
export interface WriteTaken {
  readonly operation: string | null;
}

export interface CheckOptions {
  /**
   * A write of ours was or may have been taken: only what came of it is looked at, and no precondition that it uses up
   * itself (the last licence). Leave it out before writing (again).
   */
  readonly afterWrite?: boolean;
}

export type OperationState = 'running' | 'succeeded' | 'failed' | 'unknown';

/** How a step is done, without the cmdlet where Graph has a call for it. */
export type PlannedCall =
  | Omit<Extract<TenantCall, { by: 'graph' }>, 'cmdlet'>
  | Extract<TenantCall, { by: 'hand' }>;

/**
 * One capability of the tenant. All throw LineDeskError: `tenant-throttled` (nothing was done), `tenant-refused` (nothing
 * was done, for good), `tenant-cannot` (the tenant doesn't offer this call: an administrator has to), and
 * `tenant-unavailable` or `tenant-answer-unreadable` (a write may have been done).
 */
export interface Capability<Step> {
  /** Reads whether the step holds, can be done, or can't any more. Writes nothing. */
  check(step: Step, options?: CheckOptions): Promise<StepCheck>;
  /** Makes the write, once. */
  write(step: Step): Promise<WriteTaken>;
  /** The exact call that `write` makes, or the cmdlet where the tenant has no call for it. */
  call(step: Step): PlannedCall;
  /** The cmdlet with which an administrator does the step, with safely quoted values. */
  cmdlet(step: Step): string;
}

/** Everything that can be done in the tenant, a capability for each step of a plan. */
export type Capabilities = {
  readonly [Name in
    | PlanStepOf<'assignNumber'>['step']
    | 'unassignNumber'
    | 'setEmergencyLocation'
    | 'setCallerIdPolicy'
    | 'changeLicence'
    | 'createEmergencyAddress']: Capability<PlanStepOf<Name>>;
};

/** The tenant port of provisioning. */
export interface Provisioning {
  readonly capabilities: Capabilities;
  /** What became of a long-running operation; `unknown` where the tenant doesn't know it (any more). */
  operation(id: string): Promise<OperationState>;
  /** Drops what the chat's reads have cached of the person, after a change has been seen. */
  forget(person: PersonId): void;
}

/** What the chat asks of the tenant; answers within 1.5 s or throws, cached for at most 60 s unless `fresh`. */
export interface NumberReader {
  numberOf(person: PersonId, options?: { readonly fresh?: boolean }): Promise<NumberAssignment | null>;
}

/** A page of the tenant's numbers, for the inventory. */
export interface NumberPage {
  readonly numbers: readonly TenantNumber[];
  /** Where the next page begins; null after the last one. Opaque; good for resuming after a restart. */
  readonly next: string | null;
}

/** A number of the tenant, as the inventory needs it. */
export interface TenantNumber extends NumberAssignment {
  /** `userAssignment` is among its capabilities: it can be given to a person. */
  readonly forPeople: boolean;
  /** What it is assigned to: a person, something else (a conference, a voice app), or nothing. */
  readonly assignment: 'none' | 'person' | 'other';
}

/** Lists the tenant's numbers page by page, and reads one directly. */
export interface NumberListing {
  page(from: string | null): Promise<NumberPage>;
  number(number: E164): Promise<TenantNumber | null>;
}

/** How many licences of a product the organisation has left. */
export interface LicenceStock {
  readonly product: LicenceProduct;
  readonly left: number;
  /** How many the organisation has, used ones included. */
  readonly total: number;
}
