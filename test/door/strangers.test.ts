import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { action, inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

const otherTenant = '11111111-2222-4333-8444-555555555555';

describe('somebody whom the desk does not serve', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  const robinId = personId(knownPeople.robin.id);

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
  });
  afterEach(() => all.stop());

  /** Robin's ids, under another organisation's name. */
  const abroad = (fields: object = {}) => ({
    conversation: { id: robin.conversationId, conversationType: 'personal', tenantId: otherTenant },
    channelData: { tenant: { id: otherTenant } },
    ...fields,
  });

  it('gets a kind word for a message from another tenant, and nothing is kept', async () => {
    const card = await robin.say('update my emergency location', abroad());
    assert.match(textOf(card), /organi[sz]ation/i);
    assert.equal(inputsOf(card).length, 0);
    assert.equal(await all.lineDesk.store.reference(robinId), null);
  });

  it('gets a kind word for a click from another tenant, and the request is not made', async () => {
    await robin.install();
    const form = await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const message = robin.last;
    assert.ok(action(form, 'Send'));
    const answer = await robin.click(message, 'Send', {}, abroad());
    assert.match(answer.text, /organi[sz]ation/i);
    assert.equal((await all.lineDesk.store.requestsOf(robinId, { limit: 1 })).total, 0);
    assert.match(textOf((await robin.click(message, 'Send')).card), /Waiting/);
  });

  it('leaves no trace with an installation from another tenant', async () => {
    const answer = await robin.post(
      robin.activity({ type: 'installationUpdate', action: 'add', ...abroad() }),
    );
    assert.equal(answer.status, 200);
    assert.equal(await all.lineDesk.store.reference(robinId), null);
    assert.equal(all.connector.messages.length, 0);
  });

  it('cannot have a person of the tenant marked as gone', async () => {
    await robin.install();
    await robin.post(robin.activity({ type: 'installationUpdate', action: 'remove', ...abroad() }));
    assert.equal((await all.lineDesk.store.reference(robinId))?.reachable, true);
  });

  it('gets a kind word without an Entra account, for a message and for a click', async () => {
    for (const from of [
      { id: '29:guest', name: 'Guest' },
      { id: '29:guest', aadObjectId: null },
      { id: '29:guest', aadObjectId: 'not-a-guid' },
    ]) {
      assert.match(textOf(await robin.say('update my emergency location', { from })), /account/i);
      const answer = await robin.invoke(
        { type: 'Action.Execute', verb: 'withdrawWaiting', data: { action: 'withdrawWaiting' } },
        'm1',
        { from },
      );
      assert.ok(answer.text.length > 10);
      assert.equal(answer.status, 200);
    }
    assert.equal(await all.lineDesk.store.reference(robinId), null);
    assert.equal(cardOf(robin.last).type, 'AdaptiveCard');
  });
});
