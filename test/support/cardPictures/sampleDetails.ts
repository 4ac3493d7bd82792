import {
  type PlanStep,
  type RequestDetails,
  type RequestKind,
  snapshotOf,
  type TenantCall,
} from '../../../src/requests/index.js';
import {
  type EmergencyLocation,
  locationAddress,
  locationId,
  parseE164,
} from '../../../src/telephony/index.js';
import type { SampleWords } from './sampleWords.js';

export function number(text: string) {
  const parsed = parseE164(text);
  if (parsed === null) throw new TypeError(`${text} is no telephone number`);
  return parsed;
}

export function location(index: number, place: string, words: SampleWords): EmergencyLocation {
  return {
    id: locationId(`5f3a0c1e-7b2d-4c8a-9e10-${String(index).padStart(12, '0')}`),
    civicAddressId: 'a1c9d2e4-0000-4000-8000-000000000001',
    site: words.site,
    place,
    companyName: 'Contoso GmbH',
    street: words.street,
    city: 'Berlin',
    stateOrProvince: null,
    postalCode: '10119',
    country: 'DE',
    validated: true,
  };
}

const snapshot = (place: EmergencyLocation) => snapshotOf(place, locationAddress(place));
const licence = (skuPartNumber: string) => ({
  skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d',
  skuPartNumber,
  groupId: null,
});

/** What is asked on a sample card of this kind. */
export function sampleDetails(kind: RequestKind, words: SampleWords): RequestDetails {
  const { reason } = words;
  const oldPlace = snapshot(location(2, words.oldPlace, words));
  const newPlace = snapshot(location(4, words.newPlace, words));
  const own = { telephoneNumber: number('+4930231250'), numberType: 'callingPlan' as const };
  const newNumber = {
    telephoneNumber: number('+4930231290'),
    numberType: 'callingPlan' as const,
    country: 'DE',
    city: 'Berlin',
  };
  const country = 'DE';
  switch (kind) {
    case 'emergencyLocationChange':
      return { kind, telephoneNumber: own.telephoneNumber, country, from: oldPlace, to: newPlace, reason };
    case 'numberRequest':
      return { kind, ...newNumber, location: newPlace, licence: licence('MCOPSTN1'), reason };
    case 'numberChange':
      return { kind, from: { ...own, location: oldPlace }, ...newNumber, location: newPlace, reason };
    case 'numberRelease':
      return { kind, from: { ...own, location: oldPlace }, country, reason };
    case 'callerIdChange':
      return {
        kind,
        telephoneNumber: own.telephoneNumber,
        from: { shows: 'ownNumber' },
        fromPolicy: null,
        to: { shows: 'hidden' },
        toPolicy: { id: 'b8f5a2c1-6d3e-4f70-8a91-2c4d6e8f0a1b', name: words.policy },
        reason,
      };
    case 'callingPlanChange':
      return {
        kind,
        country,
        from: 'domestic',
        to: 'international',
        add: licence('MCOPSTN2'),
        remove: licence('MCOPSTN1'),
        reason,
      };
    case 'newEmergencyAddress':
      return {
        kind,
        telephoneNumber: own.telephoneNumber,
        country,
        from: oldPlace,
        address: {
          country,
          company: words.site,
          houseNumber: '49',
          street: 'Torstraße',
          city: 'Berlin',
          postalCode: '10119',
          region: null,
          site: words.site,
          place: words.newPlace,
        },
        civicAddressId: null,
        similar: [],
        created: null,
        locationChange: null,
        left: null,
        reason,
      };
    default:
      return kind satisfies never;
  }
}

/** The call of a step as a tenant's records show it; by hand what Graph can't do in many tenants. */
export function sampleCall(step: PlanStep): TenantCall {
  const graph = (path: string, body: object, cmdlet: string): TenantCall => ({
    by: 'graph',
    method: 'POST',
    path,
    body: JSON.stringify(body),
    cmdlet: `${cmdlet} -ErrorAction Stop`,
  });
  const numbers = '/v1.0/admin/teams/telephoneNumberManagement/numberAssignments';
  switch (step.step) {
    case 'setEmergencyLocation': {
      const { telephoneNumber, locationId: place } = step;
      return graph(
        `${numbers}/updateNumber`,
        { telephoneNumber, locationId: place },
        `Set-CsPhoneNumberAssignment -TelephoneNumber '${telephoneNumber}' -LocationId '${place}'`,
      );
    }
    case 'assignNumber': {
      const { telephoneNumber, numberType, person, locationId: place } = step;
      return graph(
        `${numbers}/assignNumber`,
        {
          telephoneNumber,
          numberType,
          assignmentTargetId: person,
          assignmentCategory: 'primary',
          locationId: place,
        },
        `Set-CsPhoneNumberAssignment -Identity '${person}' -TelephoneNumber '${telephoneNumber}' -NumberType 'CallingPlan' -LocationId '${place ?? ''}'`,
      );
    }
    case 'unassignNumber': {
      const { telephoneNumber, numberType, person } = step;
      return graph(
        `${numbers}/unassignNumber`,
        { telephoneNumber, numberType },
        `Remove-CsPhoneNumberAssignment -Identity '${person}' -TelephoneNumber '${telephoneNumber}' -NumberType 'CallingPlan'`,
      );
    }
    case 'setCallerIdPolicy':
      return {
        by: 'hand',
        cmdlet: `Grant-CsCallingLineIdentity -Identity '${step.person}' -PolicyName '${step.policy?.name ?? ''}' -ErrorAction Stop`,
      };
    case 'changeLicence': {
      const add = step.add === null ? [] : [{ disabledPlans: [], skuId: step.add.skuId }];
      const remove = step.remove === null ? [] : [step.remove.skuId];
      return graph(
        `/v1.0/users/${step.person}/assignLicense`,
        { addLicenses: add, removeLicenses: remove },
        `Set-MgUserLicense -UserId '${step.person}' -AddLicenses @(${add.map(({ skuId }) => `@{SkuId = '${skuId}'}`).join(', ')}) -RemoveLicenses @(${remove.map((sku) => `'${sku}'`).join(', ')})`,
      );
    }
    case 'createEmergencyAddress': {
      const { company, street, houseNumber, city } = step.address;
      return {
        by: 'hand',
        cmdlet: `New-CsOnlineLisCivicAddress -CompanyName '${company}' -CountryOrRegion '${step.address.country}' -StreetName '${street}' -HouseNumber '${houseNumber ?? ''}' -City '${city}' -ErrorAction Stop`,
      };
    }
    default:
      return step satisfies never;
  }
}
