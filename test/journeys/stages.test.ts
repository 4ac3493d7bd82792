import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

const {
  robin: robinId,
  alex: alexId,
  administrator,
  chief,
  auditor,
} = Object.fromEntries(Object.entries(knownPeople).map(([name, { id }]) => [name, id]));

/** The sandbox's policy with other words for who approves a move to another address. */
const approvedBy = (approval: object) => (text: string) =>
  text.replace(/approval: siteApprovers/, `approval: ${JSON.stringify(approval)}`);

describe('an approval in stages', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  afterEach(() => all.stop());

  async function open(approval: object): Promise<void> {
    all = await LineDeskInTest.start({ policy: approvedBy(approval) });
    robin = all.person(robinId ?? '', 'Robin Keller');
    await robin.install();
  }

  async function ready(id: string | undefined, name: string): Promise<TeamsPerson> {
    const person = all.person(id ?? '', name);
    await person.install();
    return person;
  }

  async function ask(): Promise<void> {
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    await robin.click(robin.last, 'Send', { reason: 'My team moved' });
  }

  it('asks the second stage when the first has said yes, and changes nothing before', async () => {
    await open({
      stages: [
        { name: 'line manager', from: [{ people: [chief] }] },
        { name: 'telephony', from: [{ people: [administrator] }] },
      ],
    });
    const ruth = await ready(chief, 'Ruth Hagenau');
    const samuel = await ready(administrator, 'Samuel Okafor');
    await ask();
    const first = await messageSaying(all, ruth, /asks for another/);
    assert.ok(!samuel.messages().some((message) => /asks for another/.test(textOf(cardOf(message)))));
    const passed = await ruth.click(first, 'Approve');
    assert.match(textOf(passed.card), /Ruth Hagenau/);
    assert.deepEqual(await all.writes(), []);
    const second = await messageSaying(all, samuel, /asks for another/);
    assert.match(textOf((await samuel.click(second, 'Approve')).card), /Approved by Samuel Okafor/);
    await messageSaying(all, robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
  });

  it('needs two of three where policy says so, and counts nobody twice', async () => {
    await open({
      stages: [
        { name: 'two of us', from: [{ people: [chief, administrator, auditor] }], need: { atLeast: 2 } },
      ],
    });
    const ruth = await ready(chief, 'Ruth Hagenau');
    const petra = await ready(auditor, 'Petra Lindner');
    await ask();
    const hers = await messageSaying(all, ruth, /asks for another/);
    await ruth.click(hers, 'Approve');
    const again = await ruth.click(hers, 'Approve');
    assert.doesNotMatch(textOf(again.card), /Approved by Ruth Hagenau\b.*\bDone/);
    assert.deepEqual(await all.writes(), []);
    await petra.click(await messageSaying(all, petra, /asks for another/), 'Approve');
    await messageSaying(all, robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
  });

  it('ends with the first no, whatever the stage', async () => {
    await open({
      stages: [
        { name: 'everybody', from: [{ people: [chief, auditor] }], need: 'all' },
        { name: 'telephony', from: [{ people: [administrator] }] },
      ],
    });
    const ruth = await ready(chief, 'Ruth Hagenau');
    const petra = await ready(auditor, 'Petra Lindner');
    await ask();
    await ruth.click(await messageSaying(all, ruth, /asks for another/), 'Approve');
    const hers = await messageSaying(all, petra, /asks for another/);
    await petra.click(hers, 'Reject', { reason: 'Not this month' });
    await messageSaying(all, robin, /rejected your request/);
    assert.deepEqual(await all.writes(), []);
  });

  it('passes a stage on to the fall-back approvers where nobody is left but those whom it concerns', async () => {
    await open({ stages: [{ name: 'only me', from: [{ people: [robinId] }] }] });
    const samuel = await ready(administrator, 'Samuel Okafor');
    const alex = await ready(alexId, 'Alex Winter');
    await ask();
    const theirs = await Promise.race([
      messageSaying(all, samuel, /asks for another/).then((message) => ({ by: samuel, message })),
      messageSaying(all, alex, /asks for another/).then((message) => ({ by: alex, message })),
    ]);
    assert.match(textOf(cardOf(theirs.message)), /Passed on to other approvers/);
    await theirs.by.click(theirs.message, 'Approve');
    await messageSaying(all, robin, /It changed from/);
  });

  it('asks the line manager of today', async () => {
    await open({ stages: [{ name: 'line manager', from: [{ manager: true }] }] });
    const manager = await all.lineDesk.desk.directory.managerOf(
      all.lineDesk.desk.tenantId && (robinId as never),
    );
    assert.ok(manager !== null, 'the sandbox has a manager for Robin');
    const boss = await ready(manager, 'Manager');
    await ask();
    await boss.click(await messageSaying(all, boss, /asks for another/), 'Approve');
    await messageSaying(all, robin, /It changed from/);
  });

  it('files nothing without the ticket number that policy asks for', async () => {
    all = await LineDeskInTest.start({
      policy: (text) =>
        text.replace(
          /approval: siteApprovers/,
          'approval: siteApprovers\n      reason: { pattern: "INC[0-9]{4,}", hint: a ticket number such as INC12345 }',
        ),
    });
    robin = all.person(robinId ?? '', 'Robin Keller');
    await robin.install();
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const refused = await robin.click(robin.last, 'Send', { reason: 'because' });
    assert.match(textOf(refused.card), /a ticket number such as INC12345/);
    const taken = await robin.click(robin.last, 'Send', { reason: 'INC12345' });
    assert.match(textOf(taken.card), /Waiting/);
  });

  it('approves by itself up to the cap, and asks beyond it', async () => {
    all = await LineDeskInTest.start({
      policy: (text) =>
        text.replace(/approval: automatic/, 'approval: automatic\n      cap: { count: 1, days: 30 }'),
    });
    robin = all.person(robinId ?? '', 'Robin Keller');
    await robin.install();
    await robin.say('I moved to the 4th floor');
    await robin.click(robin.last, 'Send');
    await messageSaying(all, robin, /It changed from/);
    await robin.say('I moved to the 3rd floor');
    assert.match(textOf((await robin.click(robin.last, 'Send')).card), /Waiting/);
  });
});
