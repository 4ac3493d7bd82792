import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { textOf } from '../support/cards.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';
import { filledIn, numbersOn, openForm, syncInventory } from '../support/numberForms.js';

/** Inputs over those of the form; the texts in English and German. */
type Problem = readonly [
  why: string,
  inputs: Readonly<Record<string, string>>,
  english: RegExp,
  german: RegExp,
];

describe('a form for a number that cannot be taken comes again with the reason', () => {
  let all: LineDeskInTest;
  let mara: TeamsPerson;
  let jordan: TeamsPerson;
  let places: ReadonlyMap<string, string>;
  before(async () => {
    all = await LineDeskInTest.start();
    await syncInventory(all);
    mara = all.person(knownPeople.withoutNumber.id, 'Mara Vogel');
    jordan = all.person(knownPeople.american.id, 'Jordan Reyes');
    for (const person of [mara, jordan]) await person.install();
    const locations = await all.lineDesk.store.allLocations();
    places = new Map(
      locations.map(({ site, place, validated, id }) => [
        `${site}${validated ? '' : ' (not validated)'}/${place ?? ''}`,
        id,
      ]),
    );
  });
  after(() => all.stop());

  const placeAt = (site: string): string => {
    const id = [...places].find(([name]) => name.startsWith(`${site}/`))?.[1];
    assert.ok(id !== undefined, site);
    return id;
  };

  const problems: readonly Problem[] = [
    [
      'the number was taken',
      { number: '+493023125000' },
      /has just been taken.*Nothing was sent\./,
      /ist gerade vergeben worden.*Es wurde nichts gesendet\./,
    ],
    [
      'the number is of another country',
      { number: '+12125550150' },
      /isn't among the numbers that can be given here/,
      /gehört nicht zu den Rufnummern, die hier vergeben/,
    ],
    [
      'the tenant has no such number',
      { number: '+493099999999' },
      /This number isn't in the list any more/,
      /Diese Rufnummer steht nicht mehr in der Liste/,
    ],
    [
      'nothing fits the digits that were typed',
      { digits: '999', city: 'Berlin' },
      /No free number fits this search/,
      /Keine freie Rufnummer passt zu dieser Suche/,
    ],
    [
      'the digits are none',
      { digits: 'lucky' },
      /No free number fits this search/,
      /Keine freie Rufnummer passt zu dieser Suche/,
    ],
    [
      'the place is unknown',
      { locationId: randomUUID() },
      /This emergency location isn't in the list any more/,
      /Dieser Notfallstandort steht nicht mehr in der Liste/,
    ],
    [
      'the place is abroad',
      { locationId: 'London Southwark' },
      /in another country than the number/,
      /in einem anderen Land als die Rufnummer/,
    ],
    [
      'the place was never validated',
      { locationId: 'Hamburg HafenCity (not validated)' },
      /hasn't been validated/,
      /nicht überprüft/,
    ],
    [
      'number and place are in two cities',
      { number: '+494066969042' },
      /\+49 40 66969042 belongs to Hamburg, and Berlin Mitte is in Berlin/,
      /\+49 40 66969042 gehört zu Hamburg, und Berlin Mitte liegt in Berlin/,
    ],
    [
      'no number of the search is near the place',
      { city: 'Hamburg' },
      /No number of this search is in the area of Berlin Mitte/,
      /Keine Rufnummer dieser Suche liegt im Gebiet von Berlin Mitte/,
    ],
    [
      'the reason is too long',
      { reason: 'x'.repeat(501) },
      /The reason is longer than 500 characters/,
      /Die Begründung|Der Grund/,
    ],
  ];
  for (const [why, inputs, english, german] of problems) {
    it(`because ${why}`, async () => {
      const { locationId, ...others } = inputs;
      const place =
        locationId === undefined
          ? {}
          : { locationId: locationId.includes('-') ? locationId : placeAt(locationId) };
      for (const [locale, expected] of [
        ['en-GB', english],
        ['de-DE', german],
      ] as const) {
        const form = await openForm(mara, 'openNumberForm', {}, { locale });
        const send = locale === 'en-GB' ? 'Send' : 'Senden';
        const typed = { reason: 'For customers', ...place, ...others };
        const again = await mara.click(form, send, typed, { locale });
        assert.match(textOf(again.card), expected);
        assert.match(textOf(again.card), /Nothing was sent|Es wurde nichts gesendet/);
        assert.equal(filledIn(again.card, 'reason'), typed.reason);
        assert.ok(numbersOn(again.card).length > 0);
      }
      const { total } = await all.lineDesk.store.requestsOf(personId(mara.aadObjectId), { limit: 1 });
      assert.equal(total, 0);
    });
  }

  it('because the country wants an emergency location and none was chosen', async () => {
    for (const [locale, send, expected] of [
      ['en-GB', 'Send', /A number of this country needs an emergency location/],
      ['de-DE', 'Senden', /In diesem Land braucht eine Rufnummer einen Notfallstandort/],
    ] as const) {
      const form = await openForm(jordan, 'openNumberForm', {}, { locale });
      assert.notEqual(filledIn(form.card, 'locationId') ?? '', '', 'the place of the number so far');
      for (const locationId of ['', 'none']) {
        const again = await jordan.click(form, send, { locationId }, { locale });
        assert.match(textOf(again.card), expected);
      }
    }
  });
});
