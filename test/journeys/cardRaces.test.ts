import assert from 'node:assert/strict';
import { decide, expire } from '../../src/desk/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { forEachDatabase } from '../support/databases.js';
import { cardOf, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { saying, WaitingInTest } from '../support/waitingInTest.js';

const { chief, auditor } = knownPeople;
const approval = { stages: [{ name: 'two', from: [{ people: [chief.id, auditor.id] }] }] };
const asked = /asks for another emergency location/;

/** Holds up what the bot sends into a conversation, from now until it is let go. */
function holdUp(world: WaitingInTest, person: TeamsPerson, method: 'POST' | 'PUT') {
  const released = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  world.all.connector.before = async (what, conversationId) => {
    if (what !== method || conversationId !== person.conversationId) return;
    held.resolve();
    await released.promise;
  };
  return { held: held.promise, letGo: () => released.resolve() };
}

forEachDatabase((name, _open, emptyDatabase) => {
  describe(`copies of a card (${name}) that are being sent while somebody decides`, () => {
    let world: WaitingInTest;
    let ruth: TeamsPerson;
    let petra: TeamsPerson;
    beforeEach(async () => {
      world = await WaitingInTest.start({ approval, environment: { DATABASE_URL: await emptyDatabase() } });
      ruth = await world.ready(chief.id, 'Ruth Hagenau');
      petra = await world.ready(auditor.id, 'Petra Lindner');
    });
    afterEach(() => world.all.stop());

    /** All copies that the person has, as they are in the end. */
    const inTheEnd = async (person: TeamsPerson) => {
      await world.settled();
      return saying(person, asked).map((message) => cardOf(message));
    };
    const isOver = (cards: readonly object[], outcome: RegExp) => {
      assert.ok(cards.length > 0);
      for (const card of cards) {
        assert.match(textOf(card), outcome);
        assert.deepEqual(actionsOf(card), []);
      }
    };

    it('show the decision in the end, where it fell while the first copy was on its way', async () => {
      const { held, letGo } = holdUp(world, petra, 'POST');
      await world.robin.say('I moved to the 2nd floor in Berlin Adlershof');
      await world.robin.click(world.robin.last, 'Send', { reason: 'My team moved' });
      await held;
      await ruth.click(await messageSaying(world.all, ruth, asked), 'Approve');
      await messageSaying(world.all, world.robin, /It changed from/);
      letGo();
      isOver(await inTheEnd(petra), /Approved by Ruth Hagenau/);
    });

    it('show the decision in the end, where it fell while an earlier change was on its way', async () => {
      await world.move();
      const { held, letGo } = holdUp(world, petra, 'PUT');
      const [hers] = saying(ruth, asked);
      assert.ok(hers);
      const claimed = await ruth.click(hers, "I'm on it");
      await held;
      await ruth.click({ id: hers.id, card: claimed.card }, 'Reject', { reason: 'Not now' });
      letGo();
      isOver(await inTheEnd(petra), /Rejected by Ruth Hagenau/);
      isOver(await inTheEnd(ruth), /Rejected by Ruth Hagenau/);
    });

    it('show the decision in the end, where it fell while the reminder was on its way', async () => {
      await world.move();
      await world.pass(2);
      const { held, letGo } = holdUp(world, petra, 'POST');
      const passing = world.pass(0.25);
      await held;
      const [hers] = saying(ruth, asked);
      assert.ok(hers);
      await ruth.click(hers, 'Approve');
      letGo();
      await passing;
      const cards = await inTheEnd(petra);
      assert.equal(cards.length, 2, 'the card, and what was the reminder');
      isOver(cards, /Approved by Ruth Hagenau/);
    });

    it('agree on one decision, where two decide at the same moment', async () => {
      await world.move();
      const [[hers], [theirs]] = [saying(ruth, asked), saying(petra, asked)];
      assert.ok(hers && theirs);
      await Promise.all([ruth.click(hers, 'Approve'), petra.click(theirs, 'Reject', { reason: 'Not now' })]);
      const { decision, id } = await world.request();
      const said = decision?.outcome === 'approved' ? /Approved by Ruth/ : /Rejected by Petra/;
      isOver(await inTheEnd(ruth), said);
      isOver(await inTheEnd(petra), said);
      const events = await world.desk.store.events(id);
      assert.equal(events.filter(({ type }) => type === 'approved' || type === 'rejected').length, 1);
    });

    it('agree on one end, where it expires at the moment of the decision', async () => {
      await world.move();
      const { id, nonce, version, stage, termsVersion } = await world.request();
      const actor = { id: personId(chief.id), name: 'Ruth Hagenau' };
      await Promise.allSettled([
        expire(world.desk, { requestId: id, stage, termsVersion }),
        decide(world.desk, actor, { requestId: id, nonce, version, outcome: 'rejected', reason: 'Not now' }),
      ]);
      const { state } = await world.request();
      assert.ok(state === 'expired' || state === 'rejected');
      const ends = (await world.desk.store.events(id)).filter(
        ({ type }) => type === 'expired' || type === 'rejected',
      );
      assert.deepEqual(
        ends.map(({ type }) => type),
        [state],
      );
      isOver(await inTheEnd(petra), state === 'expired' ? /Ended without a decision/ : /Rejected by Ruth/);
    });
  });
});
