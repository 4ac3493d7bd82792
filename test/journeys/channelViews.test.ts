import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, actionsOf, textOf } from '../support/cards.js';
import type { Card, SentMessage } from '../support/connector.js';
import { cardOf, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { saying, WaitingInTest } from '../support/waitingInTest.js';

const channel = '19:approvals@thread.tacv2';
const { chief, auditor, administrator } = knownPeople;
const secrets = ['+49', '23125001', 'Adlershof', 'Chaussee', 'My team', 'Robin'];

describe('the card in the approvals channel', () => {
  let world: WaitingInTest;
  let ruth: TeamsPerson;
  let petra: TeamsPerson;
  afterEach(() => world.all.stop());

  async function open(more = '', approvers: readonly string[] = [chief.id, auditor.id]): Promise<void> {
    world = await WaitingInTest.start({
      approval: { stages: [{ name: 'two', from: [{ people: approvers }] }] },
      waiting: { requests: { emergencyLocationChange: { escalateTo: { people: [administrator.id] } } } },
      policy: (text) =>
        `${text}approvalsChannel: { conversationId: "${channel}", serviceUrl: "http://127.0.0.1:1/"${more} }\n`,
    });
    const policy = world.desk.policy.approvalsChannel;
    if (policy !== undefined) policy.serviceUrl = world.all.connector.url;
    ruth = await world.ready(chief.id, 'Ruth Hagenau');
    petra = await world.ready(auditor.id, 'Petra Lindner');
    await world.move();
  }
  const posted = (): SentMessage => {
    const [first] = world.all.connector.in(channel);
    assert.ok(first);
    return first;
  };
  const inChannel = {
    conversation: { id: channel, conversationType: 'channel', tenantId: '0' },
  };
  /** What a client does that shows the message to one of its `userIds`. */
  const refreshed = (person: TeamsPerson) => {
    const { refresh } = cardOf(posted()) as Card & { refresh: { action: { verb: string; data: object } } };
    const { verb, data } = refresh.action;
    const fields = { conversation: { ...inChannel.conversation, tenantId: person.tenantId } };
    return person.invoke({ type: 'Action.Execute', verb, data }, posted().id, fields);
  };
  const clicked = (person: TeamsPerson, card: Card, title: string) => {
    const button = action(card, title);
    const fields = { conversation: { ...inChannel.conversation, tenantId: person.tenantId } };
    return person.invoke(
      { type: 'Action.Execute', verb: button.verb, data: button.data },
      posted().id,
      fields,
    );
  };

  it('names those whose clients fetch a view of their own, and nothing personal', async () => {
    await open();
    const raw = JSON.stringify(posted().activity);
    for (const secret of secrets) assert.ok(!raw.includes(secret), `${secret} stands in the channel`);
    const { refresh } = cardOf(posted()) as Card & { refresh: { userIds: string[] } };
    assert.deepEqual([...refresh.userIds].sort(), [`29:${auditor.id}`, `29:${chief.id}`].sort());
  });

  it('is the request itself to an approver, who decides there', async () => {
    await open();
    const own = await refreshed(ruth);
    assert.match(textOf(own.card), /Robin Keller asks for another emergency location[\s\S]*My team moved/);
    const decided = await clicked(ruth, own.card, 'Approve');
    assert.match(textOf(decided.card), /Approved by Ruth Hagenau/);
    await messageSaying(world.all, world.robin, /It changed from/);
    await world.settled();
    assert.match(textOf(cardOf(posted())), /no longer waits/);
    assert.ok(!('refresh' in cardOf(posted())), 'there is nothing to fetch any more');
  });

  it('stays neutral to everybody else, the requester and somebody who forges the click included', async () => {
    await open();
    const stranger = world.all.person(knownPeople.alex.id, 'Alex Winter');
    for (const person of [stranger, world.robin]) {
      const own = await refreshed(person);
      assert.match(textOf(own.card), /waits for approval/);
      for (const secret of secrets) assert.ok(!JSON.stringify(own.card).includes(secret));
      assert.deepEqual(
        actionsOf({ actions: own.card['actions'] }).map(({ title }) => title),
        ['Details'],
      );
    }
  });

  it('stays neutral to all where policy says so; then details open in personal chat', async () => {
    await open(', ownViews: false');
    assert.ok(!('refresh' in cardOf(posted())));
  });

  it('takes a click of somebody else first as what it is: decided', async () => {
    await open();
    const [hers, theirs] = [await refreshed(ruth), await refreshed(petra)];
    await clicked(ruth, hers.card, 'Approve');
    const late = await clicked(petra, theirs.card, 'Approve');
    assert.match(textOf(late.card), /Approved by Ruth Hagenau/);
  });

  it('is followed by a neutral reminder there, and by cards to those to whom it is escalated', async () => {
    await open();
    const samuel = await world.ready(administrator.id, 'Samuel Okafor');
    await world.pass(2, 0.25);
    const [, reminder] = world.all.connector.in(channel);
    assert.ok(reminder);
    assert.match(textOf(cardOf(reminder)), /A request still waits for a decision/);
    for (const secret of secrets) assert.ok(!JSON.stringify(reminder.activity).includes(secret));
    assert.equal(saying(ruth, /waits for you/).length, 0, 'nobody is written to beside the channel');
    await world.pass(6);
    const theirs = await messageSaying(world.all, samuel, /asks for another emergency location/);
    await samuel.click(theirs, 'Approve');
    await messageSaying(world.all, world.robin, /It changed from/);
  });

  it('reminds in person whoever said that they are on it', async () => {
    await open();
    const own = await refreshed(ruth);
    await clicked(ruth, own.card, "I'm on it");
    await world.pass(2, 0.25);
    assert.equal(world.all.connector.in(channel).length, 1);
    assert.equal(saying(ruth, /waits for you/).length, 1);
  });
});
