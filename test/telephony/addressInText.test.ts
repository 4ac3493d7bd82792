import assert from 'node:assert/strict';
import { addressInText } from '../../src/telephony/index.js';

/** The parts that were found, in one line. */
function found(text: string, country: string): string {
  const { street, houseNumber, postalCode, city, region } = addressInText(text, country);
  return [street, houseNumber, postalCode, city, region].filter((part) => part !== null).join(' | ');
}

describe('an address in a message', () => {
  const written: readonly (readonly [string, string, string])[] = [
    ['DE', "my office isn't in the list, it's Torstraße 49, 10119 Berlin", 'Torstraße | 49 | 10119 | Berlin'],
    [
      'DE',
      'Unser neues Büro: Unter den Linden 5a, 10117 Berlin, 3. Stock',
      'Unter den Linden | 5a | 10117 | Berlin',
    ],
    ['DE', 'bitte Am Sandtorkai 60, 20457 Hamburg anlegen', 'Am Sandtorkai | 60 | 20457 | Hamburg'],
    [
      'DE',
      'Wir sind jetzt in der Kaiserstraße 12, 60311 Frankfurt am Main',
      'Kaiserstraße | 12 | 60311 | Frankfurt am Main',
    ],
    ['US', 'please add 1500 Broadway, New York, NY 10036', 'Broadway | 1500 | 10036 | New York | NY'],
  ];
  for (const [country, text, expected] of written) {
    it(`is read from "${text}"`, () => assert.equal(found(text, country), expected));
  }

  it('is read with the house number in front where the country writes it so', () => {
    const { street, houseNumber } = addressInText('we moved to 10 Rue de Rivoli, 75004 Paris', 'FR');
    assert.deepEqual([street, houseNumber], ['Rue de Rivoli', '10']);
  });

  for (const text of [
    "my office isn't in the list",
    'Torstraße 49 fehlt',
    'We moved to Berlin on 10119',
    'between Torstraße 49, 10119 Berlin and Torstraße 51, 10119 Berlin',
  ]) {
    it(`is left to be typed where it isn’t sure: "${text}"`, () => assert.equal(found(text, 'DE'), ''));
  }
});
