import { type CallingPlan, callingPlans, licenceOfferFor } from '../../approvals/index.js';
import { isLineDeskError } from '../../errors.js';
import {
  type CallingAvailability,
  type CallingLicences,
  type CallingOffer,
  type CountryCode,
  callingLicences,
  type LicenceProduct,
  type OfferedPlan,
  type Person,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { availabilityIn } from '../line/availabilityIn.js';

/** A plan that somebody can ask for: sold in their country, and offered by the organisation. */
export interface PlanOffer {
  readonly plan: CallingPlan;
  /** What is sold under the plan's name; several where licences of it differ in their minutes. */
  readonly includes: readonly OfferedPlan[];
  readonly product: LicenceProduct;
  /** How many licences are left now, and how many the organisation has. */
  readonly left: number;
  readonly total: number;
}

/** Where somebody stands with calling plans. */
export interface PlanStanding {
  readonly result: 'planStanding';
  readonly country: CountryCode;
  readonly current: CallingLicences['callingPlan'];
  /** At least one, in the order in which people choose; the present plan may be among them. */
  readonly offers: readonly PlanOffer[];
}

/** Why somebody can ask for no calling plan at all. */
export type PlanObstacle =
  | 'noUsageLocation'
  /** Nothing is known here of the country. */
  | 'countryUnknown'
  | 'notSold'
  /** A carrier sells plans of its own there. */
  | 'soldByCarrier'
  | 'noTeamsPhone'
  /** Policy names no licence for the country's plans. */
  | 'nothingOffered'
  /** How many licences are left can't be read now. */
  | 'stockUnread';

export interface PlanObstacleResult {
  readonly result: 'planObstacle';
  readonly obstacle: PlanObstacle;
  readonly country: CountryCode | null;
  /** Null where the country isn't known. */
  readonly availability: CallingAvailability | null;
}

/**
 * The plans that the person's country sells and the organisation offers, with what is left of each; or why there are
 * none. Plans follow the usage location, and Teams Phone comes first (Microsoft's Teams Phone documentation).
 */
export async function readPlanStanding(
  desk: Desk,
  person: Person,
): Promise<PlanStanding | PlanObstacleResult> {
  const country = person.usageLocation;
  if (country === null)
    return { result: 'planObstacle', obstacle: 'noUsageLocation', country, availability: null };
  const availability = availabilityIn(desk, country);
  const stopped = (obstacle: PlanObstacle): PlanObstacleResult => ({
    result: 'planObstacle',
    obstacle,
    country,
    availability,
  });
  if (availability.status === 'noData') return stopped('countryUnknown');
  if (availability.status === 'notOffered') return stopped('notSold');
  if (availability.offer.plans.length === 0) return stopped('soldByCarrier');
  const { teamsPhone, callingPlan } = callingLicences(person.plans);
  if (!teamsPhone) return stopped('noTeamsPhone');
  const offered = offeredPlans(desk, country, availability.offer);
  if (offered.length === 0) return stopped('nothingOffered');
  try {
    const stock = await desk.tenant.stock(offered.map(({ product }) => product));
    const offers = offered.map((offer) => {
      const units = stock.find(({ product }) => product.skuId === offer.product.skuId);
      return { ...offer, left: units?.left ?? 0, total: units?.total ?? 0 };
    });
    return { result: 'planStanding', country, current: callingPlan, offers };
  } catch (error) {
    if (isTenantSilent(error)) return stopped('stockUnread');
    throw error;
  }
}

function offeredPlans(
  desk: Desk,
  country: CountryCode,
  offer: CallingOffer,
): Omit<PlanOffer, 'left' | 'total'>[] {
  return callingPlans.flatMap((plan) => {
    const includes = offer.plans.filter(({ kind }) => kind === plan);
    const product = licenceOfferFor(desk.policy, country, plan);
    return includes.length === 0 || product === null ? [] : [{ plan, includes, product }];
  });
}

/** The tenant doesn't answer, or not now: asking again later is what helps. */
export const isTenantSilent = (error: unknown): boolean =>
  isLineDeskError(error, 'tenant-unavailable', 'tenant-throttled', 'tenant-answer-unreadable');
