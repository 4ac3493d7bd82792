import assert from 'node:assert/strict';
import { type ChangeName, changesOf, countryOf, siteOf } from '../../src/approvals/index.js';
import type { RequestDetails } from '../../src/requests/index.js';
import {
  callerIdChange,
  locationChange,
  newAddress,
  numberChange,
  numberRelease,
  numberRequest,
  place,
  planChange,
  product,
} from './askedFor.js';

const elsewhere = place({ civicAddressId: 'a2' });
const munich = place({ civicAddressId: 'a3', city: 'München', site: 'München Nord' });

describe('what a request changes', () => {
  const cases: readonly (readonly [string, RequestDetails, readonly ChangeName[]])[] = [
    ['a first location', locationChange({ from: null }), ['toAnotherAddress', 'firstLocation']],
    ['another place of the same address', locationChange(), ['withinAddress']],
    ['another address in the city', locationChange({ to: elsewhere }), ['toAnotherAddress']],
    ['another city', locationChange({ to: munich }), ['toAnotherAddress', 'toAnotherCity']],
    ['a new address as the first', newAddress({ from: null }), ['toAnotherAddress', 'firstLocation']],
    ['a new place in the own address', newAddress({ civicAddressId: 'a1' }), ['withinAddress']],
    ['a new address in the city', newAddress(), ['toAnotherAddress']],
    ['a new place in another address', newAddress({ civicAddressId: 'a2' }), ['toAnotherAddress']],
    ['a new address in another city', newAddress({ from: munich }), ['toAnotherAddress', 'toAnotherCity']],
    ['a number', numberRequest(), []],
    ['a number with its licence', numberRequest({ licence: product }), ['needsLicence']],
    ['another number', numberChange(), []],
    ['no number any more', numberRelease(), []],
    ['a hidden caller ID', callerIdChange({ shows: 'hidden' }), ['hidesCallerId']],
    ['the own number', callerIdChange({ shows: 'ownNumber' }), ['showsOwnNumber']],
    [
      'another number on show',
      callerIdChange({ shows: 'otherNumber', telephoneNumber: null, companyName: 'Contoso' }),
      ['showsAnotherNumber'],
    ],
    ['no plan any more', planChange('none'), ['endsPlan']],
    ['a domestic plan', planChange('domestic'), []],
    ['an international plan', planChange('international'), ['callsAbroad']],
    ['a plan by the minute', planChange('payAsYouGo'), ['callsAbroad']],
    ['a plan with its licence', planChange('international', product), ['callsAbroad', 'needsLicence']],
  ];
  for (const [what, details, changes] of cases) {
    it(`has a name for ${what}`, () => assert.deepEqual([...changesOf(details)], changes));
  }

  it('belongs to the country of its number or licence, and a caller ID to none', () => {
    assert.equal(countryOf(locationChange({ country: 'CH' })), 'CH');
    assert.equal(countryOf(planChange('domestic')), 'DE');
    assert.equal(countryOf(callerIdChange({ shows: 'hidden' })), null);
  });

  const sites: readonly (readonly [string, RequestDetails, string | null])[] = [
    ['the one that the line moves to', locationChange({ to: munich }), 'München Nord'],
    ['that of the new number’s location', numberRequest({ location: munich }), 'München Nord'],
    ['none for a number without a location', numberRequest({ location: null }), null],
    ['that of the other number’s location', numberChange({ location: munich }), 'München Nord'],
    ['none for another number without one', numberChange({ location: null }), null],
    ['the one that a released number leaves', numberRelease(), 'Berlin Mitte'],
    [
      'none for a released number without one',
      numberRelease({ from: { ...numberRelease().from, location: null } }),
      null,
    ],
    ['none for an address that somebody typed', newAddress(), null],
    ['that of the address that is there already', newAddress({ civicAddressId: 'a9' }), 'Berlin Nord'],
    ['none for a caller ID', callerIdChange({ shows: 'hidden' }), null],
    ['none for a plan', planChange('domestic'), null],
  ];
  for (const [what, details, site] of sites) {
    it(`has as its site ${what}`, () => assert.equal(siteOf(details), site));
  }
});
