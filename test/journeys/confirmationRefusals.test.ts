import assert from 'node:assert/strict';
import { snapshotOf } from '../../src/requests/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { locationAddress, personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { ConfirmationsInTest } from '../support/confirmationsInTest.js';
import type { TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf, file } from '../support/lineRequests.js';

interface Refusal {
  readonly who: { readonly id: string; readonly givenName: string };
  readonly verb: string;
  readonly en: RegExp;
  readonly de: RegExp;
}

const refusals: Readonly<Record<string, Refusal>> = {
  'somebody without Teams Phone': {
    who: knownPeople.withoutLicence,
    verb: 'showReadiness',
    en: /don't have a Teams Phone licence/,
    de: /keine Lizenz für Teams Phone/,
  },
  'somebody without a number': {
    who: knownPeople.withoutNumber,
    verb: 'openNumberForm',
    en: /don't have a direct number/,
    de: /keine eigene Rufnummer/,
  },
  'somebody whose operator keeps the address': {
    who: knownPeople.withOperatorConnect,
    verb: 'showLine',
    en: /comes from an operator/,
    de: /von einem Netzbetreiber/,
  },
  'somebody whose network decides': {
    who: knownPeople.withDirectRouting,
    verb: 'showLine',
    en: /your organisation's own phone connection/,
    de: /eigenen Telefonanschluss Ihrer Organisation/,
  },
  'somebody whose number shows no location': {
    who: knownPeople.inCountryWithoutLocations,
    verb: 'openLocationForm',
    en: /shows no emergency location yet/,
    de: /noch kein Notfallstandort angezeigt/,
  },
};

describe('"my location is still right" where there is nothing to confirm', () => {
  let world: ConfirmationsInTest;
  before(async () => {
    world = await ConfirmationsInTest.start();
  });
  after(() => world.all.stop());
  const person = ({ who }: Refusal): TeamsPerson => world.all.person(who.id, who.givenName);
  const confirm = async (from: TeamsPerson, locale: string, locationId?: string) => {
    if (from.messages().length === 0) await from.install();
    const data = { action: 'confirmLocation', ...(locationId === undefined ? {} : { locationId }) };
    return from.invoke({ type: 'Action.Execute', verb: 'confirmLocation', data }, from.last.id, { locale });
  };

  for (const [name, refusal] of Object.entries(refusals)) {
    for (const [language, locale] of [
      ['en', 'en-GB'],
      ['de', 'de-DE'],
    ] as const) {
      it(`says so to ${name} and offers the way there, in ${language}`, async () => {
        const answer = await confirm(person(refusal), locale);
        assert.match(textOf(answer.card), refusal[language]);
        assert.equal(actionsOf(answer.card)[0]?.verb, refusal.verb);
        assert.deepEqual(
          await world.all.lineDesk.store.confirmationsOf(personId(refusal.who.id)),
          [],
          'nothing is confirmed',
        );
      });
    }
  }

  it('says so of a location that the catalogue does not know', async () => {
    const jordan = world.all.person(knownPeople.american.id, 'Jordan');
    const { store } = world.all.lineDesk;
    const all = await store.allLocations();
    const others = all.filter(({ country }) => country !== 'US');
    await store.transaction((tx) => tx.replaceLocations(others, 'test', new Date()));
    const english = await confirm(jordan, 'en-GB');
    assert.match(textOf(english.card), /isn't in our list/);
    assert.equal(actionsOf(english.card)[0]?.verb, 'openLocationForm');
    assert.match(textOf((await confirm(jordan, 'de-DE')).card), /nicht in unserer Liste/);
    await store.transaction((tx) => tx.replaceLocations(all, 'test', new Date()));
  });

  it('says so to somebody without a calling plan, and offers to ask for one', async () => {
    const mara = world.all.person(knownPeople.withoutNumber.id, 'Mara');
    const changes = ['MCOPSTN1', 'MCOPSTN2'].map((licence) => ({
      change: 'removeLicence',
      person: mara.aadObjectId,
      licence,
    }));
    await factsOf(world.all).send('POST', '/sandbox/changes', changes);
    await world.pass(0.01);
    const english = await confirm(mara, 'en-GB');
    assert.match(textOf(english.card), /don't have a calling plan/);
    assert.equal(actionsOf(english.card)[0]?.verb, 'openPlanForm');
    assert.match(textOf((await confirm(mara, 'de-DE')).card), /keinen Anrufplan/);
  });

  it('asks to wait while somebody else has the location changed', async () => {
    const camille = world.all.person(knownPeople.french.id, 'Camille');
    const alex = { aadObjectId: knownPeople.alex.id, name: 'Alex Winter' };
    const [place] = (await world.all.lineDesk.store.allLocations()).filter(({ country }) => country === 'FR');
    assert.ok(place !== undefined);
    await file(world.all, alex, {
      kind: 'emergencyLocationChange',
      telephoneNumber: await world.numberOf(camille),
      country: 'FR',
      from: null,
      to: snapshotOf(place, locationAddress(place)),
      reason: null,
    });
    const english = await confirm(camille, 'en-GB');
    assert.match(textOf(english.card), /still being changed/);
    assert.equal(actionsOf(english.card)[0]?.verb, 'confirmLocation');
    assert.match(textOf((await confirm(camille, 'de-DE')).card), /gerade noch geändert/);
  });

  it('takes nobody else’s location for theirs, whatever the card carries', async () => {
    const robin = world.all.person(knownPeople.robin.id, 'Robin');
    const answer = await confirm(robin, 'en-GB', await world.locationId('Berlin Mitte, 4th floor'));
    assert.match(textOf(answer.card), /Nothing was confirmed/);
    assert.deepEqual(await world.all.lineDesk.store.confirmationsOf(personId(robin.aadObjectId)), []);
  });
});
