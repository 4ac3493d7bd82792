import type { Logger } from 'pino';
import { isLineDeskError, LineDeskError } from '../errors.js';
import type { GraphClient } from '../graph/index.js';
import type { PlanStep, TenantCall } from '../requests/index.js';
import type { CallerIdPolicy, LicenceProduct, PersonId } from '../telephony/index.js';
import type {
  Capabilities,
  Capability,
  LicenceStock,
  NumberListing,
  NumberReader,
  Provisioning,
} from './capabilities.js';
import { CallerIdGrants, type GrantsState } from './graph/callerIdGrants.js';
import { type EffectivePolicy, findCallerIdPolicy, readCallerIdPolicy } from './graph/callerIdPolicies.js';
import { waitingReadMs } from './graph/callTimes.js';
import { KnownNumbers } from './graph/knownNumbers.js';
import { readStock } from './graph/licences.js';
import { numberListing } from './graph/numberListing.js';
import { readOperation } from './graph/operations.js';
import { assignNumber } from './steps/assignNumber.js';
import { changeLicence } from './steps/changeLicence.js';
import { createEmergencyAddress } from './steps/createEmergencyAddress.js';
import { setCallerIdPolicy } from './steps/setCallerIdPolicy.js';
import { setEmergencyLocation } from './steps/setEmergencyLocation.js';
import { unassignNumber } from './steps/unassignNumber.js';

export interface GraphProvisioningOptions {
  /** From 0 to 1; spreads what is asked again later. */
  readonly random: () => number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** The caller-ID policy that the start-up probe asks for. Every tenant has the one that is named Global. */
  readonly probePolicy?: string;
}

/** The telephony tenant through Graph. */
export interface GraphProvisioning extends Provisioning, NumberReader, NumberListing {
  /** Finds out whether the tenant takes caller-ID grants. Reads only; never throws for a tenant that doesn't answer. */
  probe(): Promise<GrantsState>;
  /** What is known of it without asking. */
  callerIdGrants(): GrantsState;
  /** The exact call of a step. */
  callOf(step: PlanStep): TenantCall;
  /** Whether the tenant shows a step now; `unreadable` where it offers no read for it. */
  shows(step: PlanStep): Promise<'holds' | 'differs' | 'unreadable'>;
  /** How many licences are left of each product; for somebody who waits. */
  stock(products: readonly LicenceProduct[]): Promise<readonly LicenceStock[]>;
  /** The caller-ID policy that works for a person; null where Teams doesn't know them. For somebody who waits. */
  callerIdPolicyOf(person: PersonId): Promise<EffectivePolicy | 'global' | null>;
  /** The caller-ID policy of that name with its id; null where there is none. For somebody who waits. */
  callerIdPolicyNamed(name: string): Promise<CallerIdPolicy | null>;
}

/** Puts the capabilities together. `now`: milliseconds since the epoch. */
export function graphProvisioning(
  graph: GraphClient,
  now: () => number,
  { random, log, probePolicy = 'Global' }: GraphProvisioningOptions,
): GraphProvisioning {
  const numbers = new KnownNumbers(graph, now);
  const grants = new CallerIdGrants({
    graph,
    now,
    random,
    policyName: probePolicy,
    note: (state) => log[state === 'unknown' ? 'warn' : 'info']({ state }, 'caller-ID grants through Graph'),
  });
  const capabilities: Capabilities = {
    setEmergencyLocation: setEmergencyLocation(graph),
    assignNumber: assignNumber(graph),
    unassignNumber: unassignNumber(graph),
    setCallerIdPolicy: setCallerIdPolicy(graph, grants),
    changeLicence: changeLicence(graph),
    createEmergencyAddress: createEmergencyAddress(),
  };
  /** The capability of a step takes that step: the mapped type says so, and the name picks it. */
  const capabilityOf = (step: PlanStep): Capability<PlanStep> => capabilities[step.step];
  return {
    capabilities,
    operation: (id) => readOperation(graph, id),
    forget: (person) => numbers.forget(person),
    numberOf: (person, options) => numbers.numberOf(person, options),
    ...numberListing(graph),
    probe: () => grants.ask(),
    callerIdGrants: () => grants.state(),
    callOf: (step) => ({ ...capabilityOf(step).call(step), cmdlet: capabilityOf(step).cmdlet(step) }),
    stock: (products) => readStock(graph, products, waitingReadMs),
    callerIdPolicyOf: (person) => readCallerIdPolicy(graph, person, waitingReadMs),
    callerIdPolicyNamed: (name) => findCallerIdPolicy(graph, name, waitingReadMs),

    async shows(step) {
      try {
        const { check } = await inTime(capabilityOf(step).check(step, { afterWrite: true }));
        return check === 'holds' ? 'holds' : 'differs';
      } catch (error) {
        if (isLineDeskError(error, 'tenant-cannot')) return 'unreadable';
        throw error;
      }
    },
  };
}

/** Somebody waits: an answer that comes later than this comes too late. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = new LineDeskError('tenant-unavailable', `no answer within ${waitingReadMs} ms`);
    const timer = setTimeout(() => reject(late), waitingReadMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
