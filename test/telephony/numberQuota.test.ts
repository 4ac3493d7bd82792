import assert from 'node:assert/strict';
import { numberQuota, numbersLeft } from '../../src/telephony/index.js';

describe('the quota of numbers', () => {
  it('is a tenth more than the minute plans and ten more, and one for each pay-as-you-go licence', () => {
    assert.equal(numberQuota({ domestic: 30, international: 0, payAsYouGo: 20 }), 63);
    assert.equal(numberQuota({ domestic: 10, international: 20, payAsYouGo: 20 }), 63);
    assert.equal(numberQuota({ domestic: 0, international: 0, payAsYouGo: 0 }), 10);
    assert.equal(numberQuota({ domestic: 10, international: 0, payAsYouGo: 0 }), 21);
  });

  it('counts no part of a number, and no error of binary fractions', () => {
    assert.equal(numberQuota({ domestic: 5, international: 0, payAsYouGo: 0 }), 15);
    for (let tens = 0; tens < 10_000; tens++) {
      assert.equal(numberQuota({ domestic: tens * 10, international: 0, payAsYouGo: 0 }), tens * 11 + 10);
    }
  });

  it('leaves ported numbers out, and never less than none', () => {
    const stock = { domestic: 30, international: 0, payAsYouGo: 20 };
    assert.equal(numbersLeft(stock, { all: 60, ported: 0 }), 3);
    assert.equal(numbersLeft(stock, { all: 80, ported: 40 }), 23);
    assert.equal(numbersLeft(stock, { all: 90, ported: 0 }), 0);
  });
});
