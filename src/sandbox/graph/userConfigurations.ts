import { allLicences } from '../organisation/licences.js';
import type { Person } from '../organisation/types.js';
import { isHeld } from '../tenant/numberRegister.js';
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
      const matches = filter === null ? () => true : parseFilter(filter, filterable);
      const names = selectedNames(request);
      const found = configurations(tenant)
        .filter((each) => matches(each))
        .map((each) => select(each, names, entityType));
      const size = wholeNumber(request, '$top', 500, 1000);
      const skip = readToken(request.query.get('$skiptoken'), 'skip');
      return { status: 200, body: pageOf(request, found, { skip, size, option: '$skiptoken' }) };
    }),
    route('GET', `${path}/{id}`, (request) => {
      allowOptions(request, '$select');
      return { status: 200, body: oneConfiguration(tenant, request) };
    }),
  ];
}

function oneConfiguration(tenant: Tenant, request: GraphRequest): Record<string, unknown> {
  const id = request.params.id ?? '';
  const person = tenant.people.shown(id, tenant.clock.now());
  const found = person && configurations(tenant).find((each) => each.id === person.id);
  if (!found) throw notFound(`No user configuration has the id '${id}'.`);
  return { '@odata.context': contextOf(request), ...select(found, selectedNames(request), entityType) };
}

function configurations(tenant: Tenant) {
  const now = tenant.clock.now();
  const numbersOf = Map.groupBy(
    tenant.numbers.listShown(now).filter(isHeld),
    (number) => number.assignmentTargetId,
  );
  return tenant.people.listShown(now).map((person) => ({
    id: person.id,
    tenantId: tenant.organisation.tenantId,
    userPrincipalName: person.userPrincipalName,
    accountType: 'user',
    createdDateTime: '2025-03-03T08:00:00Z',
    modifiedDateTime: '2025-03-03T08:00:00Z',
    featureTypes: featuresOf(person),
    isEnterpriseVoiceEnabled: featuresOf(person).includes('PhoneSystem'),
    telephoneNumbers: (numbersOf.get(person.id) ?? []).map((number) => ({
      telephoneNumber: number.telephoneNumber,
      assignmentCategory: number.assignmentCategory,
    })),
    effectivePolicyAssignments: policiesOf(tenant, person),
  }));
}

function featuresOf(person: Person): string[] {
  const enabled = person.assignedPlans.filter((plan) => plan.capabilityStatus === 'Enabled');
  return [...new Set(enabled.flatMap((plan) => featureOfPlan.get(plan.servicePlanId) ?? []))];
}

function policiesOf(tenant: Tenant, person: Person) {
  const policyId = tenant.callerIdPolicies.shown(person.id, tenant.clock.now());
  const policy = tenant.organisation.callerIdPolicies.find((each) => each.policyId === policyId);
  if (!policy) return [];
  return [
    {
      policyType: callerIdPolicyType,
      policyAssignment: {
        displayName: policy.name,
        assignmentType: 'direct',
        policyId: policy.policyId,
        groupId: null,
      },
    },
  ];
}
