import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';
import { arrive, locales, placeOn, start } from '../support/chat.js';
import type { Card } from '../support/connector.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

const words = {
  en: {
    change: 'Change',
    send: 'Send',
    cancel: 'Cancel',
    withdraw: 'Withdraw',
    waits: /Waiting for approval/,
    editing: /Your request waits as it is until you send the change/,
    edited: /Changed by Robin Keller/,
    nothing: /no request that waits and could be changed/,
    several: /several waiting requests. Open the one to change/,
    tooLate: /can't be changed any more/,
    onlyRequester: /Only Ruth Hagenau[\s\S]*You can withdraw it/,
    notThere: /can't find this request/,
  },
  de: {
    change: 'Ändern',
    send: 'Senden',
    cancel: 'Abbrechen',
    withdraw: 'Zurückziehen',
    waits: /Wartet auf Genehmigung/,
    editing: /Ihr Antrag wartet unverändert/,
    edited: /Geändert von Robin Keller/,
    nothing: /keinen wartenden Antrag/,
    several: /Mehrere Ihrer Anträge warten. Öffnen Sie den, den Sie ändern/,
    tooLate: /lässt sich nicht mehr ändern/,
    onlyRequester: /nur Ruth Hagenau[\s\S]*zurückziehen/,
    notThere: /nicht finden/,
  },
} as const;

const robinsId = personId(knownPeople.robin.id);

