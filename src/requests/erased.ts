import type { CallerIdShown } from '../telephony/index.js';
import type { NewEmergencyAddress, NumberRelease, RequestDetails } from './kinds/index.js';
import type { LocationSnapshot } from './kinds/locationSnapshot.js';
import { e164Schema, locationIdSchema } from './kinds/parts.js';
import type { PlanStep, TenantCall } from './plan.js';

/** What stands in the place of a personal value that was erased. */
export const erasedText = '(erased)';

const number = e164Schema.parse(erasedText);
const locationId = locationIdSchema.parse(erasedText);

/** `erased` where there was something: that there was nothing isn't personal. */
const ifAny = <Value, Erased>(value: Value | null, erased: Erased): Erased | null =>
  value === null ? null : erased;

/** What was asked without anything personal: the kind, the country and the kind of number stay. */
export function erasedDetails(details: RequestDetails): RequestDetails {
  const reason = ifAny(details.reason, erasedText);
  switch (details.kind) {
    case 'emergencyLocationChange':
      return {
        ...details,
        telephoneNumber: number,
        from: details.from === null ? null : erasedLocation(details.from),
        to: erasedLocation(details.to),
        reason,
      };
    case 'numberRequest':
      return {
        ...details,
        telephoneNumber: number,
        city: ifAny(details.city, erasedText),
        location: details.location === null ? null : erasedLocation(details.location),
        reason,
      };
    case 'numberChange':
      return {
        ...details,
        from: erasedNumberInUse(details.from),
        telephoneNumber: number,
        city: ifAny(details.city, erasedText),
        location: details.location === null ? null : erasedLocation(details.location),
        reason,
      };
    case 'numberRelease':
      return { ...details, from: erasedNumberInUse(details.from), reason };
    case 'callerIdChange':
      return {
        ...details,
        telephoneNumber: ifAny(details.telephoneNumber, number),
        from: details.from === null ? null : erasedCallerId(details.from),
        to: erasedCallerId(details.to),
        reason,
      };
    case 'callingPlanChange':
      // The licence and the plan tell nothing of a person whose name is gone.
      return { ...details, reason };
    case 'newEmergencyAddress':
      return {
        ...details,
        telephoneNumber: number,
        from: details.from === null ? null : erasedLocation(details.from),
        address: erasedAddress(details.address),
        civicAddressId: ifAny(details.civicAddressId, erasedText),
        similar: [],
        created: details.created === null ? null : erasedLocation(details.created),
        reason,
      };
    default:
      return details satisfies never;
  }
}

/** A step of a plan without number and location; whose line it was stays, as an id. */
export function erasedStep(step: PlanStep): PlanStep {
  switch (step.step) {
    case 'setEmergencyLocation':
      return {
        ...step,
        telephoneNumber: number,
        locationId,
        previousLocationId: ifAny(step.previousLocationId, locationId),
      };
    case 'assignNumber':
    case 'unassignNumber':
      return { ...step, telephoneNumber: number, locationId: ifAny(step.locationId, locationId) };
    case 'setCallerIdPolicy':
    case 'changeLicence':
      return step;
    case 'createEmergencyAddress':
      return {
        ...step,
        address: erasedAddress(step.address),
        civicAddressId: ifAny(step.civicAddressId, erasedText),
      };
    default:
      return step satisfies never;
  }
}

/** An exact call names numbers and people in all of its parts. */
export const erasedCall = (call: TenantCall): TenantCall =>
  call.by === 'hand'
    ? { by: 'hand', cmdlet: erasedText }
    : { by: 'graph', method: call.method, path: erasedText, body: erasedText, cmdlet: erasedText };

function erasedLocation(location: LocationSnapshot): LocationSnapshot {
  return {
    id: locationId,
    civicAddressId: erasedText,
    site: erasedText,
    place: ifAny(location.place, erasedText),
    address: erasedText,
    city: erasedText,
    country: location.country,
  };
}

function erasedAddress(address: NewEmergencyAddress['address']): NewEmergencyAddress['address'] {
  return {
    country: address.country,
    company: erasedText,
    houseNumber: ifAny(address.houseNumber, erasedText),
    street: erasedText,
    city: erasedText,
    postalCode: ifAny(address.postalCode, erasedText),
    region: ifAny(address.region, erasedText),
    site: erasedText,
    place: ifAny(address.place, erasedText),
  };
}

function erasedNumberInUse(from: NumberRelease['from']): NumberRelease['from'] {
  return {
    ...from,
    telephoneNumber: number,
    location: from.location === null ? null : erasedLocation(from.location),
  };
}

function erasedCallerId(shown: CallerIdShown): CallerIdShown {
  if (shown.shows !== 'otherNumber') return shown;
  const { telephoneNumber, companyName } = shown;
  return {
    shows: 'otherNumber',
    telephoneNumber: ifAny(telephoneNumber, number),
    companyName: ifAny(companyName, erasedText),
  };
}
