import assert from 'node:assert/strict';
import { locationAddress } from '../../src/telephony/index.js';

describe('an address on one line', () => {
  const place = { stateOrProvince: null };
  it('is written as its country does', () => {
    const london = { ...place, street: '85 Great Suffolk Street', city: 'London', country: 'GB' };
    assert.equal(
      locationAddress({ ...london, postalCode: 'SE1 0BU' }),
      '85 Great Suffolk Street, London SE1 0BU',
    );
    assert.equal(locationAddress({ ...london, postalCode: null }), '85 Great Suffolk Street, London');
    const dublin = { ...place, street: '2 Grand Canal Quay', city: 'Dublin 2', country: 'IE' };
    assert.equal(
      locationAddress({ ...dublin, postalCode: 'D02 A342' }),
      '2 Grand Canal Quay, Dublin 2 D02 A342',
    );
    const berlin = { ...place, street: 'Torstraße 49', city: 'Berlin', postalCode: '10119', country: 'DE' };
    assert.equal(locationAddress(berlin), 'Torstraße 49, 10119 Berlin');
    const york = { street: '350 Fifth Avenue', city: 'New York', postalCode: '10118', country: 'US' };
    assert.equal(locationAddress({ ...york, stateOrProvince: 'NY' }), '350 Fifth Avenue, New York, NY 10118');
  });
});
