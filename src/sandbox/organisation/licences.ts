export type LicenceName =
  | 'teams'
  | 'teamsPhone'
  | 'callingPlanDomestic'
  | 'callingPlanInternational'
  | 'audioConferencing';

type ServicePlan = { servicePlanId: string; servicePlanName: string; service: string };

/** One product that the organisation buys. */
export type Licence = {
  skuId: string;
  skuPartNumber: string;
  /** How many are left over at the start. */
  spare: number;
  plans: ServicePlan[];
  /** The licence that a person must hold first. */
  needs?: LicenceName;
};

const skype = 'MicrosoftCommunicationsOnline';

// Ids from Microsoft's published list of product names and service plan identifiers.
const licences: Record<LicenceName, Licence> = {
  teams: {
    skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
    skuPartNumber: 'SPE_E3',
    spare: 25,
    plans: [
      {
        servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
        servicePlanName: 'TEAMS1',
        service: 'TeamspaceAPI',
      },
    ],
  },
  teamsPhone: {
    skuId: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd',
    skuPartNumber: 'MCOEV',
    spare: 12,
    plans: [
      { servicePlanId: '4828c8ec-dc2e-4779-b502-87ac9ce28ab7', servicePlanName: 'MCOEV', service: skype },
    ],
  },
  callingPlanDomestic: {
    skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d',
    skuPartNumber: 'MCOPSTN1',
    spare: 6,
    plans: [
      { servicePlanId: '4ed3ff63-69d7-4fb7-b984-5aec7f605ca8', servicePlanName: 'MCOPSTN1', service: skype },
    ],
    needs: 'teamsPhone',
  },
  callingPlanInternational: {
    skuId: 'd3b4fe1f-9992-4930-8acb-ca6ec609365e',
    skuPartNumber: 'MCOPSTN2',
    // None left, so that running out can be seen.
    spare: 0,
    plans: [
      { servicePlanId: '5a10155d-f5c1-411a-a8ec-e99aae125390', servicePlanName: 'MCOPSTN2', service: skype },
    ],
    needs: 'teamsPhone',
  },
  audioConferencing: {
    skuId: '0c266dff-15dd-4b49-8397-2bb16070ed52',
    skuPartNumber: 'MCOMEETADV',
    spare: 10,
    plans: [
      {
        servicePlanId: '3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40',
        servicePlanName: 'MCOMEETADV',
        service: skype,
      },
    ],
  },
};

/** Every licence that the organisation buys. */
export const allLicences: readonly Licence[] = Object.values(licences);

export function licence(name: LicenceName): Licence {
  return licences[name];
}

/** The licence with that SKU id, or undefined when the organisation doesn't buy it. */
export function licenceOfSku(skuId: string): Licence | undefined {
  return allLicences.find((each) => each.skuId === skuId.toLowerCase());
}
