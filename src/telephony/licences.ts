import plans from './servicePlans.json' with { type: 'json' };

/** A service plan that a person's licences bring, as Graph's `assignedPlans` lists it. */
export interface AssignedPlan {
  readonly servicePlanId: string;
  /** As Graph names it: `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`. */
  readonly capabilityStatus: string;
}

export interface CallingLicences {
  readonly teamsPhone: boolean;
  readonly callingPlan: 'none' | 'domestic' | 'international' | 'payAsYouGo';
}

/**
 * What a person's plans allow in calling. Source: Microsoft's list of service plan identifiers for licensing
 * (`servicePlans.json` holds those of Teams Phone and Calling Plans). Warning counts as enabled: it is the grace
 * period after a subscription's end, in which the service still works.
 */
export function callingLicences(assigned: readonly AssignedPlan[]): CallingLicences {
  const enabled = new Set(
    assigned
      .filter((plan) => plan.capabilityStatus === 'Enabled' || plan.capabilityStatus === 'Warning')
      .map((plan) => plan.servicePlanId.toLowerCase()),
  );
  const has = (ids: readonly string[]) => ids.some((id) => enabled.has(id));
  return {
    teamsPhone: has(plans.teamsPhone),
    callingPlan: has(plans.callingPlanInternational)
      ? 'international'
      : has(plans.callingPlanDomestic)
        ? 'domestic'
        : has(plans.callingPlanPayAsYouGo)
          ? 'payAsYouGo'
          : 'none',
  };
}
