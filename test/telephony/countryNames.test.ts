import assert from 'node:assert/strict';
import { allCountries, countriesWithData, countryName, countryOfCode } from '../../src/telephony/index.js';

describe("countries' names", () => {
  it('are known in English and German for every ISO country', () => {
    assert.equal(allCountries.length, 250);
    for (const country of allCountries) {
      assert.notEqual(countryName(country, 'en'), country);
      assert.notEqual(countryName(country, 'de'), country);
    }
  });

  it('cover every region that Intl knows but its unions, territories without a code and former states', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const notCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
    const regions = letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => names.of(code) !== undefined && !notCountries.has(code))
      // A former code stands for today's country: DD for DE.
      .filter((code) => new Intl.Locale(`und-${code}`).region === code);
    assert.deepEqual(
      regions.filter((code) => !['UK'].includes(code)),
      [...allCountries],
    );
  });

  it('speak the language that is asked for, regional forms included', () => {
    assert.equal(countryName('DE', 'en'), 'Germany');
    assert.equal(countryName('AT', 'de-AT'), 'Österreich');
    assert.equal(countryName('CH', 'fr'), 'Suisse');
  });

  it('have codes of two and of three letters', () => {
    assert.equal(countryOfCode('DE'), 'DE');
    assert.equal(countryOfCode('DEU'), 'DE');
    assert.equal(countryOfCode('CHE'), 'CH');
    assert.equal(countryOfCode('USA'), 'US');
    assert.equal(countryOfCode('de'), null);
    assert.equal(countryOfCode('ZZ'), null);
    for (const country of countriesWithData) assert.equal(countryOfCode(country), country);
  });
});
