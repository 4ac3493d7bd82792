import assert from 'node:assert/strict';
import { anyNumber, type NumberWish } from '../../src/desk/index.js';
import { countryOfCity, sameCity, surelyOtherCity } from '../../src/desk/numbers/cityComparison.js';
import { fits, patternOf, readDigits } from '../../src/desk/numbers/wishedDigits.js';
import { e164 } from '../support/lineRequests.js';

const berlin = e164('+493023125042');
const newYork = e164('+12125550142');

describe('the digits that somebody wishes', () => {
  const read = (digits: string, digitsAt: NumberWish['digitsAt'] = 'end') => {
    const found = readDigits({ ...anyNumber, digits, digitsAt });
    return found.read === 'digits' ? found.tries.map((each) => each.digits) : found.read;
  };

  it('are read as people type them', () => {
    assert.deepEqual(read('42'), ['42']);
    assert.deepEqual(read('0'), ['0']);
    assert.deepEqual(read('+49 30 231'), ['4930231']);
    assert.deepEqual(read('030 / 231-250'), ['030231250', '30231250']);
    assert.deepEqual(read('030', 'start'), ['030', '30']);
    assert.equal(read('lucky'), 'notDigits');
    assert.equal(read('1234567890123456'), 'notDigits');
    assert.equal(read('12', 'anywhere'), 'tooFewDigits');
    assert.equal(readDigits(anyNumber).read, 'none');
  });

  it('stand at the end, anywhere, or at one of the beginnings of a number', () => {
    const stand = (number: typeof berlin, digits: string, at: NumberWish['digitsAt']) =>
      fits(number, { at, digits });
    assert.ok(stand(berlin, '42', 'end'));
    assert.ok(!stand(berlin, '43', 'end'));
    assert.ok(stand(berlin, '3125', 'anywhere'));
    for (const beginning of ['49', '4930', '30', '30231', '2312']) {
      assert.ok(stand(berlin, beginning, 'start'), beginning);
    }
    for (const inside of ['31', '5042', '93']) assert.ok(!stand(berlin, inside, 'start'), inside);
    for (const beginning of ['1212', '212', '555']) assert.ok(stand(newYork, beginning, 'start'), beginning);
    assert.ok(!stand(newYork, '0142', 'start'));
  });

  it('are looked for by what the inventory knows', () => {
    assert.deepEqual(patternOf({ at: 'end', digits: '4' }, '49'), { endsWith: '4' });
    assert.deepEqual(patternOf({ at: 'anywhere', digits: '312' }, '49'), { contains: '312' });
    assert.deepEqual(patternOf({ at: 'start', digits: '30' }, '49'), { contains: '4930' });
    assert.equal(patternOf({ at: 'start', digits: '2' }, '1'), null);
  });
});

describe('the city of a number and that of a place', () => {
  it('are the same by any of their names', () => {
    assert.ok(sameCity('München', 'munich'));
    assert.ok(sameCity('Frankfurt am Main', 'Frankfurt'));
    assert.ok(sameCity('Kleinmachnow', 'kleinmachnow'));
    assert.ok(!sameCity('Berlin', 'Hamburg'));
    assert.ok(!sameCity('', ''));
  });

  it('are surely two only where both are known', () => {
    assert.ok(surelyOtherCity('Berlin', 'Hamburg'));
    assert.ok(!surelyOtherCity('München', 'Munich'));
    assert.ok(!surelyOtherCity('Courbevoie', 'Paris'), 'a suburb may share the area code');
  });

  it('tell a country where the city is known', () => {
    assert.equal(countryOfCity('London'), 'GB');
    assert.equal(countryOfCity('Kleinmachnow'), null);
  });
});
