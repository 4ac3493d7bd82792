import assert from 'node:assert/strict';
import { type Language, understand } from '../../src/conversation/index.js';
import { chooseNamed, wordsToLookUp } from '../../src/desk/namedLocation.js';
import { type EmergencyLocation, locationId, searchText } from '../../src/telephony/index.js';

interface Address {
  readonly site: string;
  readonly city: string;
  readonly street: string;
  readonly places: readonly (string | null)[];
  readonly country?: string;
}
const addresses: readonly Address[] = [
  {
    site: 'Berlin Mitte',
    city: 'Berlin',
    street: 'Invalidenstraße 42',
    places: [
      'Ground floor',
      '1st floor',
      '2nd floor',
      '3rd floor',
      '4th floor',
      '5th floor, north wing',
      '5th floor, south wing',
    ],
  },
  {
    site: 'Berlin Adlershof',
    city: 'Berlin',
    street: 'Rudower Chaussee 7',
    places: [null, 'Ground floor', '1st floor', '2nd floor', 'Laboratory wing'],
  },
  {
    site: 'München Werksviertel, Haus A',
    city: 'München',
    street: 'Atelierstraße 12',
    places: ['Ground floor', '1st floor', '2nd floor', '3rd floor', '4th floor'],
  },
  {
    site: 'München Werksviertel, Haus B',
    city: 'München',
    street: 'Friedenstraße 39',
    places: ['1st floor', '2nd floor', 'Workshop', '1. UG'],
  },
  {
    site: 'Hamburg HafenCity',
    city: 'Hamburg',
    street: 'Am Sandtorkai 60',
    places: [null, 'Ground floor', '1st floor', '2nd floor', '3rd floor', '4th floor', 'North wing'],
  },
  {
    site: 'Campus 0',
    city: 'Kassel',
    street: 'Lange Straße 1',
    places: ['EG', '3. OG', '4. OG', 'Room 4.12'],
  },
  { site: 'Campus 41', city: 'Kassel', street: 'Lange Straße 42', places: ['1. OG'] },
  { site: 'Campus 42', city: 'Kassel', street: 'Lange Straße 43', places: ['1. OG'] },
  { site: 'Köln Deutz', city: 'Köln', street: 'Deutzer Ring 4', places: ['Level 4', '12F'] },
  {
    site: 'London Southwark',
    city: 'London',
    street: '85 Great Suffolk Street',
    places: ['4th floor'],
    country: 'GB',
  },
  {
    site: 'Paris La Défense, tour Hélène',
    city: 'Courbevoie',
    street: '14 Place des Étoiles',
    places: ['4th floor'],
    country: 'FR',
  },
  { site: 'Larkspur House', city: 'Slough', street: '1 High Street', places: ['1st floor'], country: 'GB' },
];
const all: readonly EmergencyLocation[] = addresses.flatMap(({ places, country = 'DE', ...address }) =>
  places.map((place) => ({
    ...address,
    id: locationId(`${address.site} ${place}`),
    civicAddressId: address.site,
    place,
    companyName: 'Lindenhof Group',
    stateOrProvince: null,
    postalCode: null,
    country,
    validated: true,
  })),
);
const mitte = all.find(({ site, place }) => site === 'Berlin Mitte' && place === '2nd floor') ?? null;

/** As the catalogue finds them: by the beginnings of words. */
const like = (locations: readonly EmergencyLocation[], words: readonly string[]) =>
  locations.filter((location) => words.some((word) => searchText(location).includes(` ${word}`)));

function choose(named: readonly string[], current: EmergencyLocation | null): string {
  const german = all.filter(({ country }) => country === 'DE');
  const { ofPlaces, withFloors } = wordsToLookUp(named, current);
  const candidates = like(german, [...ofPlaces, ...withFloors]);
  const chosen = chooseNamed(named, { candidates, anywhere: like(all, ofPlaces), current, country: 'DE' });
  switch (chosen.found) {
    case 'location':
      return `${chosen.location.site}/${chosen.location.place}`;
    case 'unknownPlace':
      return `unknown: ${chosen.name}`;
    case 'otherCountry':
      return `${chosen.country}: ${chosen.name}`;
    case 'nothing':
      return 'nothing';
  }
}

function named(message: string, language: Language, current = mitte): string {
  const command = understand(message, language);
  return command.do === 'openLocationForm' ? choose(command.named, current) : command.do;
}

