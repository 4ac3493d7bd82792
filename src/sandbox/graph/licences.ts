import { z } from 'zod';
import { allLicences, type Licence, licence, licenceOfSku } from '../organisation/licences.js';
import type { Person } from '../organisation/types.js';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, badRequest, type GraphRequest } from './answer.js';
import { contextOf, pageOf } from './odata/page.js';
import { allowOptions } from './odata/query.js';
import { readBody } from './requestBody.js';
import { type Route, route } from './router.js';
import { findPerson, selectUser } from './userEntity.js';

const licenceChange = z.strictObject({
  addLicenses: z.array(z.strictObject({ skuId: z.string(), disabledPlans: z.array(z.string()).default([]) })),
  removeLicenses: z.array(z.string()),
});
type LicenceChange = z.output<typeof licenceChange>;

/** The stock of licences, and giving them to people or taking them away. */
export function licenceRoutes(tenant: Tenant): Route[] {
  return [
    route('GET', '/subscribedSkus', (request) => {
      allowOptions(request, '$select');
      const skus = allLicences.map((each) => skuEntity(tenant, each));
      return {
        status: 200,
        body: pageOf(request, skus, { skip: 0, size: skus.length, option: '$skiptoken' }),
      };
    }),
    route('POST', '/users/{id}/assignLicense', (request) => assignLicense(tenant, request)),
  ];
}

function skuEntity(tenant: Tenant, sku: Licence) {
  const { tenantId } = tenant.organisation;
  return {
    id: `${tenantId}_${sku.skuId}`,
    accountId: tenantId,
    accountName: 'lindenhof',
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    consumedUnits: tenant.licencesInUse(sku),
    prepaidUnits: { enabled: tenant.licencesBought(sku), suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: sku.plans.map(({ servicePlanId, servicePlanName }) => ({
      servicePlanId,
      servicePlanName,
      provisioningStatus: 'Success',
      appliesTo: 'User',
    })),
    subscriptionIds: [],
  };
}

function assignLicense(tenant: Tenant, request: GraphRequest): Answer {
  const change = readBody(licenceChange, request.body);
  const person = findPerson(tenant, request.params.id ?? '');
  const now = tenant.clock.now();
  const changed = changedLicences(tenant, person, change, now);
  tenant.people.write(changed, now + request.readBackLagMs);
  for (const _ of change.addLicenses) tenant.writes.add(now, 'assignLicense', { person: person.id });
  for (const _ of change.removeLicenses) tenant.writes.add(now, 'removeLicense', { person: person.id });
  return { status: 200, body: { '@odata.context': contextOf(request), ...selectUser(request, changed) } };
}

/** Checks the whole change before anything of it happens. */
function changedLicences(tenant: Tenant, person: Person, change: LicenceChange, now: number): Person {
  if (person.usageLocation === null) {
    throw refused('License assignment cannot be done for user with invalid usage location.');
  }
  let { assignedLicenses, assignedPlans } = person;
  for (const skuId of change.removeLicenses) {
    const sku = boughtLicence(skuId);
    if (!assignedLicenses.some((held) => held.skuId === sku.skuId)) {
      throw refused('User does not have a corresponding license.');
    }
    assignedLicenses = assignedLicenses.filter((held) => held.skuId !== sku.skuId);
    // A plan that was taken away stays listed, as deleted.
    assignedPlans = assignedPlans.map((plan) =>
      sku.plans.some(({ servicePlanId }) => servicePlanId === plan.servicePlanId)
        ? { ...plan, capabilityStatus: 'Deleted' }
        : plan,
    );
  }
  for (const { skuId, disabledPlans } of change.addLicenses) {
    const sku = boughtLicence(skuId);
    const held = person.assignedLicenses.some((each) => each.skuId === sku.skuId);
    if (!held && tenant.licencesInUse(sku) >= tenant.licencesBought(sku)) {
      throw refused(`Subscription with SKU ${sku.skuId} does not have any available licenses.`);
    }
    const others = assignedLicenses.filter((each) => each.skuId !== sku.skuId);
    assignedLicenses = [...others, { skuId: sku.skuId, disabledPlans }];
    const enabled = sku.plans.filter(({ servicePlanId }) => !disabledPlans.includes(servicePlanId));
    assignedPlans = [
      ...assignedPlans.filter((plan) => !sku.plans.some((each) => each.servicePlanId === plan.servicePlanId)),
      ...enabled.map(({ servicePlanId, service }) => ({
        servicePlanId,
        service,
        capabilityStatus: 'Enabled' as const,
        assignedDateTime: new Date(now).toISOString(),
      })),
    ];
  }
  for (const { skuId } of assignedLicenses) {
    const needed = licenceOfSku(skuId)?.needs;
    if (needed && !assignedLicenses.some((held) => held.skuId === licence(needed).skuId)) {
      throw refused(`License assignment failed because ${skuId} depends on ${licence(needed).skuId}.`);
    }
  }
  return { ...person, assignedLicenses, assignedPlans };
}

function boughtLicence(skuId: string): Licence {
  const sku = licenceOfSku(skuId);
  if (!sku) throw refused(`License ${skuId} does not correspond to a valid company License.`);
  return sku;
}

function refused(message: string): Error {
  return badRequest(message, 'Request_BadRequest');
}
