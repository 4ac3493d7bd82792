import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

const numbers = '/admin/teams/telephoneNumberManagement/numberAssignments';

describe('carrying an approved change out', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;
  let skewMs = 0;

  beforeEach(async () => {
    skewMs = 0;
    all = await LineDeskInTest.start({ now: () => new Date(Date.now() + skewMs) });
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.install();
    await alex.install();
  });
  afterEach(() => all.stop());

  const askWithinAddress = async () => {
    await robin.say('I moved to the 4th floor');
    const form = robin.last;
    await robin.click(form, 'Send');
    return form;
  };
  /** Moves the clock over the pauses between looks, so that no test waits for them. */
  const untilSaying = async (person: TeamsPerson, pattern: RegExp, stepMs = 5_000) => {
    const timer = setInterval(() => {
      skewMs += stepMs;
    }, 50);
    try {
      return await messageSaying(all, person, pattern, 15_000);
    } finally {
      clearInterval(timer);
    }
  };

  it('writes once where the answer is lost after the effect', async () => {
    await all.faults([
      { route: `${numbers}/updateNumber`, method: 'POST', kind: 'timeout-after', delayMs: 50, next: 1 },
    ]);
    await askWithinAddress();
    await untilSaying(robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
  });

  it('writes again where the effect was not taken', async () => {
    await all.faults([
      { route: `${numbers}/updateNumber`, method: 'POST', kind: 'timeout-before', delayMs: 50, next: 1 },
    ]);
    await askWithinAddress();
    await untilSaying(robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
  });

  for (const kind of ['429', '429-retry-after', '503']) {
    it(`gets through ${kind}`, async () => {
      await all.faults([{ route: `${numbers}/updateNumber`, method: 'POST', kind, next: 2 }]);
      await askWithinAddress();
      await untilSaying(robin, /It changed from/);
      assert.equal((await all.writes()).length, 1);
    });
  }

  it('waits for the tenant to show the change, and says after two minutes that it takes longer', async () => {
    await all.faults([{ route: `${numbers}/updateNumber`, kind: 'slow-read-back', delayMs: 4_000 }]);
    const form = await askWithinAddress();
    await untilSaying(robin, /takes longer than usual/, 20_000);
    assert.match(textOf(cardOf(form)), /Being changed|takes longer/);
    await untilSaying(robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
    assert.equal(
      robin.messages().filter(({ activity }) => /takes longer/.test(activity.summary ?? '')).length,
      1,
    );
  });

  it('stops when the tenant has not shown it for a day, and hands it to an administrator', async () => {
    await all.faults([{ route: `${numbers}/updateNumber`, kind: 'slow-read-back', delayMs: 600_000 }]);
    await askWithinAddress();
    await untilSaying(alex, /An emergency location was not changed/, 600_000);
    await untilSaying(robin, /didn't show the change within a day/);
  });

  it('survives a restart at any point', async () => {
    await all.faults([{ route: `${numbers}/updateNumber`, kind: 'slow-read-back', delayMs: 1_500 }]);
    await askWithinAddress();
    await all.lineDesk.stop();
    await all.open();
    await untilSaying(robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
  });

  it('tells requester and administrators when the tenant refuses, and follows Retry and Done by hand', async () => {
    await all.faults([{ route: `${numbers}/updateNumber`, method: 'POST', kind: 'refused' }]);
    await askWithinAddress();
    const failed = await untilSaying(robin, /The change to Berlin Mitte, 4th floor stopped/);
    assert.match(
      textOf(cardOf(failed)),
      /Emergency calls show Berlin Mitte, 2nd floor until the change is done/,
    );
    const alert = await untilSaying(alex, /An emergency location was not changed/);
    assert.deepEqual(
      actionsOf(cardOf(alert)).map(({ title }) => title),
      ['Retry', 'Done by hand', 'Give up'],
    );
    const early = await alex.click(alert, 'Done by hand');
    assert.match(textOf(early.card), /doesn't show the change yet/);
    const stranger = all.person(knownPeople.french.id, 'French');
    await stranger.install();
    const refused = await stranger.invoke(actionsOf(cardOf(alert))[0] as object, stranger.last.id);
    assert.match(textOf(refused.card), /aren't a telephony administrator/);
    await all.faults([]);
    await alex.click(alert, 'Retry');
    await untilSaying(robin, /It changed from/);
    await all.connector.until(
      () => /Alex Winter tried this change again/.test(textOf(cardOf(alert))),
      5_000,
      'the alert to be over',
    );
    assert.equal((await all.writes()).length, 1);
  });
});

describe('people who can’t be reached yet', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  before(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
  });
  after(() => all.stop());

  it('get their card at first contact, and the requester is told meanwhile', async () => {
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    await robin.click(robin.last, 'Send');
    await messageSaying(all, robin, /None of the approvers could be reached yet/);
    await messageSaying(all, robin, /No approver could be reached yet/);
    const alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await alex.install();
    const approval = await messageSaying(all, alex, /asks for another emergency location/);
    const asked = robin.messages().find((message) => /Withdraw/.test(JSON.stringify(message.activity)));
    assert.ok(asked !== undefined);
    await all.connector.until(
      () => !/None of the approvers could be reached/.test(textOf(cardOf(asked))),
      5_000,
      'the status card to say that somebody has been reached',
    );
    await alex.click(approval, 'Approve');
    await messageSaying(all, robin, /It changed from/);
  });

  it('are spoken to as they last said, though not every activity says it', async () => {
    const french = all.person(knownPeople.french.id, 'Camille');
    await french.say('hallo', { locale: 'de-DE', localTimezone: 'America/New_York' });
    await french.say('hello', { locale: undefined, localTimezone: undefined });
    const kept = await all.lineDesk.store.reference(personId(french.aadObjectId));
    assert.equal(kept?.locale, 'de-DE');
    assert.equal(kept?.timeZone, 'America/New_York');
  });

  it('get their card anew where the old message is gone', async () => {
    const alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.say('I moved to the 2nd floor in Hamburg HafenCity');
    await robin.click(robin.last, 'Send');
    const approval = await messageSaying(all, alex, /Hamburg HafenCity, 2nd floor/);
    const index = all.connector.messages.indexOf(approval);
    all.connector.messages.splice(index, 1);
    await alex.invoke(
      actionsOf(cardOf(approval)).find(({ verb }) => verb === 'claim') as object,
      'elsewhere',
    );
    const anew = await messageSaying(all, alex, /You are taking care of it/);
    assert.notEqual(anew.id, approval.id);
  });
});

describe('an approvals channel', () => {
  const channel = '19:approvals@thread.tacv2';
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;
  before(async () => {
    all = await LineDeskInTest.start({
      policy: (text) =>
        `${text}approvalsChannel: { conversationId: "${channel}", serviceUrl: "http://127.0.0.1:1/" }\n`,
    });
    const policy = all.lineDesk.desk.policy.approvalsChannel;
    if (policy !== undefined) policy.serviceUrl = all.connector.url;
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.install();
    await alex.install();
  });
  after(() => all.stop());

  it('gets one card without number, address or reason; the details open in personal chat', async () => {
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    await robin.click(robin.last, 'Send', { reason: 'Secret reason' });
    await all.connector.until(() => all.connector.in(channel).length === 1, 5_000, 'the card in the channel');
    const posted = all.connector.in(channel)[0];
    assert.ok(posted);
    const raw = JSON.stringify(posted.activity);
    for (const secret of ['+49', '23125001', 'Adlershof', 'Chaussee', 'Secret', 'Robin']) {
      assert.ok(!raw.includes(secret), `${secret} stands in the channel`);
    }
    assert.equal(alex.messages().length, 1, 'no card of their own yet');
    const inChannel = { conversation: { id: channel, conversationType: 'channel', tenantId: alex.tenantId } };
    const opened = await alex.click(posted, 'Details', {}, inChannel);
    assert.match(opened.text, /personal chat/);
    const approval = await messageSaying(all, alex, /asks for another emergency location/);
    assert.match(textOf(cardOf(approval)), /Secret reason/);
    const stranger = all.person(knownPeople.withoutNumber.id, 'Stranger');
    assert.match((await stranger.click(posted, 'Details', {}, inChannel)).text, /aren't an approver/);
    await alex.click(approval, 'Approve');
    await messageSaying(all, robin, /It changed from/);
    await all.connector.until(
      () => /no longer waits/.test(textOf(cardOf(posted))),
      5_000,
      'the channel’s card to be over',
    );
  });
});