for (const locale of ['en', 'de'] as const) {
  describe(`changing a request that waits (${locale})`, () => {
    const said = words[locale];
    const fields = { locale: locales[locale] };
    let all: LineDeskInTest;
    let robin: TeamsPerson;
    let alex: TeamsPerson;

    beforeEach(async () => {
      all = await LineDeskInTest.start();
      robin = await arrive(all, knownPeople.robin.id, 'Robin Keller', locale);
      alex = await arrive(all, knownPeople.alex.id, 'Alex Winter', 'en');
    });
    afterEach(() => all.stop());

    /** Sends the form with a place; the card that takes its place. */
    async function send(
      person: TeamsPerson,
      form: { id: string; card: Card },
      place: RegExp,
      reason?: string,
    ) {
      const status = await person.click(
        form,
        said.send,
        { locationId: placeOn(form.card, place), ...(reason === undefined ? {} : { reason }) },
        fields,
      );
      return { id: form.id, card: status.card };
    }
    const ask = async () =>
      send(robin, await start(robin, 'openLocationForm', {}, locale), /Berlin Adlershof, 2/, 'My team moved');
    const edit = async (status: { id: string; card: Card }) => {
      const form = await robin.click(status, said.change, {}, fields);
      return { id: status.id, card: form.card };
    };
    const newest = async () => {
      const [request] = (await all.lineDesk.store.requestsOf(robinsId, { limit: 1 })).requests;
      assert.ok(request !== undefined);
      return request;
    };

    it('opens the form as it was filled in, says that it waits meanwhile, and gives it the new terms', async () => {
      const form = await edit(await ask());
      assert.match(textOf(form.card), said.editing);
      const inputs = new Map(inputsOf(form.card).map(({ id, value }) => [id, value]));
      assert.equal(inputs.get('locationId'), placeOn(form.card, /Berlin Adlershof, 2/));
      assert.equal(inputs.get('reason'), 'My team moved');
      const status = await send(robin, form, /Berlin Adlershof, 1/, 'One floor down');
      assert.match(textOf(status.card), said.waits);
      assert.match(textOf(status.card), said.edited);
      const approval = await messageSaying(all, alex, /Berlin Adlershof, 1st floor[\s\S]*One floor down/);
      await alex.click(approval, 'Approve');
      await all.connector.until(() => robin.messages().length > 2, 8_000, 'the outcome');
      const [write, ...more] = await all.writes();
      assert.equal(write?.locationId, placeOn(form.card, /Berlin Adlershof, 1/));
      assert.deepEqual(more, []);
      assert.equal((await all.lineDesk.store.requestsOf(robinsId, { limit: 5 })).total, 1);
    });

    it('leads back to the request where it is called off, also after a form that was sent wrongly', async () => {
      const form = await edit(await ask());
      const wrong = await robin.click(form, said.send, { reason: 'n'.repeat(501) }, fields);
      assert.match(textOf(wrong.card), said.editing);
      const back = await robin.click({ id: form.id, card: wrong.card }, said.cancel, {}, fields);
      assert.match(textOf(back.card), said.waits);
      assert.ok(action(back.card, said.change));
      assert.equal((await newest()).termsVersion, 1);
    });

    it('changes nothing where it is sent as it was, so that nobody has to read it again', async () => {
      const form = await edit(await ask());
      await messageSaying(all, alex, /asks for/);
      await send(robin, form, /Berlin Adlershof, 2/);
      const { termsVersion } = await newest();
      assert.equal(termsVersion, 1);
    });

    it('is found by the words for it: the only one at once, of several the list, and none', async () => {
      const none = await start(robin, 'editWaiting', {}, locale);
      assert.match(textOf(none.card), said.nothing);
      assert.ok(actionsOf(none.card).length > 0);
      await ask();
      const form = await start(robin, 'editWaiting', {}, locale);
      assert.match(textOf(form.card), said.editing);
    });

    it('is refused once it is decided, and to everybody else', async () => {
      const status = await ask();
      const button = action(status.card, said.change);
      const strange = await alex.invoke(button, alex.last.id);
      assert.match(textOf(strange.card), /can't find this request/);
      const approval = await messageSaying(all, alex, /asks for/);
      await alex.click(approval, 'Reject', { reason: 'No' });
      const late = await robin.click(status, said.change, {}, fields);
      assert.match(textOf(late.card), said.tooLate);
    });

    it('is refused where somebody decides between the form and its sending', async () => {
      const form = await edit(await ask());
      const approval = await messageSaying(all, alex, /asks for/);
      await alex.click(approval, 'Approve');
      const late = await send(robin, form, /Berlin Adlershof, 1/);
      assert.match(textOf(late.card), said.tooLate);
      await all.connector.until(() => robin.messages().length > 2, 8_000, 'the outcome');
      assert.equal((await all.writes())[0]?.locationId, placeOn(form.card, /Berlin Adlershof, 2/));
    });

    it('lets the person concerned withdraw what somebody asked for them, but not change it', async () => {
      const ruth = await arrive(all, knownPeople.chief.id, 'Ruth Hagenau', locale);
      const form = await start(ruth, 'openLocationForm', { person: robin.aadObjectId }, locale);
      const status = await send(ruth, form, /Berlin Adlershof, 2/);
      await all.connector.until(() => robin.messages().length > 2, 8_000, 'the news');
      assert.ok(!actionsOf(cardOf(robin.last)).some(({ title }) => title === said.change));
      const forged = await robin.invoke(action(status.card, said.change), robin.last.id, fields);
      assert.match(textOf(forged.card), said.onlyRequester);
      assert.ok(action(forged.card, said.withdraw));
      const word = await start(robin, 'editWaiting', {}, locale);
      assert.match(textOf(word.card), said.onlyRequester);
    });

    it('shows the list where several wait', async () => {
      const ruth = await arrive(all, knownPeople.chief.id, 'Ruth Hagenau', locale);
      for (const person of [knownPeople.robin.id, knownPeople.alex.id]) {
        const form = await start(ruth, 'openLocationForm', { person }, locale);
        await send(ruth, form, /Berlin Adlershof, 2/);
      }
      const list = await start(ruth, 'editWaiting', {}, locale);
      assert.match(textOf(list.card), said.several);
    });
  });
}

describe('approvers of a request that is changed', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;
  afterEach(() => all.stop());

  const begin = async (policy?: (text: string) => string) => {
    all = await LineDeskInTest.start(policy === undefined ? {} : { policy });
    robin = await arrive(all, knownPeople.robin.id, 'Robin Keller', 'en');
    alex = await arrive(all, knownPeople.alex.id, 'Alex Winter', 'en');
  };
  const sendTo = async (form: { id: string; card: Card }, place: RegExp) => {
    const status = await robin.click(form, 'Send', { locationId: placeOn(form.card, place) });
    return { id: form.id, card: status.card };
  };

  it('decide on nothing that they haven’t read', async () => {
    await begin();
    const status = await sendTo(await start(robin, 'openLocationForm'), /Berlin Adlershof, 2/);
    const approval = await messageSaying(all, alex, /asks for/);
    const read = { id: approval.id, card: structuredClone(cardOf(approval)) };
    const form = await robin.click(status, 'Change');
    await sendTo({ id: status.id, card: form.card }, /Berlin Adlershof, 1/);
    const decided = await alex.click(read, 'Approve');
    assert.match(textOf(decided.card), /has changed this request[\s\S]*nothing was decided/);
    assert.match(textOf(decided.card), /Berlin Adlershof, 1st floor/);
    await alex.click({ id: approval.id, card: decided.card }, 'Approve');
    await messageSaying(all, robin, /It changed from/);
  });

  it('read that it went to others where policy asks others now, without its new terms and without buttons', async () => {
    // Only Samuel decides about Munich.
    await begin((text) =>
      text.replace(
        /(München Werksviertel:\n\s+people: )\[\](\n\s+groups:)\n\s+- \S+/,
        `$1[${knownPeople.administrator.id}]$2 []`,
      ),
    );
    const samuel = await arrive(all, knownPeople.administrator.id, 'Samuel Okafor', 'en');
    const status = await sendTo(await start(robin, 'openLocationForm'), /Berlin Adlershof, 2/);
    const approval = await messageSaying(all, alex, /asks for/);
    const form = await robin.click(status, 'Change');
    await sendTo({ id: status.id, card: form.card }, /München Werksviertel/);
    await messageSaying(all, samuel, /Robin Keller asks for/);
    await all.connector.until(
      () => /gone to other approvers/.test(textOf(cardOf(approval))),
      5_000,
      'the earlier approver’s card to say so',
    );
    assert.deepEqual(actionsOf(cardOf(approval)), []);
    assert.doesNotMatch(textOf(cardOf(approval)), /München/);
    const theirs = await messageSaying(all, samuel, /Robin Keller asks for/);
    await samuel.click(theirs, 'Approve');
    await messageSaying(all, robin, /It changed from/);
    assert.match(textOf(cardOf(approval)), /gone to other approvers/);
  });
});
