import assert from 'node:assert/strict';
import { addressFormat, checkAddress, noAddress, type TypedAddress } from '../../src/telephony/index.js';

const typed = (address: Partial<TypedAddress>): TypedAddress => ({
  ...noAddress,
  company: 'Contoso',
  site: 'Head office',
  ...address,
});

/** "field: problem" for each fault of an address. */
function faults(country: string, address: Partial<TypedAddress>): readonly string[] {
  const checked = checkAddress(typed(address), country);
  return 'problems' in checked ? checked.problems.map(({ field, problem }) => `${field}: ${problem}`) : [];
}

describe('how a country writes addresses', () => {
  const right: readonly (readonly [string, Partial<TypedAddress>])[] = [
    ['DE', { street: 'Torstraße', houseNumber: '49', postalCode: '10119', city: 'Berlin' }],
    ['AT', { street: 'Mariahilfer Straße', houseNumber: '1', postalCode: '1060', city: 'Wien' }],
    ['CH', { street: 'Bahnhofstrasse', houseNumber: '1', postalCode: '8001', city: 'Zürich' }],
    ['FR', { street: 'Rue de Rivoli', houseNumber: '10', postalCode: '75004', city: 'Paris' }],
    ['GB', { street: '10 Downing Street', postalCode: 'SW1A 2AA', city: 'London' }],
    ['US', { street: 'Broadway', houseNumber: '1500', postalCode: '10036', city: 'New York', region: 'NY' }],
    ['CA', { street: 'Front St W', houseNumber: '1', postalCode: 'M5J 2X2', city: 'Toronto', region: 'ON' }],
    ['NL', { street: 'Damrak', houseNumber: '1', postalCode: '1012 LG', city: 'Amsterdam' }],
  ];
  for (const [country, address] of right) {
    it(`takes an address of ${country}`, () => assert.deepEqual(faults(country, address), []));
  }

  const wrong: readonly (readonly [string, string, Partial<TypedAddress>, readonly string[]])[] = [
    [
      'a missing street',
      'DE',
      { houseNumber: '1', postalCode: '10119', city: 'Berlin' },
      ['street: missing'],
    ],
    [
      'a postal code of another form',
      'DE',
      { street: 'Torstraße', houseNumber: '49', postalCode: '1011', city: 'Berlin' },
      ['postalCode: form'],
    ],
    [
      'a missing state',
      'US',
      { street: 'Broadway', houseNumber: '1500', postalCode: '10036', city: 'New York' },
      ['region: missing'],
    ],
    [
      'a state that there is not',
      'US',
      { street: 'Broadway', houseNumber: '1500', postalCode: '10036', city: 'New York', region: 'ZZ' },
      ['region: unknown'],
    ],
    [
      'a postal code of another state',
      'US',
      { street: 'Broadway', houseNumber: '1500', postalCode: '94103', city: 'New York', region: 'NY' },
      ['postalCode: elsewhere'],
    ],
  ];
  for (const [what, country, address, expected] of wrong) {
    it(`names ${what}`, () => assert.deepEqual(faults(country, address), expected));
  }

  it('puts the fields in the country’s own order, and names its postal code and region', () => {
    const fields = (country: string) => addressFormat(country).fields.map(({ field }) => field);
    assert.deepEqual(fields('DE').slice(0, 2), ['street', 'houseNumber']);
    assert.deepEqual(fields('FR').slice(0, 2), ['houseNumber', 'street']);
    assert.equal(addressFormat('US').postalCodeName, 'zip');
    assert.equal(addressFormat('US').regionName, 'state');
    assert.equal(addressFormat('IE').postalCodeName, 'eircode');
    assert.ok(addressFormat('US').regions.some(({ value, name }) => value === 'NY' && name === 'New York'));
  });
});
