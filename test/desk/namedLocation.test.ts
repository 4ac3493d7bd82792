import assert from 'node:assert/strict';
import { chooseNamed } from '../../src/desk/namedLocation.js';
import { type EmergencyLocation, locationId, searchWords } from '../../src/telephony/index.js';

const place = (site: string, name: string | null, city = site.split(' ')[0] ?? site): EmergencyLocation => ({
  id: locationId(`${site} ${name}`),
  civicAddressId: site,
  site,
  place: name,
  companyName: 'Lindenhof Group',
  street: 'Am Ring 4',
  city,
  stateOrProvince: null,
  postalCode: null,
  country: 'DE',
  validated: true,
});
const mitte = ['2nd floor', '3rd floor', '4th floor'].map((name) => place('Berlin Mitte', name));
const adlershof = [null, '1st floor', '2nd floor'].map((name) => place('Berlin Adlershof', name));
const hamburg = [null, '4th floor', 'North wing'].map((name) => place('Hamburg HafenCity', name));
const all = [...mitte, ...adlershof, ...hamburg];
const named = (message: string, current: EmergencyLocation | null = mitte[0] ?? null) => {
  const chosen = chooseNamed(all, searchWords(message), current);
  return chosen === null ? null : `${chosen.site}/${chosen.place}`;
};

describe('the location that a message names', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['I moved to the 4th floor', 'Berlin Mitte/4th floor'],
    ['4th floor in Hamburg', 'Hamburg HafenCity/4th floor'],
    ['I am now on the fourth floor in hamburg hafencity', 'Hamburg HafenCity/4th floor'],
    ['Ich sitze jetzt in Adlershof, 2. Etage', 'Berlin Adlershof/2nd floor'],
    ['our Hamburg office', 'Hamburg HafenCity/null'],
    ['the north wing please', 'Hamburg HafenCity/North wing'],
    ['3rd floor in Adlershof', null],
    ['update my emergency location', null],
    ['another floor', null],
    ['Lindenhof Group', null],
    ['2nd floor', null],
  ];
  for (const [message, expected] of cases) {
    it(`is ${expected ?? 'not guessed'} for "${message}"`, () => assert.equal(named(message), expected));
  }

  it('is not guessed where several places fit and none is at the current address', () => {
    assert.equal(named('4th floor', null), null);
  });
});
