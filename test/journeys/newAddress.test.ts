import assert from 'node:assert/strict';
import { importLocations, previewLocations } from '../../src/commands/importLocations.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { locationId } from '../../src/telephony/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { changeTenant, clicked, locales } from '../support/clicked.js';
import type { Card } from '../support/connector.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

const civicAddressId = '0f6f8a10-3b52-4c1d-9a77-5d2e4f6a8b01';
const created = '1a7c9b20-4c63-4d2e-8b88-6e3f5a7b9c02';

const torstrasse = { street: 'Torstraße', houseNumber: '49', postalCode: '10119', city: 'Berlin' };

const said = {
  en: {
    title: /Add an emergency address/,
    fields: /2 fields need a correction\. Nothing was sent/,
    waiting: /Waiting for approval/,
    inList: /This address is in the list already/,
    none: 'None of these',
    sayPlace: /Say which floor or office is new/,
    open: /already is an open request for a new emergency address/,
    noNumber: /don't have a direct number yet/,
    done: /Torstraße 49, 10119 Berlin was added/,
    announced: /Your emergency location is now Line Desk Lab, 4th floor/,
  },
  de: {
    title: /Notfalladresse/,
    fields: /2 Felder .*Es wurde nichts gesendet/,
    waiting: /Wartet auf Genehmigung/,
    inList: /steht schon in der Liste/,
    none: 'Keiner davon',
    sayPlace: /Es wurde nichts gesendet/,
    open: /offenen Antrag/,
    noNumber: /Rufnummer/,
    done: /Torstraße 49, 10119 Berlin wurde angelegt/,
    announced: /Ihr Notfallstandort ist jetzt Line Desk Lab, 4th floor/,
  },
} as const;

