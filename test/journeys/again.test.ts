import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';
import { arrive, locales, placeOn, start } from '../support/chat.js';
import type { Card } from '../support/connector.js';
import { LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

const words = {
  en: {
    send: 'Send',
    withdraw: 'Withdraw',
    again: 'Ask again',
    open: 'Open',
    withdrew: /You withdrew/,
    nothingToRepeat: /no finished request that could be made again/,
    stillOpen: /still open, so it can't be made again/,
    notThere: /can't find this request/,
    noneAtAll: /haven't asked for anything yet/,
    newest: /This is your open request[\s\S]*Berlin Adlershof/,
    nothingOpen: /No request is open. This is the last one/,
    several: /You have 2 open requests/,
    rejected: /rejected your request/,
  },
  de: {
    send: 'Senden',
    withdraw: 'Zurückziehen',
    again: 'Neuer Antrag',
    open: 'Öffnen',
    withdrew: /Sie haben diesen Antrag zurückgezogen/,
    nothingToRepeat: /keinen abgeschlossenen Antrag/,
    stillOpen: /noch offen und lässt sich deshalb nicht wiederholen/,
    notThere: /nicht finden/,
    noneAtAll: /noch nichts beantragt/,
    newest: /Das ist Ihr offener Antrag[\s\S]*Berlin Adlershof/,
    nothingOpen: /Kein Antrag ist offen/,
    several: /Sie haben 2 offene Anträge/,
    rejected: /Ihren Antrag am .* abgelehnt/,
  },
} as const;

for (const locale of ['en', 'de'] as const) {
  describe(`an old request, and where a request is (${locale})`, () => {
    const said = words[locale];
    const fields = { locale: locales[locale] };
    let all: LineDeskInTest;
    let robin: TeamsPerson;
    let alex: TeamsPerson;

    beforeEach(async () => {
      all = await LineDeskInTest.start();
      robin = await arrive(all, knownPeople.robin.id, 'Robin Keller', locale);
      alex = await arrive(all, knownPeople.alex.id, 'Alex Winter');
    });
    afterEach(() => all.stop());

    const open = (person: TeamsPerson, what: string) => start(person, what, {}, locale);
    async function ask(person: TeamsPerson, data: Record<string, unknown> = {}) {
      const form = await start(person, 'openLocationForm', data, locale);
      const locationId = placeOn(form.card, /Berlin Adlershof, 2/);
      const status = await person.click(form, said.send, { locationId, reason: 'My team moved' }, fields);
      return { id: form.id, card: status.card };
    }
    const isFilledIn = ({ card }: { card: Card }) => {
      const inputs = new Map(inputsOf(card).map(({ id, value }) => [id, value]));
      assert.equal(inputs.get('locationId'), placeOn(card, /Berlin Adlershof, 2/));
      assert.equal(inputs.get('reason'), 'My team moved');
    };

    it('is made again after it was withdrawn: by its button, and by the words for it', async () => {
      const status = await ask(robin);
      const withdrawn = await robin.click(status, said.withdraw, {}, fields);
      assert.match(textOf(withdrawn.card), said.withdrew);
      const form = await robin.click({ id: status.id, card: withdrawn.card }, said.again, {}, fields);
      isFilledIn(form);
      isFilledIn(await open(robin, 'askLatestAgain'));
      const again = await robin.click({ id: status.id, card: form.card }, said.send, {}, fields);
      await messageSaying(all, alex, /asks for/);
      assert.ok(action(again.card, said.withdraw), 'a request of its own');
    });

    it('is made again after it was rejected, from the notice', async () => {
      await ask(robin);
      const approval = await messageSaying(all, alex, /asks for/);
      await alex.click(approval, 'Reject', { reason: 'Not yet' });
      const notice = await messageSaying(all, robin, said.rejected);
      isFilledIn(await robin.click(notice, said.again, {}, fields));
    });

    it('is not made again while it is open, nor by somebody whom it doesn’t concern', async () => {
      const nothing = await open(robin, 'askLatestAgain');
      assert.match(textOf(nothing.card), said.nothingToRepeat);
      assert.ok(actionsOf(nothing.card).length > 0);
      const status = await ask(robin);
      const { requestId, nonce, version } = action(status.card, said.withdraw).data;
      const data = { requestId, nonce, version };
      const still = await start(robin, 'askAgain', data, locale);
      assert.match(textOf(still.card), said.stillOpen);
      const strange = await start(alex, 'askAgain', data, locale);
      assert.match(textOf(strange.card), said.notThere);
      const forged = await start(robin, 'askAgain', { ...data, nonce: crypto.randomUUID() }, locale);
      assert.match(textOf(forged.card), said.notThere);
    });

    it('"where is my request?": none at all, the open one, the list of several, the last one', async () => {
      const none = await open(robin, 'requestStatus');
      assert.match(textOf(none.card), said.noneAtAll);
      assert.ok(actionsOf(none.card).length > 0);
      const status = await ask(robin);
      const one = await open(robin, 'requestStatus');
      assert.match(textOf(one.card), said.newest);
      await robin.click(status, said.withdraw, {}, fields);
      const last = await open(robin, 'requestStatus');
      assert.match(textOf(last.card), said.nothingOpen);
      const ruth = await arrive(all, knownPeople.chief.id, 'Ruth Hagenau', locale);
      for (const person of [knownPeople.robin.id, knownPeople.alex.id]) await ask(ruth, { person });
      const several = await open(ruth, 'requestStatus');
      assert.match(textOf(several.card), said.several);
      assert.match(textOf(several.card), /Robin Keller[\s\S]*|Alex Winter/);
      const opened = await ruth.click(several, said.open, {}, fields);
      assert.ok(action(opened.card, said.withdraw));
      const roberts = await open(robin, 'requestStatus');
      assert.match(textOf(roberts.card), /Ruth Hagenau/, 'what others asked for one’s line counts');
    });
  });
}
