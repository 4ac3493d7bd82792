import assert from 'node:assert/strict';
import { addressFormat } from '../../src/telephony/index.js';

const fieldsOf = (country: string) =>
  addressFormat(country).fields.map(({ field, required }) => `${field}${required ? '!' : ''}`);

describe('the format of a country’s addresses', () => {
  it('has the fields in the country’s own order, and says which ones are needed', () => {
    assert.deepEqual(fieldsOf('DE'), ['street!', 'houseNumber!', 'postalCode!', 'city!']);
    assert.deepEqual(fieldsOf('US'), ['houseNumber!', 'street!', 'city!', 'region!', 'postalCode!']);
    assert.deepEqual(fieldsOf('FR'), ['houseNumber!', 'street!', 'postalCode!', 'city!']);
    assert.deepEqual(fieldsOf('IT'), ['street!', 'houseNumber!', 'postalCode!', 'city!', 'region!']);
  });

  it('asks for no house number where houses have names', () => {
    assert.deepEqual(fieldsOf('GB').slice(0, 2), ['houseNumber', 'street!']);
    assert.deepEqual(fieldsOf('IE'), ['houseNumber', 'street!', 'city!', 'region', 'postalCode']);
  });

  it('always has a city, since Microsoft wants one', () => {
    assert.ok(fieldsOf('SG').includes('city!'));
    assert.ok(fieldsOf('JP').includes('city!'));
  });

  it('calls postal code and region by the country’s names, with an example', () => {
    const american = addressFormat('US');
    assert.equal(american.postalCodeName, 'zip');
    assert.equal(american.regionName, 'state');
    assert.match(american.postalCodeExample ?? '', /^\d{5}$/);
    assert.equal(addressFormat('IE').postalCodeName, 'eircode');
    assert.equal(addressFormat('IE').regionName, 'county');
    assert.equal(addressFormat('DE').postalCodeName, 'postal');
  });

  it('offers the regions by name, in the reader’s language where it is known, and keeps what addresses hold', () => {
    const { regions } = addressFormat('CA', 'fr');
    assert.deepEqual(
      regions.find(({ value }) => value === 'BC'),
      { value: 'BC', name: 'Colombie-Britannique' },
    );
    const names = addressFormat('US').regions.map(({ name }) => name);
    assert.deepEqual(
      names,
      names.toSorted((a, b) => a.localeCompare(b, 'en')),
    );
    // Names, not codes, stand in Irish and Mexican addresses.
    assert.ok(addressFormat('IE').regions.some(({ value }) => value === 'Co. Dublin'));
    assert.deepEqual(addressFormat('DE').regions, []);
  });

  it('writes foreign names in Latin letters', () => {
    assert.ok(addressFormat('JP').regions.some(({ value }) => value === 'Hokkaido'));
  });

  it('has street and city for a country of which nothing is known', () => {
    assert.deepEqual(fieldsOf('ZZ'), ['street!', 'houseNumber!', 'city!']);
    assert.deepEqual(fieldsOf('../../package'), fieldsOf('ZZ'));
  });
});
