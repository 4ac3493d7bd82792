import assert from 'node:assert/strict';
import { hasEffect } from '../../src/conversation/index.js';
import { alertAdministrators } from '../../src/desk/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { exampleRequest } from '../storage/examples.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { cardOf, type TeamsPerson } from '../support/lineDeskInTest.js';
import { saying, WaitingInTest } from '../support/waitingInTest.js';

const { chief, auditor, alex, administrator } = knownPeople;
const twoPeople = { stages: [{ name: 'two', from: [{ people: [chief.id, auditor.id] }] }] };
/** Patient enough that no reminder comes in between. */
const patient = {
  quiet: null,
  requests: {
    emergencyLocationChange: { remindAfterHours: 400, escalateAfterHours: null, expireAfterHours: null },
  },
};
const asks = /Robin Keller asks for another emergency location/;
const summary = /still waits? for you/;

describe('what people hear about', () => {
  let world: WaitingInTest;
  afterEach(() => world.all.stop());

  /** Chooses by the card, as clients send it. */
  async function choose(person: TeamsPerson, inputs: Record<string, string>) {
    await person.say('notifications');
    return person.click(person.last, 'Save', inputs);
  }

  describe('as approvers', () => {
    let ruth: TeamsPerson;
    let petra: TeamsPerson;
    async function open(waiting: object = patient, at?: string): Promise<void> {
      world = await WaitingInTest.start({
        approval: twoPeople,
        waiting,
        ...(at === undefined ? {} : { at }),
      });
      ruth = await world.ready(chief.id, 'Ruth Hagenau');
      petra = await world.ready(auditor.id, 'Petra Lindner');
    }

    it('is shown as it stands, and answered in place', async () => {
      await open();
      const card = await ruth.say('notifications');
      assert.match(textOf(card), /You always hear what came of your own requests/);
      const values = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
      assert.deepEqual(values, { delays: 'true', approvals: 'atOnce' });
      const saved = await ruth.click(ruth.last, 'Save', { delays: 'false', approvals: 'daily' });
      assert.match(textOf(saved.card), /Saved[\s\S]*You don't hear[\s\S]*once a day at 9:00/);
      assert.doesNotMatch(textOf(saved.card), /administrator/);
      const again = await ruth.say('notifications');
      const now = Object.fromEntries(inputsOf(again).map(({ id, value }) => [id, value]));
      assert.deepEqual(now, { delays: 'false', approvals: 'daily' });
    });

    it('is each request at once, for those who chose nothing', async () => {
      await open();
      await world.move();
      assert.deepEqual([saying(ruth, asks).length, saying(petra, asks).length], [1, 1]);
    });

    it('is gathered at nine in the morning, with a way to each request', async () => {
      await open();
      await choose(ruth, { approvals: 'daily' });
      await world.move();
      await world.all.connector.until(() => saying(petra, asks).length === 1, 5_000, 'the card to Petra');
      assert.equal(saying(ruth, asks).length, 0);
      await world.pass(23);
      assert.equal(saying(ruth, summary).length, 0);
      await world.pass(1.25);
      const [sent, ...more] = saying(ruth, summary);
      assert.ok(sent !== undefined && more.length === 0);
      assert.equal(actionsOf(cardOf(sent))[0]?.title, 'Open');
      const opened = await ruth.click(sent, 'Open');
      const approved = await ruth.click({ id: sent.id, card: opened.card }, 'Approve');
      assert.match(textOf(approved.card), /Approved by/);
      await world.pass(24);
      assert.equal(saying(ruth, summary).length, 0, 'the one message has become the request');
    });

    it('has no request in it that was decided before nine', async () => {
      await open();
      await choose(ruth, { approvals: 'daily' });
      await world.move();
      const [card] = saying(petra, asks);
      assert.ok(card !== undefined);
      await petra.click(card, 'Approve');
      const before = ruth.messages().length;
      await world.pass(25);
      assert.equal(ruth.messages().length, before);
    });

    it('comes on the next day that is not quiet', async () => {
      const friday = '2026-11-27T09:00:00Z';
      await open({ requests: patient.requests }, friday);
      await choose(ruth, { approvals: 'daily' });
      await world.move();
      await world.pass(24, 24);
      assert.equal(saying(ruth, summary).length, 0);
      await world.pass(23.25);
      assert.equal(saying(ruth, summary).length, 1);
    });

    it('is reminders alone, which nobody can turn off', async () => {
      const sooner = {
        quiet: null,
        requests: { emergencyLocationChange: { remindAfterHours: 2, escalateAfterHours: null } },
      };
      await open(sooner);
      await choose(ruth, { approvals: 'reminders' });
      await world.move();
      assert.equal(ruth.messages().length, 2, 'the welcome and the choices');
      await world.pass(2, 0.25);
      assert.equal(saying(ruth, summary).length, 1);
    });

    it('is each request at once, where policy sends no reminders', async () => {
      await open({ quiet: null, requests: { emergencyLocationChange: { remindAtMost: 0 } } });
      await choose(ruth, { approvals: 'reminders' });
      await world.move();
      assert.equal(saying(ruth, asks).length, 1);
    });
  });

  describe('as administrators', () => {
    it('is failed changes for one of them at least', async () => {
      world = await WaitingInTest.start();
      const first = await world.ready(alex.id, 'Alex Winter');
      const refused = await choose(first, { failures: 'false', stock: 'false', approvals: 'atOnce' });
      assert.match(textOf(refused.card), /Nothing was saved\. Nobody else would hear/);
      assert.equal(inputsOf(refused.card).find(({ id }) => id === 'failures')?.value, 'false');
      assert.equal((await world.desk.store.noticePreferences(personId(alex.id))).stock, true);

      const second = await world.ready(administrator.id, 'Samuel Okafor');
      const saved = await choose(first, { failures: 'false', stock: 'false', approvals: 'atOnce' });
      assert.match(textOf(saved.card), /As an administrator you hear of: Numbers that changed outside/);
      const last = await choose(second, { failures: 'false', approvals: 'atOnce' });
      assert.match(textOf(last.card), /Nothing was saved/);
    });

    it('leaves those in peace who want no failures', async () => {
      world = await WaitingInTest.start();
      const first = await world.ready(alex.id, 'Alex Winter');
      const second = await world.ready(administrator.id, 'Samuel Okafor');
      await choose(first, { failures: 'false', approvals: 'atOnce' });
      const failed = exampleRequest({
        state: 'failed',
        failure: { code: 'refused', at: world.now(), step: 0 },
      });
      await world.desk.store.transaction((tx) => tx.insertRequest(failed));
      await alertAdministrators(world.desk, failed.id);
      await world.settled();
      assert.deepEqual([first.messages().length, second.messages().length], [2, 2]);
    });

    it('lets nobody choose for administrators who is none', async () => {
      world = await WaitingInTest.start();
      const { robin } = world;
      await robin.say('notifications');
      const data = { action: 'chooseNotifications', approvals: 'atOnce', failures: 'false', drift: 'false' };
      await robin.invoke({ type: 'Action.Execute', verb: 'chooseNotifications', data }, robin.last.id);
      const kept = await world.desk.store.noticePreferences(personId(robin.aadObjectId));
      assert.deepEqual([kept.failures, kept.drift], [true, true]);
    });
  });

  it('is asked and answered in German', async () => {
    world = await WaitingInTest.start();
    const { robin } = world;
    const german = { locale: 'de-DE' };
    const card = await robin.say('Benachrichtigungen', german);
    assert.match(textOf(card), /Was aus Ihren eigenen Anträgen wird, erfahren Sie immer/);
    const saved = await robin.click(robin.last, 'Speichern', { approvals: 'daily' }, german);
    assert.match(textOf(saved.card), /Gespeichert[\s\S]*einmal am Tag um 9:00 Uhr Ihrer Zeitzone/);
    assert.equal(
      hasEffect({
        do: 'chooseNotifications',
        preferences: await world.desk.store.noticePreferences(personId(robin.aadObjectId)),
      }),
      true,
    );
  });
});
