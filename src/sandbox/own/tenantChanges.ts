import { z } from 'zod';
import { badRequest } from '../graph/answer.js';
import { allLicences, type Licence, licenceOfSku } from '../organisation/licences.js';
import { freeNumber, locationOf } from '../organisation/numbers.js';
import type { EmergencyLocation, NumberAssignment, Person } from '../organisation/types.js';
import { withLicenceStates } from '../tenant/licenceChange.js';
import type { Tenant } from '../tenant/tenant.js';

/** A person by id or user principal name. */
const person = z.string();
/** E.164. */
const number = z.string();
/** A SKU's id or its part number, for instance `MCOPSTN1`. */
const licence = z.string();
const telephoneNumber = z.string().regex(/^\+\d{4,15}$/);

/**
 * What an administrator may do in the tenant behind a product's back. All of it counts at once, without a lag and
 * without a check of what Graph would check, and none of it stands among the writes.
 */
const tenantChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('disablePerson'), person }),
  z.strictObject({ change: z.literal('enablePerson'), person }),
  /** Their numbers become free, their licences go back to the stock. */
  z.strictObject({ change: z.literal('deletePerson'), person }),
  /** Takes a licence away for every reason to hold it; its plans stay listed as deleted. */
  z.strictObject({ change: z.literal('removeLicence'), person, licence }),
  /** Buys so many more of a licence, or (negative) fewer; also below what is in use. */
  z.strictObject({
    change: z.literal('buyLicences'),
    licence,
    count: z.int().min(-1_000_000).max(1_000_000),
  }),
  /** Gives a number to somebody, whoever had it before. */
  z.strictObject({ change: z.literal('assignNumber'), number, person, locationId: z.string().optional() }),
  /** The number becomes free; its location stays. */
  z.strictObject({ change: z.literal('unassignNumber'), number }),
  /** Where a number stands; null: nowhere. */
  z.strictObject({ change: z.literal('moveNumber'), number, locationId: z.string().nullable() }),
  /** The number is no longer the tenant's. */
  z.strictObject({ change: z.literal('removeNumber'), number }),
  /** A new free number of a Calling Plan, for people. */
  z.strictObject({
    change: z.literal('addNumber'),
    number: telephoneNumber,
    country: z.string().length(2).toUpperCase(),
    city: z.string(),
    locationId: z.string().optional(),
  }),
  /** A new place, as an administrator creates one; its address is validated unless told otherwise. */
  z.strictObject({
    change: z.literal('addLocation'),
    locationId: z.guid(),
    civicAddressId: z.guid(),
    country: z.string().length(2).toUpperCase(),
    city: z.string(),
    validated: z.boolean().default(true),
  }),
  /** The place is gone; numbers that stand there keep its id. */
  z.strictObject({ change: z.literal('deleteLocation'), locationId: z.string() }),
]);

/** The body of `POST /sandbox/changes`: changes that are made in this order. */
export const tenantChanges = z.array(tenantChange).min(1);

export type TenantChange = z.output<typeof tenantChange>;

/**
 * Makes one change.
 *
 * @throws GraphError 400 when it names what the tenant doesn't have (or, for a new number, has already)
 */
export function changeTenant(tenant: Tenant, change: TenantChange): void {
  const now = tenant.clock.now();
  switch (change.change) {
    case 'disablePerson':
    case 'enablePerson': {
      const accountEnabled = change.change === 'enablePerson';
      tenant.writePerson({ ...knownPerson(tenant, change.person), accountEnabled }, now);
      break;
    }
    case 'deletePerson':
      tenant.removePerson(knownPerson(tenant, change.person));
      break;
    case 'removeLicence': {
      const { skuId } = knownLicence(change.licence);
      const holder = knownPerson(tenant, change.person);
      const states = holder.licenseAssignmentStates.filter((state) => state.skuId !== skuId);
      tenant.writePerson(withLicenceStates(holder, states, now), now);
      break;
    }
    case 'buyLicences':
      tenant.licences.buy(knownLicence(change.licence).skuId, change.count);
      break;
    case 'assignNumber': {
      const { id } = knownPerson(tenant, change.person);
      const place = change.locationId === undefined ? {} : placeOf(tenant, change.locationId);
      tenant.numbers.write({ ...knownNumber(tenant, change.number), ...place, ...heldBy(id) }, now);
      break;
    }
    case 'unassignNumber':
      tenant.numbers.write({ ...knownNumber(tenant, change.number), ...heldByNobody }, now);
      break;
    case 'moveNumber': {
      const place = placeOf(tenant, change.locationId);
      tenant.numbers.write({ ...knownNumber(tenant, change.number), ...place }, now);
      break;
    }
    case 'removeNumber':
      tenant.numbers.remove(knownNumber(tenant, change.number).telephoneNumber, now);
      break;
    case 'addNumber': {
      if (tenant.numbers.find(change.number)) throw badRequest(`The tenant has ${change.number} already.`);
      const place = change.locationId === undefined ? {} : placeOf(tenant, change.locationId);
      const made = { ...freeNumber(change.number, change), ...place };
      tenant.numbers.write(made, now);
      break;
    }
    case 'addLocation': {
      const { change: _, ...made } = change;
      tenant.locations.set(made.locationId.toLowerCase(), newLocation(made));
      break;
    }
    case 'deleteLocation':
      if (!tenant.locations.delete(change.locationId.toLowerCase())) {
        throw badRequest(`Location '${change.locationId}' is not found in the tenant.`);
      }
  }
}

/** A place of which no more is known than numbers need. */
const newLocation = (
  made: Pick<EmergencyLocation, 'locationId' | 'civicAddressId' | 'country' | 'city' | 'validated'>,
): EmergencyLocation => ({
  companyName: '',
  description: made.city,
  place: '',
  houseNumber: '',
  streetName: '',
  state: '',
  postalCode: '',
  latitude: '',
  longitude: '',
  site: made.city,
  ...made,
});

const heldBy = (personId: string) =>
  ({
    assignmentTargetId: personId,
    assignmentCategory: 'primary',
    assignmentStatus: 'userAssigned',
    activationState: 'activated',
  }) as const;

const heldByNobody = {
  assignmentTargetId: null,
  assignmentCategory: null,
  assignmentStatus: 'unassigned',
  activationState: 'activated',
} as const;

function placeOf(
  tenant: Tenant,
  locationId: string | null,
): Pick<NumberAssignment, 'locationId' | 'civicAddressId'> {
  if (locationId === null) return { locationId: null, civicAddressId: null };
  const location = tenant.locations.get(locationId.toLowerCase());
  if (!location) throw badRequest(`Location '${locationId}' is not found in the tenant.`);
  return locationOf(location);
}

function knownPerson(tenant: Tenant, idOrName: string): Person {
  const found = tenant.people.find(idOrName);
  if (!found) throw badRequest(`User '${idOrName}' is not found in the tenant.`);
  return found;
}

function knownNumber(tenant: Tenant, wanted: string): NumberAssignment {
  const found = tenant.numbers.find(wanted);
  if (!found) throw badRequest(`Telephone Number '${wanted}' is not found in the tenant.`);
  return found;
}

function knownLicence(skuIdOrPartNumber: string): Licence {
  const found =
    licenceOfSku(skuIdOrPartNumber) ??
    allLicences.find(({ skuPartNumber }) => skuPartNumber === skuIdOrPartNumber.toUpperCase());
  if (!found)
    throw badRequest(`License ${skuIdOrPartNumber} does not correspond to a valid company License.`);
  return found;
}
