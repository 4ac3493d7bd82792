import { allLicences } from '../organisation/licences.js';
import type { Person, ResourceAccount } from '../organisation/types.js';
import type { Tenant } from '../tenant/tenant.js';
import { type GraphRequest, notFound } from './answer.js';
import { callerIdPolicyType } from './callerIdPolicies.js';
import { parseFilter } from './odata/filter.js';
import { contextOf, pageOf, readToken } from './odata/page.js';
import { allowOptions, select, selectedNames, wholeNumber } from './odata/query.js';
import { type Route, route } from './router.js';

const entityType = 'microsoft.graph.teamsAdministration.teamsUserConfiguration';
const filterable = new Set(['id', 'userPrincipalName', 'accountType', 'isEnterpriseVoiceEnabled']);
const featureNames = new Map([
  ['TEAMS1', 'Teams'],
  ['MCOEV', 'PhoneSystem'],
  ['MCOPSTN1', 'CallingPlan'],
  ['MCOPSTN2', 'CallingPlan'],
  ['MCOMEETADV', 'AudioConferencing'],
]);
const featureOfPlan = new Map(
  allLicences
    .flatMap((licence) => licence.plans)
    .map((plan) => [plan.servicePlanId, featureNames.get(plan.servicePlanName)]),
);

/** What Teams knows about people: their numbers, features and policies. */
export function userConfigurationRoutes(tenant: Tenant): Route[] {
  const path = '/admin/teams/userConfigurations';
  return [
    route('GET', path, (request) => {
      allowOptions(request, '$select', '$filter', '$top', '$skiptoken', '$count');
      const filter = request.query.get('$filter');
      const test = filter === null ? null : parseFilter(filter, filterable).test;
      const names = selectedNames(request);
      const everybody = [...tenant.people.listShown(tenant.clock.now()), ...tenant.resourceAccounts.values()];
      const found = test === null ? everybody : everybody.filter((holder) => test(accountOf(holder)));
      const size = wholeNumber(request, '$top', 500, 1000);
      const skip = readToken(request.query.get('$skiptoken'), 'skip');
      const body = pageOf(request, found, { skip, size, option: '$skiptoken' }, (holder) =>
        select(configurationOf(tenant, holder), names, entityType),
      );
      return { status: 200, body };
    }),
    route('GET', `${path}/{id}`, (request) => {
      allowOptions(request, '$select');
      return { status: 200, body: oneConfiguration(tenant, request) };
    }),
  ];
}

/** An account with what a filter looks into. */
type Account = {
  id: string;
  userPrincipalName: string;
  accountType: 'user' | 'resourceAccount';
  isEnterpriseVoiceEnabled: boolean;
  featureTypes: string[];
};

function oneConfiguration(tenant: Tenant, request: GraphRequest): Record<string, unknown> {
  const id = request.params.id ?? '';
  const person = tenant.people.shown(id, tenant.clock.now());
  const holder = person ?? tenant.resourceAccounts.get(id.toLowerCase());
  if (!holder) throw notFound(`No user configuration has the id '${id}'.`);
  const properties = select(configurationOf(tenant, holder), selectedNames(request), entityType);
  return { '@odata.context': contextOf(request), ...properties };
}

function accountOf(holder: Person | ResourceAccount): Account {
  const { id, userPrincipalName } = holder;
  const names = { id, userPrincipalName };
  if ('telephoneNumber' in holder) {
    const featureTypes = ['PhoneSystemVirtualUser'];
    return { ...names, accountType: 'resourceAccount', isEnterpriseVoiceEnabled: true, featureTypes };
  }
  const featureTypes = featuresOf(holder);
  const isEnterpriseVoiceEnabled = featureTypes.includes('PhoneSystem');
  return { ...names, accountType: 'user', isEnterpriseVoiceEnabled, featureTypes };
}

function configurationOf(tenant: Tenant, holder: Person | ResourceAccount) {
  return {
    ...accountOf(holder),
    tenantId: tenant.organisation.tenantId,
    createdDateTime: '2025-03-03T08:00:00Z',
    modifiedDateTime: '2025-03-03T08:00:00Z',
    telephoneNumbers: telephoneNumbersOf(tenant, holder),
    effectivePolicyAssignments: [callerIdPolicyOf(tenant, holder.id)],
  };
}

function telephoneNumbersOf(tenant: Tenant, holder: Person | ResourceAccount) {
  if ('telephoneNumber' in holder) {
    return [{ telephoneNumber: holder.telephoneNumber, assignmentCategory: 'primary' }];
  }
  return tenant.numbers
    .shownHeldBy(holder.id, tenant.clock.now())
    .map(({ telephoneNumber, assignmentCategory }) => ({ telephoneNumber, assignmentCategory }));
}

function featuresOf(person: Person): string[] {
  const enabled = person.assignedPlans.filter((plan) => plan.capabilityStatus === 'Enabled');
  return [...new Set(enabled.flatMap((plan) => featureOfPlan.get(plan.servicePlanId) ?? []))];
}

/** What is in effect: the policy that was granted, or else the tenant's own. */
function callerIdPolicyOf(tenant: Tenant, accountId: string) {
  const { callerIdPolicies } = tenant.organisation;
  const granted = tenant.callerIdPolicies.shown(accountId, tenant.clock.now());
  const policy =
    callerIdPolicies.find(({ policyId }) => policyId === granted) ??
    callerIdPolicies.find(({ name }) => name === 'Global');
  return {
    policyType: callerIdPolicyType,
    policyAssignment: {
      displayName: policy?.name,
      // Graph has words for what was assigned, to a person or to a group, and none for the tenant's own.
      assignmentType: granted === null ? 'unknownFutureValue' : 'direct',
      policyId: policy?.policyId,
      groupId: null,
    },
  };
}
