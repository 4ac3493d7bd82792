import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { cardOf, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { WaitingInTest } from '../support/waitingInTest.js';

const { chief, auditor, alex, serviceDesk } = knownPeople;
const anyOfTwo = { stages: [{ name: 'any', from: [{ people: [chief.id, auditor.id] }] }] };

describe('the queue of an approver', () => {
  let world: WaitingInTest;
  let ruth: TeamsPerson;
  afterEach(() => world.all.stop());

  async function open(approval: object = anyOfTwo): Promise<void> {
    world = await WaitingInTest.start({ approval });
    ruth = await world.ready(chief.id, 'Ruth Hagenau');
  }
  /** Robin and Alex ask for another location, in this order. */
  async function twoWait(): Promise<void> {
    await world.move();
    const other = await world.ready(alex.id, 'Alex Winter');
    await other.say('I moved to the 2nd floor in Berlin Adlershof');
    await other.click(other.last, 'Send', { reason: 'So did mine' });
    await world.settled();
  }
  const queue = async (person = ruth) => textOf(await person.say('pending approvals'));

  for (const [language, sentence, nothing] of [
    ['en', 'pending approvals', /Nothing waits for your approval/],
    ['de', 'Was muss ich noch genehmigen?', /Nichts wartet auf Ihre Genehmigung/],
  ] as const) {
    it(`says so where nothing waits (${language})`, async () => {
      await open();
      const card = await ruth.say(sentence, { locale: language });
      assert.match(textOf(card), nothing);
    });
  }

  it('shows what waits, the oldest first, and opens it', async () => {
    await open();
    await twoWait();
    const text = await queue();
    assert.match(text, /2 requests wait for you[\s\S]*Robin Keller asks[\s\S]*Alex Winter asks/);
    assert.match(text, /2nd floor[\s\S]*→/);
    assert.match(text, /Waiting since 24 Nov 2026/);
    const opened = await ruth.click(ruth.last, 'Open');
    assert.match(textOf(opened.card), /Approving does this/);
  });

  it('is empty for those whose turn it is not, and leaves out what concerns oneself', async () => {
    await open({ stages: [{ name: 'any', from: [{ people: [chief.id, knownPeople.robin.id] }] }] });
    await world.move();
    assert.match(await queue(world.robin), /Nothing waits/);
    const nadia = await world.ready(serviceDesk.id, 'Nadia Rahman');
    assert.match(await queue(nadia), /Nothing waits/);
  });

  it('filters by site', async () => {
    await open();
    await twoWait();
    await ruth.say('pending approvals');
    const filter = actionsOf(cardOf(ruth.last)).find(({ title }) => title === 'Apply');
    if (filter !== undefined) {
      const filtered = await ruth.click(ruth.last, 'Apply', { kind: 'all', site: 'Paris La Défense' });
      assert.match(textOf(filtered.card), /Nothing that waits for you fits/);
      const all = await ruth.click({ id: ruth.last.id, card: filtered.card }, 'Show all');
      assert.match(textOf(all.card), /2 requests wait/);
    }
  });

  it('approves several after a summary and says what became of each', async () => {
    await open();
    await twoWait();
    await ruth.say('pending approvals');
    const { id } = ruth.last;
    const select = (await ruth.click(ruth.last, 'Select several')).card;
    assert.equal(inputsOf(select).length, 2);
    const none = (await ruth.click({ id, card: select }, 'Approve selected')).card;
    assert.match(textOf(none), /Tick at least one/);
    const picked = { pick0: 'true', pick1: 'true' };
    const summary = (await ruth.click({ id, card: select }, 'Approve selected', picked)).card;
    assert.match(textOf(summary), /Approve these 2 requests\?[\s\S]*Nothing has happened yet/);
    assert.equal((await world.request()).state, 'waiting');
    const done = (await ruth.click({ id, card: summary }, 'Approve these 2')).card;
    assert.match(textOf(done), /2 of 2 approved/);
    await messageSaying(world.all, world.robin, /It changed from/);
    assert.match(await queue(), /Nothing waits/);
  });

  it('refuses by name what was decided or edited meanwhile, and holds up no other', async () => {
    await open();
    await twoWait();
    await ruth.say('pending approvals');
    const { id } = ruth.last;
    const select = (await ruth.click(ruth.last, 'Select several')).card;
    const picked = { pick0: 'true', pick1: 'true' };
    const summary = (await ruth.click({ id, card: select }, 'Approve selected', picked)).card;
    await world.robin.say('withdraw my request');
    await world.robin.click(world.robin.last, 'Withdraw').catch(() => undefined);
    await world.settled();
    assert.equal((await world.request()).state, 'withdrawn');
    const done = textOf((await ruth.click({ id, card: summary }, 'Approve these 2')).card);
    assert.match(done, /1 of 2 approved[\s\S]*Not approved[\s\S]*withdrawn/);
  });

  it('approves nothing for somebody who made the card up', async () => {
    await open();
    await world.move();
    const request = await world.request();
    const nadia = await world.ready(serviceDesk.id, 'Nadia Rahman');
    const picks = `${request.id}:${request.nonce}:${request.version}`;
    const answer = await nadia.invoke(
      { type: 'Action.Execute', verb: 'approveSeveral', data: { action: 'approveSeveral', picks } },
      nadia.last.id,
    );
    assert.match(textOf(answer.card), /0 of 1 approved[\s\S]*Another request/);
    assert.doesNotMatch(textOf(answer.card), /Robin/);
    const summary = await nadia.invoke(
      {
        type: 'Action.Execute',
        verb: 'summariseSeveral',
        data: { action: 'summariseSeveral', picks, pick0: 'true' },
      },
      nadia.last.id,
    );
    assert.doesNotMatch(textOf(summary.card), /Robin/);
    assert.equal((await world.request()).state, 'waiting');
  });
});
