import type {
  CallerIdChange,
  CallingPlanChange,
  EmergencyLocationChange,
  LocationSnapshot,
  NewEmergencyAddress,
  NumberChange,
  NumberRelease,
  NumberRequest,
} from '../../src/requests/index.js';
import { locationId } from '../../src/telephony/index.js';
import { telephoneNumber } from '../storage/examples.js';

/** A place in Berlin; `changes` make it another one. */
export const place = (changes: Partial<LocationSnapshot> = {}): LocationSnapshot => ({
  id: locationId('l1'),
  civicAddressId: 'a1',
  site: 'Berlin Mitte',
  place: '2nd floor',
  address: 'Torstraße 49, 10119 Berlin',
  city: 'Berlin',
  country: 'DE',
  ...changes,
});

export const product = { skuId: 's1', skuPartNumber: 'MCOPSTN1', groupId: null };
const number = telephoneNumber();

export const locationChange = (changes: Partial<EmergencyLocationChange> = {}): EmergencyLocationChange => ({
  kind: 'emergencyLocationChange',
  telephoneNumber: number,
  country: 'DE',
  from: place(),
  to: place({ id: locationId('l2'), place: '4th floor' }),
  reason: null,
  ...changes,
});

export const numberRequest = (changes: Partial<NumberRequest> = {}): NumberRequest => ({
  kind: 'numberRequest',
  telephoneNumber: number,
  numberType: 'callingPlan',
  country: 'DE',
  city: 'Berlin',
  location: place(),
  licence: null,
  reason: null,
  ...changes,
});

export const numberRelease = (changes: Partial<NumberRelease> = {}): NumberRelease => ({
  kind: 'numberRelease',
  from: { telephoneNumber: number, numberType: 'callingPlan', location: place() },
  country: 'DE',
  reason: null,
  ...changes,
});

export const numberChange = (changes: Partial<NumberChange> = {}): NumberChange => ({
  kind: 'numberChange',
  from: { telephoneNumber: number, numberType: 'callingPlan', location: place() },
  telephoneNumber: telephoneNumber('+4930231251'),
  numberType: 'callingPlan',
  country: 'DE',
  city: 'Berlin',
  location: place(),
  reason: null,
  ...changes,
});

export const callerIdChange = (to: CallerIdChange['to']): CallerIdChange => ({
  kind: 'callerIdChange',
  telephoneNumber: number,
  from: { shows: 'ownNumber' },
  fromPolicy: null,
  to,
  toPolicy: null,
  reason: null,
});

export const planChange = (
  to: CallingPlanChange['to'],
  add: CallingPlanChange['add'] = null,
): CallingPlanChange => ({
  kind: 'callingPlanChange',
  country: 'DE',
  from: 'domestic',
  to,
  add,
  remove: null,
  reason: null,
});

export const newAddress = (changes: Partial<NewEmergencyAddress> = {}): NewEmergencyAddress => ({
  kind: 'newEmergencyAddress',
  telephoneNumber: number,
  country: 'DE',
  from: place(),
  address: {
    country: 'DE',
    company: 'Contoso GmbH',
    houseNumber: '50',
    street: 'Torstraße',
    city: 'Berlin',
    postalCode: '10119',
    region: null,
    site: 'Berlin Nord',
    place: null,
  },
  civicAddressId: null,
  similar: [],
  created: null,
  locationChange: null,
  left: null,
  reason: null,
  ...changes,
});
