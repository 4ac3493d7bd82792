import { isLineDeskError } from '../../errors.js';
import { type GraphClient, graphCalls } from '../../graph/index.js';
import type { AssignedPlan, CountryCode, PersonId } from '../../telephony/index.js';
import { workReadMs } from './callTimes.js';

/** What decides on licences and numbers of a person, read now. */
export interface LicensedPerson {
  readonly enabled: boolean;
  readonly usageLocation: CountryCode | null;
  /** Ids of the products (SKUs) that the person has, directly or through groups; lower case. */
  readonly products: ReadonlySet<string>;
  readonly plans: readonly AssignedPlan[];
  /** False where a plan's status is none that we know: then a plan that seems to be missing may be there. */
  readonly clear: boolean;
}

/** The values of `capabilityStatus` that Graph's reference names. */
const knownStatuses: ReadonlySet<string> = new Set([
  'Enabled',
  'Warning',
  'Suspended',
  'Deleted',
  'LockedOut',
]);

const fields = 'id,accountEnabled,usageLocation,assignedLicenses,assignedPlans';

/** Null where the tenant knows nobody of this id. */
export async function readLicensedPerson(
  graph: GraphClient,
  person: PersonId,
): Promise<LicensedPerson | null> {
  try {
    const { body } = await graph.call(graphCalls.getUser, {
      params: { id: person },
      query: { $select: fields },
      timeoutMs: workReadMs,
    });
    const plans = (body.assignedPlans ?? []).flatMap(({ servicePlanId, capabilityStatus }) =>
      servicePlanId && capabilityStatus ? [{ servicePlanId, capabilityStatus }] : [],
    );
    return {
      enabled: body.accountEnabled ?? false,
      usageLocation: body.usageLocation?.toUpperCase() || null,
      products: new Set((body.assignedLicenses ?? []).flatMap(({ skuId }) => skuId?.toLowerCase() ?? [])),
      plans,
      clear: plans.every(({ capabilityStatus }) => knownStatuses.has(capabilityStatus)),
    };
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw error;
  }
}
