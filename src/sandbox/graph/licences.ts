import { z } from 'zod';
import { allLicences, type Licence, licenceOfSku } from '../organisation/licences.js';
import type { Person } from '../organisation/types.js';
import { activeState, unmetNeed, withLicenceStates } from '../tenant/licenceChange.js';
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
    consumedUnits: tenant.licences.inUse(sku.skuId),
    prepaidUnits: { enabled: tenant.licences.bought(sku.skuId), suspended: 0, warning: 0, lockedOut: 0 },
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
  tenant.writePerson(changed, now + request.readBackLagMs);
  const note = (action: 'assignLicense' | 'removeLicense', skuId: string) =>
    tenant.writes.add(now, { action, person: person.id, skuIds: [skuId.toLowerCase()] });
  for (const { skuId } of change.addLicenses) note('assignLicense', skuId);
  for (const skuId of change.removeLicenses) note('removeLicense', skuId);
  return { status: 200, body: { '@odata.context': contextOf(request), ...selectUser(request, changed) } };
}

/** Checks the whole change before anything of it happens. */
function changedLicences(tenant: Tenant, person: Person, change: LicenceChange, now: number): Person {
  if (person.usageLocation === null) {
    throw refused('License assignment cannot be done for user with invalid usage location.');
  }
  const given = new Set(change.addLicenses.map(({ skuId }) => skuId.toLowerCase()));
  if (change.removeLicenses.some((skuId) => given.has(skuId.toLowerCase()))) {
    throw refused('License cannot be both added and removed in one request.');
  }
  let states = person.licenseAssignmentStates;
  const others = (sku: Licence) =>
    states.filter((each) => each.skuId !== sku.skuId || each.assignedByGroup !== null);
  for (const skuId of change.removeLicenses) {
    const sku = boughtLicence(skuId);
    const left = others(sku);
    if (left.length === states.length) {
      const inherited = states.some((each) => each.skuId === sku.skuId);
      throw refused(
        inherited
          ? 'User license is inherited from a group membership and it cannot be removed directly from the user.'
          : 'User does not have a corresponding license.',
      );
    }
    states = left;
  }
  for (const { skuId, disabledPlans } of change.addLicenses) {
    const sku = boughtLicence(skuId);
    const held = person.assignedLicenses.some((each) => each.skuId === sku.skuId);
    if (!held && tenant.licences.isEmpty(sku.skuId)) {
      throw refused(`Subscription with SKU ${sku.skuId} does not have any available licenses.`);
    }
    states = [...others(sku), activeState({ skuId: sku.skuId, disabledPlans }, null)];
  }
  const changed = withLicenceStates(person, states, now);
  const unmet = unmetNeed(changed.assignedLicenses);
  if (unmet) throw refused(`License assignment failed because ${unmet.skuId} depends on ${unmet.needs}.`);
  return changed;
}

function boughtLicence(skuId: string): Licence {
  const sku = licenceOfSku(skuId);
  if (!sku) throw refused(`License ${skuId} does not correspond to a valid company License.`);
  return sku;
}

function refused(message: string): Error {
  return badRequest(message, 'Request_BadRequest');
}