for (const [language, locale] of Object.entries(locales) as ['en' | 'de', string][]) {
  const says = said[language];

  describe(`"my office isn't in the list" (${language})`, () => {
    let all: LineDeskInTest;
    let robin: TeamsPerson;
    let alex: TeamsPerson;
    let samuel: TeamsPerson;

    beforeEach(async () => {
      all = await LineDeskInTest.start();
      robin = all.person(knownPeople.robin.id, 'Robin Keller');
      alex = all.person(knownPeople.alex.id, 'Alex Winter');
      samuel = all.person(knownPeople.administrator.id, 'Samuel Okafor');
      for (const person of [robin, alex, samuel]) await person.install();
    });
    afterEach(() => all.stop());

    const send = async (form: { id: string; card: Card }, inputs: Record<string, string>) =>
      (await robin.click(form, language === 'en' ? 'Send' : 'Senden', inputs, { locale })).card;
    const open = async () => {
      const card = await robin.say(
        language === 'en' ? "my office isn't in the list" : 'mein Büro steht nicht in der Liste',
        { locale },
      );
      return { id: robin.last.id, card };
    };
    const ask = async (inputs: Record<string, string> = {}) => {
      const form = await open();
      return send(form, { ...torstrasse, site: 'Line Desk Lab', place: '4th floor', ...inputs });
    };
    const approve = async () => {
      const asked = await messageSaying(all, alex, /Torstraße 49/);
      return alex.click(asked, 'Approve');
    };

    it('asks for the fields of the number’s country, and says field by field what is wrong', async () => {
      const form = await open();
      assert.match(textOf(form.card), says.title);
      const ids = inputsOf(form.card).map(({ id }) => id);
      assert.deepEqual(ids.slice(0, 4), ['street', 'houseNumber', 'postalCode', 'city']);
      const wrong = await send(form, { ...torstrasse, street: '', postalCode: '1011' });
      assert.match(textOf(wrong), says.fields);
      assert.equal(inputsOf(wrong).find(({ id }) => id === 'city')?.value, 'Berlin', 'what was typed stays');
    });

    it('goes from the form to a place in the list and to the number, through approval and an administrator', async () => {
      assert.match(textOf(await ask()), says.waiting);
      await approve();
      const task = await messageSaying(all, samuel, /has to be created/);
      const text = textOf(cardOf(task));
      assert.match(text, /New-CsOnlineLisCivicAddress.*'Torstraße'/s);
      assert.match(text, /New-CsOnlineLisLocation/);
      const done = actionsOf(cardOf(task)).find(({ verb }) => verb === 'addressCreated');
      assert.ok(done);
      const finish = (inputs: Record<string, string>) =>
        samuel.invoke(
          {
            type: 'Action.Execute',
            verb: 'addressCreated',
            data: { ...dataOfDone(cardOf(task)), ...torstrasse, ...fixed, ...inputs },
          },
          task.id,
          { locale },
        );
      const without = await finish({ civicAddressId: 'nonsense', locationId: created });
      assert.deepEqual(await all.lineDesk.store.location(locationId(created)), null, textOf(without.card));
      const known = await all.lineDesk.store.allLocations();
      await letTenantKnow(all, created);
      await finish({ civicAddressId, locationId: created, validated: 'true' });
      const location = await all.lineDesk.store.location(locationId(created));
      assert.equal(location?.site, 'Line Desk Lab');
      assert.equal(location?.validated, true);
      assert.equal((await all.lineDesk.store.allLocations()).length, known.length + 1);
      await messageSaying(all, robin, says.announced);
      assert.deepEqual(
        (await all.writes()).map(({ action, locationId: at }) => [action, at]),
        [['updateNumber', created]],
      );
    });

    it('shows what is in the list already before anything is sent, and needs a new place in a known address', async () => {
      const form = await open();
      const known = { street: 'Invalidenstr.', houseNumber: '42', postalCode: '10115', city: 'Berlin' };
      const shown = await send(form, { ...known, place: '4th floor' });
      assert.match(textOf(shown), /Berlin Mitte, 4th floor/);
      assert.ok(!actionsOf(shown).some(({ title }) => title === says.none), 'the very place is there');
      const nowhere = await send(form, { ...known, place: '' });
      assert.match(textOf(nowhere), /Berlin Mitte/);
      const other = await send(form, { ...known, place: '9th floor' });
      assert.match(textOf(other), says.inList);
      const none = actionsOf(other).find(({ title }) => title === says.none);
      assert.ok(none);
      const sent = await robin.invoke({ type: 'Action.Execute', verb: none.verb, data: none.data }, form.id, {
        locale,
      });
      assert.match(textOf(sent.card), says.waiting);
      const [request] = (
        await all.lineDesk.store.requestsOf(all.lineDesk.desk.ids && (knownPeople.robin.id as never), {
          limit: 1,
        })
      ).requests;
      assert.doesNotMatch(request?.calls[0]?.cmdlet ?? '', /New-CsOnlineLisCivicAddress/);
      assert.match(request?.calls[0]?.cmdlet ?? '', /New-CsOnlineLisLocation/);
    });

    it('shows the open one to whoever asks again, and tells those without a number what comes first', async () => {
      await ask();
      const again = await robin.say(
        language === 'en' ? "my office isn't in the list" : 'mein Büro steht nicht in der Liste',
        { locale },
      );
      assert.match(textOf(again), says.open);
      const nobody = all.person(knownPeople.withoutNumber.id, 'Nobody');
      await nobody.install();
      assert.match(textOf(await clicked(nobody, { action: 'openAddressForm' }, locale)), says.noNumber);
    });
  });
}

describe('a location that an administrator has added', () => {
  it('stays when a file without it is imported', async () => {
    const all = await LineDeskInTest.start();
    try {
      const { store } = all.lineDesk;
      const [example] = await store.allLocations();
      assert.ok(example);
      const added = { ...example, id: locationId(created), civicAddressId, site: 'Line Desk Lab' };
      await store.transaction((tx) => tx.addLocation(added, new Date()));
      const file = `${all.folder}/locations.csv`;
      await importLocations(store, await previewLocations(store, file), file, new Date());
      assert.equal((await store.location(locationId(created)))?.site, 'Line Desk Lab');
    } finally {
      await all.stop();
    }
  });
});

const fixed = { site: 'Line Desk Lab', place: '4th floor', company: 'Lindenhof Group' };

function dataOfDone(card: object): Record<string, unknown> {
  const done = actionsOf(card).findLast(
    ({ verb, data }) => verb === 'addressCreated' && !('showCmdlet' in data),
  );
  return { ...done?.data };
}

/** What the administrator's cmdlets do in the tenant: from now on numbers can be given this location. */
function letTenantKnow(all: LineDeskInTest, location: string): Promise<void> {
  const address = { civicAddressId, country: 'DE', city: 'Berlin' };
  return changeTenant(all, { change: 'addLocation', locationId: location, ...address });
}