const cases: Readonly<Record<'en' | 'de', readonly (readonly [string, string])[]>> = {
  en: [
    ['I moved to the 4th floor', 'Berlin Mitte/4th floor'],
    ['I moved to the fourth floor', 'Berlin Mitte/4th floor'],
    ['I moved to floor four', 'Berlin Mitte/4th floor'],
    ['I moved to 4F', 'Berlin Mitte/4th floor'],
    ['I moved to the ground floor', 'Berlin Mitte/Ground floor'],
    ['I moved to the 4th floor in Hamburg', 'Hamburg HafenCity/4th floor'],
    ['I am now on the fourth floor in hamburg hafencity', 'Hamburg HafenCity/4th floor'],
    ['I am now at Berlin Adlershof 2nd floor', 'Berlin Adlershof/2nd floor'],
    ['my office is now in Hamburg HafenCity, 4th floor', 'Hamburg HafenCity/4th floor'],
    ['I now work from Hamburg', 'Hamburg HafenCity/null'],
    ['I moved to our Hamburg office', 'Hamburg HafenCity/null'],
    ['I moved to the Hamburg site', 'Hamburg HafenCity/null'],
    ['I moved to Am Sandtorkai 60, floor 4', 'Hamburg HafenCity/4th floor'],
    ['I moved to Am Sandtorkai 60, 4th floor', 'Hamburg HafenCity/4th floor'],
    ['I moved to Campus 0 floor 3', 'Campus 0/3. OG'],
    ['I moved to Campus 0, EG', 'Campus 0/EG'],
    ['I moved to Campus 42', 'Campus 42/1. OG'],
    ['I moved to Campus 43', 'unknown: Campus 43'],
    ['I moved to Campus 0, room 4.12', 'Campus 0/Room 4.12'],
    ['moved to room 4.12', 'unknown: room 4.12'],
    ['I moved to building 7', 'unknown: building 7'],
    ['I moved to Munich, house A, 4th floor', 'München Werksviertel, Haus A/4th floor'],
    ['I moved to the 4th floor in Munich', 'München Werksviertel, Haus A/4th floor'],
    ['I moved to the 4th floor in Muenchen', 'München Werksviertel, Haus A/4th floor'],
    ['I moved to the 2nd floor in Munich', 'nothing'],
    ['I moved to the basement in Munich', 'München Werksviertel, Haus B/1. UG'],
    ['I moved to Cologne, 12th floor', 'Köln Deutz/12F'],
    ['I moved to Cologne, level 4', 'Köln Deutz/Level 4'],
    ['I moved to the 4th floor in Koeln', 'Köln Deutz/Level 4'],
    ['I moved to Berlin Adlershof, Germany, 2nd floor', 'Berlin Adlershof/2nd floor'],
    ['I moved from the 3rd floor to the 4th floor', 'Berlin Mitte/4th floor'],
    ['I moved from Berlin Adlershof to the 4th floor in Hamburg', 'Hamburg HafenCity/4th floor'],
    ['I moved to the 4th floor last week because our Paris team needed the space', 'Berlin Mitte/4th floor'],
    [
      'Hi Line Desk, my team moved to the 4th floor yesterday, please update my emergency location asap',
      'Berlin Mitte/4th floor',
    ],
    ["I'm no longer on the 2nd floor, I moved to the 4th floor", 'Berlin Mitte/4th floor'],
    ['My colleague and I moved to the 4th floor', 'Berlin Mitte/4th floor'],
    ['I moved to Paris La Défense, 4th floor', 'FR: Paris La Défense'],
    ['I moved to the 4th floor in Paris La Défense', 'FR: Paris La Défense'],
    ['I moved to the 4th floor in London', 'GB: London'],
    ['I moved to the 4th floor in Zurich', 'CH: Zurich'],
    ['I moved to the 4th floor in Zürich', 'CH: Zürich'],
    ['I moved to the 4th floor in Vienna', 'AT: Vienna'],
    ['I moved to the 4th floor in Wien', 'AT: Wien'],
    ['I moved to Brussels, 4th floor', 'BE: Brussels'],
    ['I moved to the Warsaw office, 4th floor', 'PL: Warsaw'],
    ['I moved to Larkspur House', 'GB: Larkspur House'],
    ['I moved to the 4th floor in France', 'FR: France'],
    ['I moved to the 4th floor in Atlantis', 'unknown: Atlantis'],
    ['i moved to the 4th floor at atlantis', 'unknown: atlantis'],
    ['I moved to the 4th floor Atlantis', 'unknown: Atlantis'],
    ['I moved to Berlin Kreuzberg, 4th floor', 'unknown: Berlin Kreuzberg'],
    ['I moved to Stuttgart', 'unknown: Stuttgart'],
    ['I moved to the 4th floor in Stuttgart', 'unknown: Stuttgart'],
    ['I moved to the 3rd floor in Adlershof', 'unknown: 3rd floor, Adlershof'],
    ['I moved to floor -1', 'unknown: floor -1'],
    ['I moved to the basement', 'unknown: basement'],
    ['I moved to the top floor', 'unknown: top floor'],
    ['I moved one floor up', 'unknown: one floor up'],
    ['I moved to another floor', 'nothing'],
    ['I moved floors', 'nothing'],
    ['I moved to another building, 4th floor', 'nothing'],
    ['I moved to the 4th floor of the new building', 'nothing'],
    ['Not Berlin, 4th floor, I moved', 'nothing'],
    ['I moved to the 4th floor (London)', 'GB: London'],
    ['I moved to the 4th floor of the London building', 'GB: London building'],
    ['we moved and are now in Paris on the 4th floor', 'FR: Paris'],
    ['I moved to the 4th floor last Monday', 'Berlin Mitte/4th floor'],
    ['I moved two floors up', 'unknown: two floors up'],
    ['I moved to Hambrug', 'unknown: Hambrug'],
    ['I moved to 4 October', 'nothing'],
    ['I moved on October 4th', 'nothing'],
    ['I moved to the 2nd floor on 4 October', 'nothing'],
    ['I moved to the 3rd floor on October 4', 'Berlin Mitte/3rd floor'],
    ['I moved to the 3rd floor 2 weeks ago', 'Berlin Mitte/3rd floor'],
    ['I moved to the 2nd floor', 'nothing'],
    ['I moved to the 5th floor', 'nothing'],
    ['I moved to the 5th floor, north wing', 'Berlin Mitte/5th floor, north wing'],
    ['I did not move to the 4th floor', 'nothing'],
    ["I didn't move to the 4th floor", 'confirmLocation'],
    ['I am not on the 4th floor anymore', 'nothing'],
    ['update my emergency location, my colleague moved to the 4th floor', 'nothing'],
    ['my colleague moved to the 4th floor', 'askForSomebody'],
    ['update my emergency location', 'nothing'],
    ['I moved to Lindenhof Group', 'suggest'],
    ['if I dial 911 they would go to the old building', 'nothing'],
  ],
  de: [
    ['Ich bin in die 4. Etage umgezogen', 'Berlin Mitte/4th floor'],
    ['ich bin jetzt im 4. Stock', 'Berlin Mitte/4th floor'],
    ['Ich sitze jetzt im 4. OG', 'Berlin Mitte/4th floor'],
    ['Ich bin ins vierte OG gezogen', 'Berlin Mitte/4th floor'],
    ['Ich sitze jetzt im vierten Stock', 'Berlin Mitte/4th floor'],
    ['Ich bin umgezogen: viertes OG', 'Berlin Mitte/4th floor'],
    ['Ich sitze jetzt im Erdgeschoss', 'Berlin Mitte/Ground floor'],
    ['Ich bin umgezogen, EG', 'Berlin Mitte/Ground floor'],
    ['Ich sitze jetzt in Adlershof, 2. Etage', 'Berlin Adlershof/2nd floor'],
    ['Ich arbeite jetzt in Hamburg', 'Hamburg HafenCity/null'],
    ['Ich arbeite jetzt in München, 4. Stock', 'München Werksviertel, Haus A/4th floor'],
    ['Ich bin nach München, Haus A, 4. Stock umgezogen', 'München Werksviertel, Haus A/4th floor'],
    ['Ich bin von Berlin nach Hamburg in den 4. Stock gezogen', 'Hamburg HafenCity/4th floor'],
    ['Ich bin von der 3. in die 4. Etage gezogen', 'Berlin Mitte/4th floor'],
    ['Ich bin in die Lange Str. 43 gezogen', 'Campus 42/1. OG'],
    ['Ich bin in den 4. Stock gezogen, weil unser Team gewachsen ist', 'Berlin Mitte/4th floor'],
    ['Wir sind am 4. Oktober umgezogen', 'nothing'],
    ['Wir sind am 4. Oktober in den 3. Stock umgezogen', 'Berlin Mitte/3rd floor'],
    ['Ich bin nach Wien gezogen, 4. Stock', 'AT: Wien'],
    ['Ich sitze jetzt im 4. Stock in Zürich', 'CH: Zürich'],
    ['Ich sitze jetzt im 4. Stock in Atlantis', 'unknown: Atlantis'],
    ['Ich sitze jetzt im 4. Stock bei Atlantis', 'unknown: Atlantis'],
    ['Ich bin nach Frankreich gezogen, 4. Stock', 'FR: Frankreich'],
    ['Ich sitze jetzt im Keller', 'unknown: Keller'],
    ['Ich sitze jetzt im 1. UG', 'unknown: 1. UG'],
    ['Ich bin jetzt im 1. UG in München', 'München Werksviertel, Haus B/1. UG'],
    ['Ich bin nicht in den 4. Stock umgezogen', 'nothing'],
    ['Mein Kollege ist in den 4. Stock umgezogen', 'askForSomebody'],
    ['Ich bin nicht mehr in Berlin', 'nothing'],
    ['Notfallstandort ändern', 'nothing'],
  ],
};

describe('the location that a message names', () => {
  for (const language of ['en', 'de'] as const) {
    for (const [message, expected] of cases[language]) {
      it(`is ${expected} for "${message}"`, () => assert.equal(named(message, language), expected));
    }
  }

  it('is not guessed where several places fit and none is at the current address', () => {
    assert.equal(named('I moved to the 4th floor', 'en', null), 'nothing');
  });

  it('is a place of that name where only the wing is said', () => {
    assert.equal(choose(['north wing'], mitte), 'Berlin Mitte/5th floor, north wing');
  });
});
