import assert from 'node:assert/strict';
import { checkAddress, noAddress, type TypedAddress } from '../../src/telephony/index.js';

const german = {
  company: 'Lindenhof',
  street: 'Torstraße',
  houseNumber: '49',
  city: 'Berlin',
  postalCode: '10119',
};
const american = {
  company: 'Lindenhof',
  houseNumber: '350',
  street: '5th Avenue',
  city: 'New York',
  region: 'NY',
  postalCode: '10118',
};

function taken(typed: Partial<TypedAddress>, country: string) {
  const checked = checkAddress({ ...noAddress, ...typed }, country);
  if ('problems' in checked) throw new Error(`not taken: ${JSON.stringify(checked.problems)}`);
  return checked.address;
}
function problems(typed: Partial<TypedAddress>, country: string): readonly string[] {
  const checked = checkAddress({ ...noAddress, ...typed }, country);
  return 'problems' in checked ? checked.problems.map(({ field, problem }) => `${field} ${problem}`) : [];
}

describe('a typed address', () => {
  it('is taken as it is where it fits its country', () => {
    assert.deepEqual(taken({ ...german, site: 'Lab', place: '4th floor' }, 'DE'), {
      ...german,
      country: 'DE',
      region: null,
      site: 'Lab',
      place: '4th floor',
    });
    assert.equal(taken(american, 'US').region, 'NY');
  });

  it('is named after city and street where nobody has named the building', () => {
    assert.equal(taken(german, 'DE').site, 'Berlin, Torstraße 49');
    assert.equal(taken(american, 'US').site, 'New York, 350 5th Avenue');
  });

  it('has every problem named, field by field in the order of the form', () => {
    assert.deepEqual(problems({}, 'US'), [
      'houseNumber missing',
      'street missing',
      'city missing',
      'region missing',
      'postalCode missing',
      'company missing',
    ]);
    assert.deepEqual(problems({ ...german, postalCode: '1011' }, 'DE'), ['postalCode form']);
    assert.deepEqual(problems({ ...german, street: 'x'.repeat(101) }, 'DE'), ['street tooLong']);
    assert.deepEqual(problems({ ...american, region: 'Bavaria' }, 'US'), ['region unknown']);
    assert.deepEqual(problems({ ...american, postalCode: '90210' }, 'US'), ['postalCode elsewhere']);
  });

  it('takes a postal code as people write it', () => {
    assert.equal(taken({ ...german, postalCode: 'D-10119' }, 'DE').postalCode, '10119');
    assert.equal(taken({ ...german, postalCode: ' 10119 ' }, 'DE').postalCode, '10119');
    const british = { ...german, street: 'Great Suffolk Street', city: 'London' };
    assert.equal(taken({ ...british, postalCode: 'se1 0bu' }, 'GB').postalCode, 'SE1 0BU');
    assert.equal(taken({ ...american, postalCode: '10118-0110' }, 'US').postalCode, '10118-0110');
    assert.equal(taken({ ...german, postalCode: '8050', city: 'Zürich' }, 'CH').postalCode, '8050');
  });

  it('takes a region by its code or any of its names', () => {
    for (const region of ['NY', 'ny', 'New York', 'new york']) {
      assert.equal(taken({ ...american, region }, 'US').region, 'NY');
    }
    const canadian = { ...american, city: 'Montréal', postalCode: 'H2T 3B3' };
    for (const region of ['QC', 'Quebec', 'Québec', 'quebec']) {
      assert.equal(taken({ ...canadian, region }, 'CA').region, 'QC');
    }
  });

  it('parts a number that was typed with the street, and leaves a street’s own number alone', () => {
    const parted = (street: string, country: string, others: Partial<TypedAddress> = german) => {
      const address = taken({ ...others, street, houseNumber: null }, country);
      return [address.street, address.houseNumber];
    };
    assert.deepEqual(parted('Torstraße 49', 'DE'), ['Torstraße', '49']);
    assert.deepEqual(parted('Torstraße 49a', 'DE'), ['Torstraße', '49a']);
    assert.deepEqual(parted('Torstraße 49-51', 'DE'), ['Torstraße', '49-51']);
    assert.deepEqual(parted('Straße des 17. Juni 135', 'DE'), ['Straße des 17. Juni', '135']);
    assert.deepEqual(parted('350 5th Avenue', 'US', american), ['5th Avenue', '350']);
    assert.deepEqual(problems({ ...german, street: 'Straße des 17. Juni', houseNumber: null }, 'DE'), [
      'houseNumber missing',
    ]);
    assert.deepEqual(problems({ ...american, street: '5th Avenue', houseNumber: null }, 'US'), [
      'houseNumber missing',
    ]);
  });

  it('loses what cannot be seen', () => {
    const address = taken({ ...german, street: ' Tor\u202Estraße\n ', place: ' \u200B ' }, 'DE');
    assert.equal(address.street, 'Torstraße');
    assert.equal(address.place, null);
  });

  it('keeps nothing that the country’s addresses do not have', () => {
    assert.equal(taken({ ...german, region: 'Berlin' }, 'DE').region, null);
    assert.equal(taken({ ...german, postalCode: null, region: 'Kowloon' }, 'HK').postalCode, null);
  });
});
