import assert from 'node:assert/strict';
import { likeness, samePlace, wordsOfAddress } from '../../src/telephony/index.js';

const typed = (
  street: string,
  houseNumber: string | null,
  city = 'Berlin',
  postalCode: string | null = '10119',
) => ({
  country: 'DE',
  street,
  houseNumber,
  city,
  postalCode,
});
const listed = (street: string, city = 'Berlin', postalCode: string | null = '10119') => ({
  street,
  city,
  postalCode,
});
const american = (street: string, houseNumber: string) => ({
  ...typed(street, houseNumber, 'New York', '10036'),
  country: 'US',
});

describe('an address and a location of the list', () => {
  it('are one where only spelling and abbreviations differ', () => {
    for (const street of ['Torstraße', 'Torstr.', 'torstrasse', 'Tor-Straße', 'Tor Str', 'TORSTRASSE']) {
      assert.equal(likeness(typed(street, '49'), listed('Torstraße 49')), 'sameAddress', street);
      assert.equal(likeness(typed('Torstraße', '49'), listed(`${street} 49`)), 'sameAddress', street);
    }
    const here = listed('120 West 44th Street', 'New York', '10036');
    for (const street of ['W 44th St', 'West 44th St.', 'W. 44th Street']) {
      assert.equal(likeness(american(street, '120'), here), 'sameAddress', street);
    }
  });

  it('are one where a number’s addition is written apart, or the town is known by one of its marks', () => {
    assert.equal(likeness(typed('Überseeallee', '3 A'), listed('Überseeallee 3a')), 'sameAddress');
    assert.equal(likeness(typed('Torstr.', '49', 'Berlin-Mitte'), listed('Torstraße 49')), 'sameAddress');
    assert.equal(likeness(typed('Torstr.', '49', 'Berlin', '10117'), listed('Torstraße 49')), 'sameAddress');
  });

  it('may be one where a letter or the addition differs', () => {
    assert.equal(likeness(typed('Torrstraße', '49'), listed('Torstraße 49')), 'similar');
    assert.equal(likeness(typed('Torstraße', '49a'), listed('Torstraße 49')), 'similar');
  });

  it('are two where number, street or town is another one', () => {
    assert.equal(likeness(typed('Torstraße', '94'), listed('Torstraße 49')), null);
    assert.equal(likeness(typed('Invalidenstraße', '49'), listed('Torstraße 49')), null);
    assert.equal(likeness(typed('Torstraße', '49', 'Potsdam', '14467'), listed('Torstraße 49')), null);
    assert.equal(likeness(typed('Torstraße', '49', 'Potsdam', null), listed('Torstraße 49')), null);
    // Short names differ by a letter and are others all the same.
    assert.equal(likeness(typed('Rue', '4'), listed('Rub 4')), null);
  });

  it('are looked up by words that either spelling begins with', () => {
    assert.deepEqual(wordsOfAddress(typed('Torstraße', '49')), ['torstr', '49', '10119', 'berlin']);
    assert.deepEqual(wordsOfAddress(typed('Great Suffolk Street', null)).slice(0, 3), [
      'great',
      'suffolk',
      'st',
    ]);
  });

  it('are one place whatever the case', () => {
    assert.ok(samePlace('4th floor', '4th Floor'));
    assert.ok(samePlace(null, ''));
    assert.ok(!samePlace(null, '4th floor'));
  });
});
