import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest } from '../support/lineDeskInTest.js';

describe('small talk', () => {
  let all: LineDeskInTest;
  before(async () => {
    all = await LineDeskInTest.start();
  });
  after(() => all.stop());

  const cases: readonly (readonly [string, RegExp])[] = [
    ['hello', /Hello/],
    ['Hi!', /Hello/],
    ['Helo', /Hello/],
    ['help', /What Line Desk does/],
    ['what can you do?', /What Line Desk does/],
    ['thanks a lot', /welcome/],
    ['cancel', /Nothing was sent/],
    ['my bank address changed', /didn't understand/],
    ['make a call', /didn't understand/],
    ['share my location', /didn't understand/],
    ['change my password', /didn't understand/],
    ['🙂', /didn't understand/],
    ['x'.repeat(20_000), /didn't understand/],
  ];
  for (const [text, says] of cases) {
    it(`answers "${text.slice(0, 30)}" with a way forward`, async () => {
      const card = await all.person(knownPeople.robin.id, 'Robin Keller').say(text);
      assert.match(textOf(card), says);
      assert.ok(actionsOf(card).length > 0);
    });
  }

  it('speaks German to those whose client does, with their words', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    const german = { locale: 'de-DE' };
    assert.match(textOf(await robin.say('Notfallstandort ändern', german)), /Notfallstandort/);
    assert.match(textOf(await robin.say('Ich bin in die 4. Etage umgezogen', german)), /4th floor/);
    assert.match(textOf(await robin.say('meine Anfragen', german)), /Anträge/);
    assert.doesNotMatch(textOf(await robin.say('Hilfe', german)), /What/);
  });

  it('welcomes once, however often Teams says that the app was installed', async () => {
    const person = all.person(knownPeople.french.id, 'French');
    await Promise.all([
      person.post(person.activity({ type: 'installationUpdate', action: 'add' })),
      person.post(
        person.activity({
          type: 'conversationUpdate',
          membersAdded: [{ id: '28:line-desk' }, { id: `29:${person.aadObjectId}` }],
        }),
      ),
    ]);
    await all.connector.until(() => person.messages().length > 0);
    await person.post(person.activity({ type: 'installationUpdate', action: 'add' }));
    await person.say('thanks');
    assert.equal(
      person.messages().filter(({ activity }) => /Welcome/.test(activity.summary ?? '')).length,
      1,
    );
    assert.match(textOf(cardOf(person.messages()[0] as never)), /emergency services/);
  });

  it('answers a re-sent message once', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    const before = robin.messages().length;
    const activity = robin.activity({ type: 'message', text: 'help' });
    const answers = await Promise.all([robin.post(activity), robin.post(activity), robin.post(activity)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    await robin.post(activity);
    assert.equal(robin.messages().length, before + 1);
  });

  it('answers in personal chat what is said in a channel, where one neutral line stands', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.say('thanks');
    const before = robin.messages().length;
    const mention = '<at>Line Desk</at>';
    const answer = await robin.post(
      robin.activity({
        type: 'message',
        text: `${mention} update my emergency location`,
        entities: [{ type: 'mention', text: mention, mentioned: { id: '28:line-desk', name: 'Line Desk' } }],
        conversation: {
          id: '19:channel@thread.tacv2',
          conversationType: 'channel',
          isGroup: true,
          tenantId: robin.tenantId,
        },
      }),
    );
    assert.equal(answer.status, 200);
    await all.connector.until(() => robin.messages().length > before, 5_000, 'the form in personal chat');
    const inChannel = all.connector.in('19:channel@thread.tacv2');
    assert.equal(inChannel.length, 1);
    assert.match(inChannel[0]?.activity.text ?? '', /personal chat/);
    assert.match(textOf(cardOf(robin.last)), /Update your emergency location/);
  });

  it('tells somebody it can’t reach to open a personal chat', async () => {
    const person = all.person(knownPeople.chief.id, 'Chief');
    await person.post(
      person.activity({
        type: 'message',
        text: 'hello',
        conversation: {
          id: '19:group@thread.v2',
          conversationType: 'groupChat',
          isGroup: true,
          tenantId: person.tenantId,
        },
      }),
    );
    assert.match(
      all.connector.in('19:group@thread.v2')[0]?.activity.text ?? '',
      /Open a chat with Line Desk/,
    );
  });

  it('shows typing where the answer takes longer than half a second', async () => {
    const robin = all.person(knownPeople.american.id, 'American');
    await all.faults([
      { route: '/admin/teams/telephoneNumberManagement', kind: 'delay', delayMs: 900, next: 1 },
    ]);
    await robin.say('update my emergency location');
    const typing = all.connector.messages.filter(
      ({ conversationId, activity }) => conversationId === robin.conversationId && activity.type === 'typing',
    );
    assert.equal(typing.length, 1);
  });

  it('says so when the directory does not answer, without a word of a decision', async () => {
    const person = all.person(knownPeople.withOperatorConnect.id, 'Operator');
    await all.faults([{ route: '/users', kind: '503' }]);
    const card = await person.say('update my emergency location');
    assert.match(textOf(card), /can't reach the directory at the moment\. Nothing was changed/);
    await all.faults([]);
  });

  it('answers what it cannot read of a card with a way forward', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.post(robin.activity({ type: 'message', value: { action: 'nonsense' } }));
    assert.match(textOf(cardOf(robin.last)), /couldn't read/);
    assert.ok(actionsOf(cardOf(robin.last)).length > 0);
  });

  it('says so when the tenant does not answer, and offers another try', async () => {
    const person = all.person(knownPeople.withDirectRouting.id, 'Direct');
    await all.faults([{ route: '/admin/teams/telephoneNumberManagement', kind: '503' }]);
    const card = await person.say('update my emergency location');
    assert.match(textOf(card), /can't reach your organisation's phone system/);
    assert.ok(actionsOf(card).some(({ title }) => title === 'Try again'));
    await all.faults([]);
    assert.match(textOf((await person.click(person.last, 'Try again')).card), /own phone connection/);
  });
});
