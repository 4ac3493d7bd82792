import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { ConfirmationsInTest } from '../support/confirmationsInTest.js';
import { cardOf, type LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

const words = {
  en: {
    locale: 'en-GB',
    question: /Is your emergency location still right\?/,
    stillRight: 'Still right',
    change: 'Change it',
    thanks: /Thank you\. Berlin Mitte, 2nd floor is confirmed\./,
    never: /Last confirmed\nNot yet/,
    office: /The directory shows your office as Hamburg HafenCity now\./,
    country: /The directory shows your country as France now\./,
    elsewhere: /changed outside Line Desk/,
    other: /Nothing was confirmed\. Please check this one/,
    open: /already have an open request/,
    send: 'Send',
  },
  de: {
    locale: 'de-DE',
    question: /Stimmt Ihr Notfallstandort noch\?/,
    stillRight: 'Stimmt noch',
    change: 'Ändern',
    thanks: /Danke\. Berlin Mitte, 2nd floor ist bestätigt\./,
    never: /Zuletzt bestätigt\nNoch nicht/,
    office: /Das Verzeichnis nennt als Ihr Büro jetzt Hamburg HafenCity\./,
    country: /Das Verzeichnis nennt als Ihr Land jetzt Frankreich\./,
    elsewhere: /außerhalb von Line Desk geändert/,
    other: /Es wurde nichts bestätigt\. Bitte prüfen Sie diesen/,
    open: /schon einen offenen Antrag/,
    send: 'Senden',
  },
} as const;

for (const language of ['en', 'de'] as const) {
  const said = words[language];

  describe(`keeping an emergency location true, in ${language}`, () => {
    let world: ConfirmationsInTest;
    let all: LineDeskInTest;
    let robin: TeamsPerson;
    const locale = { locale: said.locale };
    const question = () => messageSaying(all, robin, said.question);
    const questions = () =>
      robin.messages().filter((message) => said.question.test(textOf(cardOf(message)))).length;
    /** Everything that was queued for Robin before has been sent by now. */
    const settled = async () => {
      await robin.say(language === 'en' ? 'hello' : 'Hallo', locale);
      await world.quiet();
    };

    beforeEach(async () => {
      world = await ConfirmationsInTest.start({ environment: { DEFAULT_LANGUAGE: language } });
      all = world.all;
      robin = all.person(knownPeople.robin.id, 'Robin Keller');
      await robin.install();
      await robin.say('help', locale);
      await world.look();
    });
    afterEach(() => all.stop());

    it('asks nobody at the installation, everybody within the interval, and takes one tap for an answer', async () => {
      await settled();
      assert.equal(questions(), 0);
      await world.pass(180);
      await world.look();
      const asked = await question();
      assert.match(textOf(cardOf(asked)), /Berlin Mitte, 2nd floor/);
      assert.match(textOf(cardOf(asked)), said.never);
      assert.match(textOf(cardOf(asked)), /\+49 30/);
      const answer = await robin.click(asked, said.stillRight, {}, locale);
      assert.match(textOf(answer.card), said.thanks);
      const confirmation = await world.confirmationOf(robin);
      assert.deepEqual([confirmation?.how, confirmation?.reminders], ['person', 0]);
      await world.pass(179);
      await world.look();
      await settled();
      assert.equal(questions(), 1);
      await world.pass(1.1);
      await world.look();
      await all.connector.until(() => questions() === 2, 8_000, 'the next question');
    });

    it('asks again after some days, three times at most, and then leaves it to the administrators', async () => {
      await world.pass(180);
      for (const times of [1, 2, 3]) {
        await world.look();
        await all.connector.until(() => questions() === times, 8_000, `question ${times}`);
        await world.pass(6);
        await world.look();
        await settled();
        assert.equal(questions(), times);
        await world.pass(1.1);
      }
      await world.look();
      await world.pass(30);
      await world.look();
      await settled();
      assert.equal(questions(), 3);
      const { confirmations } = await all.lineDesk.store.unansweredReminders(3, 10_000);
      assert.ok(confirmations.some(({ person }) => person === robin.aadObjectId));
    });

    it('asks at once when the directory shows another office, and offers the place there', async () => {
      await world.move(robin, { officeLocation: 'Hamburg HafenCity' });
      assert.equal(await world.look(), 1);
      const asked = await question();
      assert.match(textOf(cardOf(asked)), said.office);
      assert.equal(await world.look(), 0);
      const form = await robin.click(asked, said.change, {}, locale);
      const choice = inputsOf(form.card).find(({ id }) => id === 'locationId');
      const chosen = choice?.choices?.find(({ value }) => value === choice.value);
      assert.match(chosen?.title ?? '', /^Hamburg HafenCity/);
    });

    it('asks at once when the directory shows another country', async () => {
      await world.move(robin, { usageLocation: 'FR' });
      await world.look();
      assert.match(textOf(cardOf(await question())), said.country);
    });

    it('asks nobody whose new office is the place of their emergency location', async () => {
      await world.move(robin, { officeLocation: 'Hamburg HafenCity' });
      await world.look();
      await robin.click(await question(), said.stillRight, {}, locale);
      await world.move(robin, { officeLocation: 'Berlin  mitte' });
      assert.equal(await world.look(), 0);
      assert.equal((await world.confirmationOf(robin))?.doubt, null);
    });

    it('waits while a change of the location is under way, and counts it as confirmed when it is done', async () => {
      await world.move(robin, { officeLocation: 'Berlin Adlershof' });
      const form = robin.last;
      await robin.click(
        await openForm(robin, await world.locationId('Berlin Adlershof, 2nd floor'), locale),
        said.send,
        {},
        locale,
      );
      assert.equal(await world.look(), 0);
      const refused = await tap(robin, await world.locationId('Berlin Mitte, 2nd floor'), locale);
      assert.match(textOf(refused.card), said.open);
      const alex = all.person(knownPeople.alex.id, 'Alex Winter');
      await alex.install();
      await alex.click(await messageSaying(all, alex, /Robin Keller/), approve(alex));
      await messageSaying(all, robin, /Berlin Adlershof, 2nd floor/);
      await all.connector.until(
        () => /Done|Erledigt/.test(textOf(cardOf(form))),
        8_000,
        'the change to be done',
      );
      assert.equal((await world.confirmationOf(robin))?.how, 'request');
      assert.equal(await world.look(), 0);
      await settled();
      assert.equal(questions(), 0);
    });

    it('takes no tap for a location that is no longer shown, and asks about the one that is', async () => {
      await world.pass(180);
      await world.look();
      const asked = await question();
      await world.relocate(robin, 'Berlin Mitte, 4th floor');
      const late = await robin.click(asked, said.stillRight, {}, locale);
      assert.match(textOf(late.card), said.other);
      assert.match(textOf(late.card), /Berlin Mitte, 4th floor/);
      assert.equal((await world.confirmationOf(robin))?.how, 'firstSeen');
      const now = await robin.click({ id: asked.id, card: late.card }, said.stillRight, {}, locale);
      assert.match(textOf(now.card), /Berlin Mitte, 4th floor/);
      assert.equal((await world.confirmationOf(robin))?.how, 'person');
    });

    it('asks about a location that was changed past Line Desk after it was confirmed', async () => {
      await confirmByWords(robin, locale);
      await world.relocate(robin, 'Berlin Mitte, 4th floor');
      await world.look();
      const asked = textOf(cardOf(await question()));
      assert.match(asked, said.elsewhere);
      assert.match(asked, /Berlin Mitte, 4th floor/);
      assert.match(asked, said.never);
    });

    it('shows what would be confirmed where somebody says so in their own words, and confirms with a tap', async () => {
      const asked = await tap(robin, null, locale);
      assert.match(textOf(asked.card), /Berlin Mitte, 2nd floor/);
      const before = await all.lineDesk.store.confirmationsOf(personId(robin.aadObjectId));
      assert.ok(before.every(({ how }) => how !== 'person'));
      assert.match(textOf((await confirmByWords(robin, locale)).card), said.thanks);
    });

    it('sends no question that has been answered, or asked again, before it could go out', async () => {
      const jordan = all.person(knownPeople.american.id, 'Jordan Reyes');
      await world.move(jordan, { officeLocation: 'Berlin Mitte' });
      await world.look();
      await world.pass(8);
      await world.look();
      await world.pass(8);
      await world.look();
      await world.quiet();
      await jordan.install();
      await all.connector.until(() => jordan.messages().length === 2, 8_000, 'the welcome and one question');
      await world.quiet();
      assert.equal(jordan.messages().length, 2);
      const camille = all.person(knownPeople.french.id, 'Camille Lefèvre');
      await world.move(camille, { officeLocation: 'Berlin Mitte' });
      await world.look();
      const [held] = await all.lineDesk.store.confirmationsOf(personId(camille.aadObjectId));
      assert.equal(held?.reminders, 1);
      await all.lineDesk.store.transaction(async (tx) => {
        if (held !== undefined)
          await tx.saveConfirmation({ ...held, how: 'person', doubt: null, reminders: 0 });
      });
      await camille.install();
      await world.quiet();
      assert.equal(camille.messages().length, 1);
    });
  });
}

/** Clicks "still right" of a card that asked about this location; null: as the sentence does. */
function tap(person: TeamsPerson, locationId: string | null, fields: object) {
  const data = { action: 'confirmLocation', ...(locationId === null ? {} : { locationId }) };
  return person.invoke({ type: 'Action.Execute', verb: 'confirmLocation', data }, person.last.id, fields);
}

/** Says that it is still right, and taps on what is shown then. */
async function confirmByWords(person: TeamsPerson, fields: object) {
  const asked = await tap(person, null, fields);
  const shown = actionsOf(asked.card).find(({ verb }) => verb === 'confirmLocation')?.data?.locationId;
  return tap(person, typeof shown === 'string' ? shown : assert.fail('no location to confirm'), fields);
}

/** Opens the form with this location chosen, on the person's last message. */
async function openForm(person: TeamsPerson, locationId: string, fields: object) {
  const data = { action: 'openLocationForm', locationId };
  const { id } = person.last;
  const opened = await person.invoke({ type: 'Action.Execute', verb: 'openLocationForm', data }, id, fields);
  return { id, card: opened.card };
}

function approve(approver: TeamsPerson): string {
  const button = actionsOf(cardOf(approver.last)).find(({ verb }) => verb === 'approve');
  return button?.title ?? 'Approve';
}
