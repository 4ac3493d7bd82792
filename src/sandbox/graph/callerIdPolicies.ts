import { z } from 'zod';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, badRequest, type GraphRequest } from './answer.js';
import { contextOf } from './odata/page.js';
import { readBody } from './requestBody.js';
import { type Route, route, teamsNamespace } from './router.js';

/** The only kind of policy that this tenant grants through Graph. */
export const callerIdPolicyType = 'CallingLineIdentity';

const policyType = z.string();
const grants = z.strictObject({
  value: z.array(z.looseObject({ userId: z.string(), policyType, policyId: z.string() })).min(1),
});
const removals = z.strictObject({ value: z.array(z.looseObject({ userId: z.string(), policyType })).min(1) });

/** Granting caller-ID policies, taking them back, and finding a policy's id by its name. */
export function callerIdPolicyRoutes(tenant: Tenant): Route[] {
  const assignments = '/admin/teams/policy/userAssignments';
  return [
    route('POST', `${assignments}/[${teamsNamespace}]assign`, (request) => assign(tenant, request)),
    route('POST', `${assignments}/[${teamsNamespace}]unassign`, (request) => unassign(tenant, request)),
    route(
      'GET',
      `/admin/teams/policy/[${teamsNamespace}]getPolicyId(type='{type}',name='{name}')`,
      (request) => {
        needKnownType(request.params.type ?? '');
        const wanted = request.params.name?.toLowerCase();
        const value = tenant.organisation.callerIdPolicies
          .filter(({ name }) => name.toLowerCase() === wanted)
          .map(({ name, policyId }) => ({ name, policyId }));
        return { status: 200, body: { '@odata.context': contextOf(request), value } };
      },
    ),
  ];
}

function assign(tenant: Tenant, request: GraphRequest): Answer {
  const { value } = readBody(grants, request.body);
  // All of it is checked first: a batch with one bad entry has no effect.
  const granted = value.map(({ userId, policyType: type, policyId }) => {
    needKnownType(type);
    const policy = tenant.organisation.callerIdPolicies.find(
      (each) => each.policyId === policyId.toLowerCase(),
    );
    if (!policy) throw badRequest(`No policy of the type '${type}' has the id '${policyId}'.`);
    return { person: personId(tenant, userId), policyId: policy.policyId };
  });
  const now = tenant.clock.now();
  for (const { person, policyId } of granted) {
    tenant.callerIdPolicies.write(person, policyId, now + request.readBackLagMs);
    tenant.writes.add(now, { action: 'assignPolicy', person, policyType: callerIdPolicyType, policyId });
  }
  return { status: 204 };
}

function unassign(tenant: Tenant, request: GraphRequest): Answer {
  const { value } = readBody(removals, request.body);
  const people = value.map(({ userId, policyType: type }) => {
    needKnownType(type);
    return personId(tenant, userId);
  });
  const now = tenant.clock.now();
  for (const person of people) {
    tenant.callerIdPolicies.write(person, null, now + request.readBackLagMs);
    tenant.writes.add(now, { action: 'unassignPolicy', person, policyType: callerIdPolicyType });
  }
  return { status: 204 };
}

function needKnownType(type: string): void {
  if (type.toLowerCase() !== callerIdPolicyType.toLowerCase()) {
    throw badRequest(`Policies of the type '${type}' are not supported.`);
  }
}

function personId(tenant: Tenant, userId: string): string {
  const person = tenant.people.find(userId);
  if (!person) throw badRequest(`User '${userId}' is not found in the tenant.`);
  return person.id;
}
