import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { e164, factsOf, numberOf } from '../support/lineRequests.js';
import { filledIn, numbersOn, openForm, syncInventory } from '../support/numberForms.js';

const wished = { digits: '42', digitsAt: 'end', city: 'Berlin' };

describe('asking for a number, end to end', () => {
  let all: LineDeskInTest;
  let mara: TeamsPerson;
  let robin: TeamsPerson;
  let alex: TeamsPerson;

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    await syncInventory(all);
    mara = all.person(knownPeople.withoutNumber.id, 'Mara Vogel');
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    for (const person of [mara, robin, alex]) await person.install();
  });
  afterEach(() => all.stop());

  it('goes from "a Berlin number ending in 42" to the number in the tenant and the announcement', async () => {
    const form = await openForm(mara, 'openNumberForm', wished);
    assert.deepEqual(numbersOn(form.card), ['+493023125042']);
    assert.equal(filledIn(form.card, 'number'), '+493023125042', 'the only one that fits is chosen');
    assert.match(textOf(form.card), /Ask for a phone number[\s\S]*kept for you/);
    const place = inputsOf(form.card).find(({ id }) => id === 'locationId');
    const chosen = place?.choices?.find(({ value }) => value === place.value);
    assert.match(chosen?.title ?? '', /^Berlin Mitte — /, 'the office of the directory');

    const status = await mara.click(form, 'Send', { reason: 'I call suppliers' });
    assert.match(textOf(status.card), /for the number \+49 30 23125042 waits for approval/);
    assert.match(textOf(status.card), /kept for you/);
    const held = await all.lineDesk.store.numberRecord(e164('+493023125042'), new Date());
    assert.equal(held?.state, 'held');

    const approval = await messageSaying(all, alex, /Mara Vogel asks for a number/);
    assert.match(textOf(cardOf(approval)), /\+49 30 23125042, Berlin, Germany[\s\S]*I call suppliers/);
    await alex.click(approval, 'Approve');
    const told = textOf(cardOf(await messageSaying(all, mara, /Your number is/)));
    assert.match(told, /Your number is \+49 30 23125042\./);
    assert.match(told, /Calls to and from \+49 30 23125042 work now, or within 24 hours at the latest\./);
    assert.match(told, /Emergency calls from \+49 30 23125042 show Berlin Mitte\./);
    assert.deepEqual(
      (await factsOf(all).writes()).map(({ action }) => action),
      ['assignNumber'],
    );
    assert.equal((await numberOf(all, mara.aadObjectId)).telephoneNumber, '+493023125042');
  });

  it('changes a number: the old one is given back, and what comes between is said before', async () => {
    const own = await numberOf(all, robin.aadObjectId);
    const form = await openForm(robin, 'openNumberForm', wished);
    assert.match(textOf(form.card), /Ask for another phone number/);
    assert.match(textOf(form.card), /neither number works until the new one is assigned/);
    assert.match(textOf(form.card), /rests for 30 days/);
    assert.equal(filledIn(form.card, 'locationId'), own.locationId, 'the place stays');
    const status = await robin.click(form, 'Send');
    assert.match(textOf(status.card), /for the number \+49 30 23125042 waits/);
    await alex.click(await messageSaying(all, alex, /asks for another number/), 'Approve');
    const told = textOf(cardOf(await messageSaying(all, robin, /Your number is now/)));
    assert.match(told, /Your number is now \+49 30 23125042\.[\s\S]*work now[\s\S]*rests now/);
    assert.equal((await numberOf(all, robin.aadObjectId)).telephoneNumber, '+493023125042');
    const old = await all.lineDesk.store.numberRecord(e164(own.telephoneNumber), new Date());
    assert.equal(old?.state, 'resting');
  });

  it('gives a number back, after a card that says what ends with it', async () => {
    const form = await openForm(robin, 'openReleaseForm');
    const text = textOf(form.card);
    assert.match(text, /Give back \+49 30/);
    assert.match(text, /don't reach you any more/);
    assert.match(text, /can't call emergency services/);
    assert.match(text, /rests for 30 days/);
    const kept = await robin.click(form, 'Keep the number');
    assert.match(textOf(kept.card), /Nothing was sent or changed/);
    const status = await robin.click(form, 'Give it back', { reason: 'No calls any more' });
    assert.match(textOf(status.card), /to give back \+49 30 .* waits/);
    await alex.click(await messageSaying(all, alex, /wants to give a number back/), 'Approve');
    await messageSaying(all, robin, /was given back/);
    await assert.rejects(numberOf(all, robin.aadObjectId), /has no number/);
  });
});
