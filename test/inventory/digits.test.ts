import assert from 'node:assert/strict';
import { digitsTyped, reversedDigits, withoutTrunkPrefix } from '../../src/inventory/index.js';

describe('digits that people type', () => {
  it('lose signs, blanks and an international prefix', () => {
    for (const text of ['+49 30 / 231-250', '0049 (30) 231.250', ' 4930231250 ']) {
      assert.equal(digitsTyped(text), '4930231250', text);
    }
    assert.equal(digitsTyped('030 231'), '030231');
  });

  it('are nothing but digits', () => {
    for (const text of ['', ' ', '+', 'call me', '12%', "1' or '1'='1", '1234567890123456']) {
      assert.equal(digitsTyped(text), null, text);
    }
  });

  it('may begin with the prefix of calls within a country', () => {
    assert.equal(withoutTrunkPrefix('030231'), '30231');
    assert.equal(withoutTrunkPrefix('030'), null);
    assert.equal(withoutTrunkPrefix('30231'), null);
  });

  it('are compared from behind', () => {
    assert.equal(reversedDigits('+4930'), '0394');
  });
});
