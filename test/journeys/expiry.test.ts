import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { cardOf, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { e164, file, freeNumbers } from '../support/lineRequests.js';
import { saying, WaitingInTest } from '../support/waitingInTest.js';

const { chief, auditor } = knownPeople;
const approval = { stages: [{ name: 'chief', from: [{ people: [chief.id] }] }] };
const asked = /asks for another emergency location/;
const noReminders = { remindAtMost: 0, escalateAfterHours: null };
const weekHours = 7 * 24;

describe('a request that nobody decides', () => {
  let world: WaitingInTest;
  let ruth: TeamsPerson;
  afterEach(() => world.all.stop());

  async function open(options: Parameters<typeof WaitingInTest.start>[0] = {}): Promise<void> {
    world = await WaitingInTest.start({
      approval,
      waiting: { usual: noReminders, requests: { emergencyLocationChange: noReminders } },
      ...options,
    });
    ruth = await world.ready(chief.id, 'Ruth Hagenau');
  }

  it('ends after a week for an emergency location: the requester hears of it, and can ask again', async () => {
    await open();
    await world.move();
    await world.pass(weekHours - 1);
    assert.equal((await world.request()).state, 'waiting');
    await world.pass(1);
    const { state, id } = await world.request();
    assert.equal(state, 'expired');
    const told = await messageSaying(world.all, world.robin, /Nobody decided the request/);
    const text = textOf(cardOf(told));
    assert.match(text, /Expired/);
    assert.match(text, /It waited from 24 Nov 2026, 09:00 to 1 Dec 2026, 09:00/);
    assert.match(text, /Nothing was changed/);
    assert.match(text, /Emergency calls still show Berlin Mitte/);
    assert.deepEqual(await world.all.writes(), []);
    const events = await world.desk.store.events(id);
    assert.deepEqual(events.at(-1)?.actor, { type: 'lineDesk' });
    const form = await world.robin.click(told, 'Ask again');
    assert.match(textOf(form.card), /Berlin Adlershof/);
    await world.robin.click({ id: told.id, card: form.card }, 'Send', { reason: 'Please' });
    await world.settled();
    assert.equal((await world.request()).state, 'waiting');
  });

  it('is over on every card, with its history', async () => {
    await open();
    await world.move();
    await world.pass(weekHours);
    const robins = await messageSaying(world.all, world.robin, /Ended without a decision/);
    assert.match(textOf(cardOf(robins)), /Nobody decided this in time/);
    const [hers] = saying(ruth, asked);
    assert.ok(hers);
    assert.match(textOf(cardOf(hers)), /Expired[\s\S]*Ended without a decision, 1 Dec 2026/);
    assert.deepEqual(actionsOf(cardOf(hers)), []);
  });

  it('can not be decided any more, and says so', async () => {
    await open();
    await world.move();
    const [hers] = saying(ruth, asked);
    assert.ok(hers);
    const before = { id: hers.id, card: cardOf(hers) };
    await world.pass(weekHours);
    const answer = await ruth.click(before, 'Approve');
    assert.match(textOf(answer.card), /There is nothing left to decide/);
    assert.equal((await world.request()).state, 'expired');
    const german = await ruth.click(before, "I'm on it", {}, { locale: 'de-DE' });
    assert.match(textOf(german.card), /ohne Entscheidung abgelaufen/);
  });

  it('does not end where it was decided in time', async () => {
    await open();
    await world.move();
    const [hers] = saying(ruth, asked);
    assert.ok(hers);
    await ruth.click(hers, 'Reject', { reason: 'No' });
    await world.pass(weekHours);
    assert.equal((await world.request()).state, 'rejected');
  });

  it('starts its time anew with each stage', async () => {
    const stages = [
      { name: 'chief', from: [{ people: [chief.id] }] },
      { name: 'auditor', from: [{ people: [auditor.id] }] },
    ];
    await open({ approval: { stages } });
    await world.move();
    await world.pass(weekHours - 10);
    const [hers] = saying(ruth, asked);
    assert.ok(hers);
    await ruth.click(hers, 'Approve');
    await world.pass(20);
    assert.equal((await world.request()).state, 'waiting');
    await world.pass(weekHours - 20);
    assert.equal((await world.request()).state, 'expired');
  });

  it('waits for ever where policy says so', async () => {
    await open({
      waiting: { requests: { emergencyLocationChange: { ...noReminders, expireAfterHours: null } } },
    });
    await world.move();
    await world.pass(60 * 24);
    assert.equal((await world.request()).state, 'waiting');
  });

  it('gives the number back that it held', async () => {
    await open();
    const [free] = await freeNumbers(world.all, 'DE');
    assert.ok(free);
    const telephoneNumber = e164(free.telephoneNumber);
    const request = await file(world.all, world.all.person(knownPeople.withoutNumber.id, 'Mara Vogt'), {
      kind: 'numberRequest',
      country: 'DE',
      telephoneNumber,
      numberType: 'callingPlan',
      city: null,
      location: null,
      licence: null,
      reason: null,
    });
    const hold = async () =>
      (await world.desk.store.numberRecord(telephoneNumber, world.now()))?.hold?.request ?? null;
    await world.settled();
    assert.equal(await hold(), request.id);
    await world.pass(30 * 24 + 1);
    assert.equal((await world.desk.store.request(request.id))?.state, 'expired');
    assert.equal(await hold(), null);
  });

  it('is told in German to those who read German', async () => {
    await open();
    await world.robin.post(world.robin.activity({ type: 'message', text: 'hallo', locale: 'de-DE' }));
    await world.robin.say('Ich bin in Berlin Adlershof in den 2. Stock gezogen', { locale: 'de-DE' });
    await world.robin.click(world.robin.last, 'Senden', { reason: 'Umzug' }, { locale: 'de-DE' });
    await world.pass(weekHours);
    const told = await messageSaying(world.all, world.robin, /hat niemand rechtzeitig entschieden/);
    assert.match(textOf(cardOf(told)), /Abgelaufen[\s\S]*Geändert wurde nichts/);
  });
});
