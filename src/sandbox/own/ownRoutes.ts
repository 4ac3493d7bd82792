import { z } from 'zod';
import { type FaultSet, faultSchema } from '../faults/faultSet.js';
import { badRequest, type GraphRequest } from '../graph/answer.js';
import { readBody } from '../graph/requestBody.js';
import { type Route, route } from '../graph/router.js';
import { findPerson } from '../graph/userEntity.js';
import { type TenantPlan, tenantPlanSchema } from '../organisation/tenantPlan.js';
import type { Tenant } from '../tenant/tenant.js';
import { locationsCsv } from './locationsCsv.js';
import { peopleList } from './peopleList.js';
import { policyYaml } from './policyYaml.js';
import { changeTenant, tenantChanges } from './tenantChanges.js';

/** What the sandbox's own routes may touch. */
export type SandboxParts = {
  tenant(): Tenant;
  faults: FaultSet;
  /**
   * Puts the organisation back to its start; faults and writes are gone.
   *
   * @param changes what differs from the plan that the sandbox was started with
   */
  reset(changes: Partial<TenantPlan>): void;
};

// An absent part stays absent: undefined would stand in the way of what the sandbox was started with.
const planChanges = tenantPlanSchema
  .partial()
  .transform(
    (changes): Partial<TenantPlan> =>
      Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  );

const personChange = z.strictObject({
  accountEnabled: z.boolean().optional(),
  usageLocation: z.string().length(2).nullable().optional(),
  city: z.string().optional(),
  department: z.string().optional(),
  officeLocation: z.string().optional(),
});

/** The routes below `/sandbox`, for whoever plays with the tenant; a product has no business here. */
export function ownRoutes({ tenant, faults, reset }: SandboxParts): Route[] {
  const text = (contentType: string, body: string) => ({
    status: 200,
    body,
    headers: { 'content-type': `${contentType}; charset=utf-8` },
  });
  return [
    route('GET', '/health', () => ({
      status: 200,
      body: { status: 'ok', tenantId: tenant().organisation.tenantId },
    })),
    route('GET', '/people', () => ({ status: 200, body: peopleList(tenant()) })),
    route('PATCH', '/people/{id}', (request) => {
      changePerson(tenant(), request);
      return { status: 204 };
    }),
    route('DELETE', '/people/{id}', (request) => {
      tenant().removePerson(findPerson(tenant(), request.params.id ?? ''));
      return { status: 204 };
    }),
    // Each effect that calls to Graph had, in order; see `TenantWrite`.
    route('GET', '/writes', () => ({ status: 200, body: tenant().writes.list(tenant().clock.now()) })),
    // Makes changes as an administrator would, behind the back of whoever works through Graph; see `TenantChange`.
    // They are made one after the other: what stands before one that is refused has been made.
    route('POST', '/changes', (request) => {
      for (const change of readBody(tenantChanges, request.body)) changeTenant(tenant(), change);
      return { status: 204 };
    }),
    route('GET', '/faults', () => ({ status: 200, body: faults.list() })),
    route('PUT', '/faults', (request) => {
      faults.replace(readBody(z.array(faultSchema), request.body));
      return { status: 200, body: faults.list() };
    }),
    // Without a body as it was started; with one as that plan wants it, for instance `{"numbers": 500000}`.
    route('POST', '/reset', (request) => {
      reset(request.body === undefined ? {} : readBody(planChanges, request.body));
      return { status: 204 };
    }),
    route('GET', '/locations.csv', () => text('text/csv', locationsCsv([...tenant().locations.values()]))),
    route('GET', '/caller-id-policies', () => ({
      status: 200,
      body: tenant().organisation.callerIdPolicies,
    })),
    route('GET', '/policy.yaml', () => text('application/yaml', policyYaml(tenant().organisation))),
  ];
}

/** Changes a person as the directory's own administrators would, for the change feed to tell. */
function changePerson(tenant: Tenant, request: GraphRequest): void {
  const person = findPerson(tenant, request.params.id ?? '');
  const change = readBody(personChange, request.body);
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw badRequest('Nothing to change.');
  const defined = <T>(value: T | undefined, otherwise: T): T => (value === undefined ? otherwise : value);
  const changed = {
    ...person,
    accountEnabled: defined(change.accountEnabled, person.accountEnabled),
    usageLocation: defined(change.usageLocation, person.usageLocation),
    city: defined(change.city, person.city),
    department: defined(change.department, person.department),
    officeLocation: defined(change.officeLocation, person.officeLocation),
  };
  tenant.writePerson(changed, tenant.clock.now());
}
