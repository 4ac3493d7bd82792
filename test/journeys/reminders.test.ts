import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { cardOf, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { saying, WaitingInTest } from '../support/waitingInTest.js';

const { chief, administrator, auditor } = knownPeople;
const reminder = /still waits? for you/;
const twoPeople = { stages: [{ name: 'two', from: [{ people: [chief.id, auditor.id] }] }] };
const quarter = 0.25;

describe('reminders', () => {
  let world: WaitingInTest;
  let ruth: TeamsPerson;
  let petra: TeamsPerson;
  afterEach(() => world.all.stop());

  async function open(options: Parameters<typeof WaitingInTest.start>[0] = {}): Promise<void> {
    world = await WaitingInTest.start({ approval: twoPeople, ...options });
    ruth = await world.ready(chief.id, 'Ruth Hagenau');
    petra = await world.ready(auditor.id, 'Petra Lindner');
  }
  /** Beside the card itself. A reminder of one request turns into its card with what happens next. */
  const reminders = (person: TeamsPerson) =>
    Math.max(0, saying(person, /asks for another emergency location/).length - 1);

  it('come first after two hours, and again every four, to all who have not decided', async () => {
    await open();
    await world.move();
    await world.pass(1.9);
    assert.equal(reminders(ruth), 0);
    await world.pass(0.1, quarter);
    assert.deepEqual([reminders(ruth), reminders(petra)], [1, 1]);
    const sent = await messageSaying(world.all, ruth, reminder);
    const text = textOf(cardOf(sent));
    assert.match(text, /Robin Keller asks for another emergency location/);
    assert.match(text, /Waiting since 24 Nov 2026, 09:00/);
    assert.match(text, /Emergency calls still show the old location/);
    await world.pass(3);
    assert.equal(reminders(ruth), 1);
    await world.pass(1, quarter);
    assert.deepEqual([reminders(ruth), reminders(petra)], [2, 2]);
  });

  it('are at most as many as policy wants, and stand in the history', async () => {
    await open({
      waiting: {
        quiet: null,
        requests: { emergencyLocationChange: { escalateAfterHours: null, remindAtMost: 2 } },
      },
    });
    await world.move();
    for (let time = 0; time < 4; time += 1) await world.pass(4, quarter);
    assert.equal(reminders(ruth), 2);
    const { id } = await world.request();
    const events = await world.desk.store.events(id);
    const told = events.filter(({ type }) => type === 'reminded');
    assert.deepEqual(
      told.map(({ values }) => values['reminder']),
      ['1', '2'],
    );
    assert.match(told[0]?.values['people'] ?? '', /Ruth Hagenau/);
    const theirs = await messageSaying(world.all, world.robin, /Approvers reminded/);
    assert.match(textOf(cardOf(theirs)), /Waiting for approval/);
  });

  it('open the card in their place, while the earlier card stays live', async () => {
    await open();
    await world.move();
    await world.pass(2, quarter);
    const sent = await messageSaying(world.all, ruth, reminder);
    const opened = await ruth.click(sent, 'Open');
    assert.match(textOf(opened.card), /Approving does this/);
    await ruth.click({ id: sent.id, card: opened.card }, 'Approve');
    await messageSaying(world.all, world.robin, /It changed from/);
    await world.settled();
    for (const message of saying(ruth, /asks for another emergency location/)) {
      assert.match(textOf(cardOf(message)), /Approved by Ruth Hagenau/);
    }
    await world.pass(8);
    assert.equal(saying(petra, /Approved by Ruth Hagenau/).length, 2, 'the card and the reminder');
    assert.equal(reminders(petra), 1, 'what is decided is over');
  });

  it('leave the others in peace as soon as somebody is on it', async () => {
    await open();
    await world.move();
    await world.pass(2, quarter);
    const sent = await messageSaying(world.all, ruth, reminder);
    assert.match(textOf(cardOf(sent)), /“I'm on it”/);
    await ruth.click(sent, "I'm on it");
    await world.pass(4, quarter);
    assert.equal(reminders(petra), 1);
    assert.equal(reminders(ruth), 2);
  });

  it('are one message for all requests that are due at the same time', async () => {
    await open();
    await world.move();
    const other = await world.ready(knownPeople.alex.id, 'Alex Winter');
    await other.say('I moved to the 2nd floor in Berlin Adlershof');
    await other.click(other.last, 'Send', { reason: 'So did mine' });
    await world.pass(2, quarter);
    assert.equal(saying(ruth, reminder).length, 1);
    const sent = await messageSaying(world.all, ruth, reminder);
    const card = cardOf(sent);
    assert.match(textOf(card), /2 requests still wait for you/);
    assert.match(textOf(card), /Robin Keller asks[\s\S]*Alex Winter asks/);
    assert.equal(actionsOf(card).filter(({ title }) => title === 'Open').length, 2);
  });

  it('wait for the end of the night where the approver is', async () => {
    await open({ at: '2026-11-24T17:30:00Z' });
    const { post } = ruth;
    // Ruth writes from New York, where the day has a few hours left.
    await post.call(
      ruth,
      ruth.activity({ type: 'message', text: 'hello', localTimezone: 'America/New_York' }),
    );
    await world.move();
    await world.pass(2, quarter);
    assert.deepEqual([reminders(ruth), reminders(petra)], [1, 0], 'in Berlin it is 20:45');
    await world.pass(10);
    assert.equal(reminders(petra), 0, 'it is 06:45');
    await world.pass(quarter, quarter);
    assert.deepEqual([reminders(ruth), reminders(petra)], [1, 1], 'in New York it is night');
  });

  it('wait for Monday', async () => {
    await open({ at: '2026-11-27T17:00:00Z' });
    await world.move();
    await world.pass(48);
    assert.equal(reminders(petra), 0);
    await world.pass(13, quarter);
    assert.equal(reminders(petra), 1);
  });

  it('come at night, too, where policy says so for emergency locations', async () => {
    await open({
      at: '2026-11-27T20:00:00Z',
      waiting: { requests: { emergencyLocationChange: { quiet: 'ignore' } } },
    });
    await world.move();
    await world.pass(2, quarter);
    assert.equal(reminders(petra), 1);
  });

  it('say nothing any more where the requester took it back meanwhile', async () => {
    await open({ at: '2026-11-24T17:30:00Z' });
    await world.move();
    await world.pass(2, quarter);
    await world.robin.say('withdraw');
    await world.pass(12);
    assert.deepEqual([reminders(ruth), reminders(petra)], [0, 0]);
  });

  it('begin anew with other terms', async () => {
    await open();
    await world.move();
    await world.pass(1.5);
    await world.robin.say('change my request');
    await world.robin.click(world.robin.last, 'Send', { reason: 'Another reason' });
    await world.pass(1.5);
    assert.equal(reminders(ruth), 0);
    await world.pass(0.5, quarter);
    assert.equal(reminders(ruth), 1);
  });

  it('reach somebody who comes late, with what is still true then', async () => {
    world = await WaitingInTest.start({ approval: twoPeople });
    petra = await world.ready(auditor.id, 'Petra Lindner');
    await world.move();
    await world.pass(2, quarter, 4, quarter);
    ruth = await world.ready(chief.id, 'Ruth Hagenau');
    await messageSaying(world.all, ruth, reminder);
    await world.settled();
    assert.equal(reminders(ruth), 1);
  });

  it('are read in German by those who read German', async () => {
    await open();
    await petra.post(petra.activity({ type: 'message', text: 'hallo', locale: 'de-DE' }));
    await world.move();
    await world.pass(2, quarter);
    const sent = await messageSaying(world.all, petra, /Ein Antrag wartet noch auf Sie/);
    assert.match(textOf(cardOf(sent)), /Wartet seit 24\.\sNov\. 2026, 09:0\d/);
    assert.match(textOf(cardOf(sent)), /Notrufe zeigen noch den alten Standort/);
  });
});

describe('escalation', () => {
  let world: WaitingInTest;
  let ruth: TeamsPerson;
  let samuel: TeamsPerson;
  afterEach(() => world.all.stop());
  const asked = /asks for another emergency location/;

  async function open(options: Parameters<typeof WaitingInTest.start>[0] = {}): Promise<void> {
    world = await WaitingInTest.start({
      approval: { stages: [{ name: 'chief', from: [{ people: [chief.id] }] }] },
      waiting: { requests: { emergencyLocationChange: { escalateTo: { people: [administrator.id] } } } },
      ...options,
    });
    ruth = await world.ready(chief.id, 'Ruth Hagenau');
    samuel = await world.ready(administrator.id, 'Samuel Okafor');
  }

  it('asks the next ones after eight hours, who may decide then', async () => {
    await open();
    await world.move();
    await world.pass(7.9);
    assert.equal(saying(samuel, asked).length, 0);
    await world.pass(0.2);
    const theirs = await messageSaying(world.all, samuel, asked);
    const robins = await messageSaying(
      world.all,
      world.robin,
      /Others asked as well, since nobody had decided/,
    );
    assert.match(textOf(cardOf(robins)), /Samuel Okafor/);
    await samuel.click(theirs, 'Approve');
    await messageSaying(world.all, world.robin, /It changed from/);
    const { id } = await world.request();
    const events = await world.desk.store.events(id);
    assert.equal(events.filter(({ type }) => type === 'escalated').length, 1);
    await world.settled();
    const [hers] = saying(ruth, asked);
    assert.ok(hers);
    assert.match(textOf(cardOf(hers)), /Approved by Samuel Okafor/);
  });

  it('waits for the morning of those who would be asked', async () => {
    await open({ at: '2026-11-24T11:00:00Z' });
    await world.move();
    await world.pass(8.5);
    assert.equal(saying(samuel, asked).length, 0);
    await world.pass(10.6);
    assert.equal(saying(samuel, asked).length, 1);
  });

  it('happens once in a stage, and never where it would add nobody', async () => {
    await open({
      waiting: { requests: { emergencyLocationChange: { escalateTo: { people: [chief.id] } } } },
    });
    await world.move();
    await world.pass(9);
    const { id, stages } = await world.request();
    assert.deepEqual(
      stages[0]?.sources.map(({ from }) => from),
      ['people'],
    );
    assert.ok(!(await world.desk.store.events(id)).some(({ type }) => type === 'escalated'));
  });

  it('goes to the fall-back approvers where policy names nobody for it', async () => {
    await open({ waiting: {} });
    await world.move();
    await world.pass(8.5);
    assert.equal(saying(samuel, asked).length, 1);
  });

  it('lets somebody else say the yes that is missing, and asks for none more than before', async () => {
    await open({
      approval: { stages: [{ name: 'all', from: [{ people: [chief.id, auditor.id] }], need: 'all' }] },
    });
    await world.move();
    await ruth.click(await messageSaying(world.all, ruth, asked), 'Approve');
    await world.pass(8.5);
    assert.equal((await world.request()).state, 'waiting');
    await samuel.click(await messageSaying(world.all, samuel, asked), 'Approve');
    await messageSaying(world.all, world.robin, /It changed from/);
  });

  it('keeps one yes of each where policy wants one of each', async () => {
    const each = [{ manager: true }, { people: [auditor.id] }];
    await open({ approval: { stages: [{ name: 'each', from: each, need: 'eachSource' }] } });
    const manager = await world.desk.directory.managerOf(personId(knownPeople.robin.id));
    assert.ok(manager);
    const boss = await world.ready(manager, 'The manager');
    await world.move();
    await world.pass(8.5);
    await samuel.click(await messageSaying(world.all, samuel, asked), 'Approve');
    assert.equal((await world.request()).state, 'waiting', 'one person is not two');
    await boss.click(await messageSaying(world.all, boss, asked), 'Approve');
    await messageSaying(world.all, world.robin, /It changed from/);
  });
});
