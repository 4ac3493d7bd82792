import { stringify } from 'yaml';
import { approverGroupId, groupIds } from '../organisation/groups.js';
import { type LicenceName, licence } from '../organisation/licences.js';
import { sites, sitesWithLocations } from '../organisation/sites.js';
import type { Organisation } from '../organisation/types.js';
import { callerIdOffers } from './callerIdOffers.js';

/** The approval policy that fits the organisation: who must say yes to what, as a policy file in YAML. */
export function policyYaml(organisation: Organisation): string {
  const administrators = { people: [], groups: [groupIds.administrators] };
  return stringify(
    {
      version: 1,
      requests: {
        emergencyLocationChange: [
          { name: 'within-one-address', when: { change: 'withinAddress' }, approval: 'automatic' },
          { name: 'another-address', approval: 'siteApprovers' },
        ],
      },
      approvers: {
        sites: Object.fromEntries(
          sitesWithLocations.map(({ name }) => [name, { people: [], groups: [approverGroupId(name)] }]),
        ),
        fallback: administrators,
      },
      administrators,
      emergencyTestCall: { US: '933' },
      emergencyLocations: { confirmEveryDays: 180, remindEveryDays: 7, remindAtMost: 3 },
      onBehalf: { managers: true, serviceDesk: { people: [], groups: [groupIds.serviceDesk] } },
      callerId: callerIdOffers(organisation),
      numbers: { restDays: 30, pools: numberPools() },
      licences: {
        products: [
          { plan: 'domestic', ...productOf('callingPlanDomestic') },
          { plan: 'international', ...productOf('callingPlanInternational') },
        ],
      },
    },
    // Without anchors: a person reads and edits this file.
    { aliasDuplicateObjects: false },
  );
}

/** A pool for each country, and those of Berlin first for the people who sit there. */
function numberPools(): object[] {
  const berlin = sites.filter(({ city }) => city === 'Berlin').map(({ name }) => name);
  const countries = [...new Set(sites.map(({ country }) => country))];
  return [
    {
      name: 'Berlin',
      match: { countries: ['DE'], cities: ['Berlin'], numberTypes: ['callingPlan'] },
      for: { sites: berlin },
      alertBelow: 5,
    },
    ...countries.map((country) => ({
      name: country,
      match: { countries: [country], numberTypes: ['callingPlan'] },
      for: { countries: [country] },
    })),
  ];
}

function productOf(name: LicenceName): { skuId: string; skuPartNumber: string } {
  const { skuId, skuPartNumber } = licence(name);
  return { skuId, skuPartNumber };
}
