import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Texts, textsOf } from '../../src/conversation/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';
import { changeTenant, clicked, locales, sendAs } from '../support/clicked.js';
import type { Card, SentMessage } from '../support/connector.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { numberOf } from '../support/lineRequests.js';

const torstrasse = { street: 'Torstraße', houseNumber: '49', postalCode: '10119', city: 'Berlin' };

for (const [language, locale] of [
  ['en', locales.en],
  ['de', locales.de],
] as const) {
  describe(`an emergency address that an administrator creates (${language})`, () => {
    const texts: Texts = textsOf(language);
    let all: LineDeskInTest;
    let robin: TeamsPerson;
    let alex: TeamsPerson;
    let samuel: TeamsPerson;
    beforeEach(async () => {
      all = await LineDeskInTest.start();
      robin = all.person(knownPeople.robin.id, 'Robin Keller');
      alex = all.person(knownPeople.alex.id, 'Alex Winter');
      samuel = all.person(knownPeople.administrator.id, 'Samuel Okafor');
      for (const person of [robin, alex, samuel]) await arrive(person);
    });
    afterEach(() => all.stop());

    /** Installs the app and says something, by which the bot knows their language. */
    const arrive = async (person: TeamsPerson) => {
      await person.install();
      await person.say('Hallo', { locale });
    };
    const store = () => all.lineDesk.store;
    /** Asks, has it approved, and resolves to the administrator's task. */
    async function task(): Promise<SentMessage> {
      const form = await clicked(robin, { action: 'openAddressForm' }, locale);
      await sendAs(robin, { id: robin.last.id, card: form }, { ...torstrasse, place: '4th floor' }, locale);
      const asked = await messageSaying(all, alex, new RegExp(texts.plain('action.approve')));
      await alex.click(asked, texts.plain('action.approve'), {}, { locale });
      const title = texts.plain('addressForm.task.title', { name: 'Robin Keller' });
      return messageSaying(all, samuel, new RegExp(title));
    }
    const press = async (message: SentMessage, title: string, inputs: Record<string, string> = {}) =>
      (await samuel.click(message, texts.plain(title), inputs, { locale })).card;
    const says = (card: Card, key: string, values?: Record<string, string | number>) =>
      assert.ok(textOf(card).includes(texts(key, values)), `${key} in:\n${textOf(card)}`);
    const told = (key: string) =>
      messageSaying(all, robin, new RegExp(`^${texts.plain(key).replace(/[.()]/g, '\\$&')}`, 'm'));

    /** What the cmdlets do in the tenant. */
    async function createdInTenant(): Promise<{ locationId: string; civicAddressId: string }> {
      const ids = { locationId: randomUUID(), civicAddressId: randomUUID() };
      await changeTenant(all, { change: 'addLocation', ...ids, country: 'DE', city: 'Berlin' });
      return ids;
    }

    it('moves the number by itself, and either request knows the other one', async () => {
      const open = await task();
      await press(open, 'action.done', { ...(await createdInTenant()), city: 'Berlin-Mitte' });
      const announced = texts.plain('subject.emergencyLocationChange.line');
      await messageSaying(all, robin, new RegExp(`^${announced} is(t jetzt|t| now).*4th floor`, 'm'));
      const { requests } = await store().requestsOf(personId(robin.aadObjectId), { limit: 10 });
      const move = requests.find(({ details }) => details.kind === 'emergencyLocationChange');
      const address = requests.find(({ details }) => details.kind === 'newEmergencyAddress');
      assert.ok(move !== undefined && address !== undefined);
      assert.equal(move.rule, 'approved-with-new-address');
      const [submitted, approved] = await store().events(move.id);
      assert.equal(submitted?.values.addressRequest, address.id);
      assert.equal(approved?.values.addressRequest, address.id);
      assert.ok(approved?.actor.type === 'person' && approved.actor.person.name === 'Alex Winter');
      const byHand = (await store().events(address.id)).find(({ type }) => type === 'doneByHand');
      assert.equal(byHand?.values.locationChange, move.id);
      const [location] = await store().addedLocations();
      assert.equal(location?.city, 'Berlin-Mitte', 'as the administrator corrected it');
      const sent = robin.messages().length;
      assert.equal(sent, 3, 'welcome, the card that was clicked, one message that tells the end of both');
    });

    it('asks for both ids, and records nothing before they are right', async () => {
      const open = await task();
      says(await press(open, 'action.done', { civicAddressId: 'abc' }), 'addressForm.task.ids');
      const ids = await createdInTenant();
      const wrong = await press(open, 'action.done', { ...ids, postalCode: '1' });
      says(wrong, 'addressForm.task.fields', { count: 1 });
      assert.equal(inputsOf(wrong).find(({ id }) => id === 'locationId')?.value, ids.locationId);
      const known = await store().allLocations();
      const abroad = known.find(({ country }) => country === 'GB');
      const here = known.find(({ country }) => country === 'DE');
      assert.ok(abroad !== undefined && here !== undefined);
      const british = { locationId: abroad.id, civicAddressId: abroad.civicAddressId };
      const country = language === 'en' ? 'Germany' : 'Deutschland';
      says(await press(open, 'action.done', british), 'addressForm.task.otherCountry', { country });
      const mixed = { locationId: here.id, civicAddressId: ids.civicAddressId };
      says(await press(open, 'action.done', mixed), 'addressForm.task.idInUse');
      assert.deepEqual(await store().addedLocations(), []);
    });

    it('shows the cmdlets for an address as it is corrected', async () => {
      const open = await task();
      assert.match(textOf(cardOf(open)), /-HouseNumber '49'[\s\S]*-Location '4th floor'/);
      const card = await press(open, 'addressForm.task.showCmdlet', { houseNumber: "49'A", place: '' });
      assert.match(textOf(card), /-HouseNumber '49''A'/);
      assert.doesNotMatch(textOf(card), /New-CsOnlineLisLocation/);
      says(card, 'addressForm.task.idsOfAddress');
      assert.equal(inputsOf(card).find(({ id }) => id === 'houseNumber')?.value, "49'A");
    });

    it('takes the word of nobody else, and none without the ids', async () => {
      const open = await task();
      const button = action(cardOf(open), texts.plain('action.done'));
      const data = { ...button.data, ...torstrasse, ...(await createdInTenant()), company: 'X' };
      const by = async (person: TeamsPerson, sent: object) =>
        (await person.invoke({ ...button, data: sent }, person.last.id, { locale })).card;
      says(await by(robin, data), 'say.ownRequest');
      const stranger = all.person(knownPeople.withoutNumber.id, 'Stranger');
      await arrive(stranger);
      says(await by(stranger, data), 'say.notAnAdministrator');
      says(await by(samuel, { ...data, nonce: randomUUID() }), 'say.noSuchRequest');
      says(await by(samuel, { ...data, action: 'doneByHand' }), 'say.tenantDiffers');
      assert.deepEqual(await store().addedLocations(), []);
      await by(samuel, data);
      says(await by(alex, data), 'say.notFailedAnyMore');
      assert.equal((await store().addedLocations()).length, 1);
    });

    it('offers an address that is not validated to nobody, and says what is left', async () => {
      const open = await task();
      await press(open, 'action.done', { ...(await createdInTenant()), validated: 'false' });
      await told('subject.newEmergencyAddress.left.notValidated');
      assert.deepEqual(await all.writes(), []);
      assert.equal((await store().addedLocations())[0]?.validated, false);
    });

    it('says what is left where the line is another one by then', async () => {
      const open = await task();
      const { telephoneNumber } = await numberOf(all, robin.aadObjectId);
      await changeTenant(all, { change: 'unassignNumber', number: telephoneNumber });
      await press(open, 'action.done', await createdInTenant());
      await told('subject.newEmergencyAddress.left.lineChanged');
      assert.deepEqual(await all.writes(), []);
    });

    it('says what is left where another change of the location is open', async () => {
      const open = await task();
      const elsewhere = (await store().locationsIn('DE', { limit: 50 })).locations.find(
        ({ site }) => site === 'Berlin Adlershof',
      );
      const form = await clicked(robin, { action: 'openLocationForm' }, locale);
      const other = { locationId: elsewhere?.id ?? '' };
      await sendAs(robin, { id: robin.last.id, card: form }, other, locale);
      await press(open, 'action.done', await createdInTenant());
      await told('subject.newEmergencyAddress.left.otherOpen');
    });

    it('moves nothing where the number shows the new address already', async () => {
      const open = await task();
      const ids = await createdInTenant();
      const { telephoneNumber } = await numberOf(all, robin.aadObjectId);
      await changeTenant(all, {
        change: 'moveNumber',
        number: telephoneNumber,
        locationId: ids.locationId,
      });
      await press(open, 'action.done', ids);
      await told('subject.newEmergencyAddress.left.alreadyThere');
      assert.deepEqual(await all.writes(), []);
    });

    it('can be given up, and asked for once more', async () => {
      const open = await task();
      await press(open, 'action.close');
      const notice = await messageSaying(all, robin, /4th floor/);
      assert.ok(notice);
      const over = (await store().requestsOf(personId(robin.aadObjectId), { limit: 1 })).requests[0];
      assert.equal(over?.state, 'closed');
      const again = await clicked(robin, { action: 'openAddressForm' }, locale);
      assert.ok(actionsOf(again).some(({ verb }) => verb === 'submitAddress'));
    });
  });
}
