import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { textOf } from '../support/cards.js';
import {
  cardOf,
  type InvokeAnswer,
  LineDeskInTest,
  messageSaying,
  type TeamsPerson,
} from '../support/lineDeskInTest.js';

const idOf = Object.fromEntries(Object.entries(knownPeople).map(([name, { id }]) => [name, id]));
const dayMs = 24 * 60 * 60 * 1000;

/** A move to another address is approved by these. */
const approvedBy = (approval: object) => (text: string) =>
  text.replace(/approval: siteApprovers/, `approval: ${JSON.stringify(approval)}`);

describe('an approver, beyond yes and no', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let ruth: TeamsPerson;
  afterEach(() => all.stop());

  async function open(
    approval: object = { stages: [{ name: 'the chief', from: [{ people: [idOf.chief] }] }] },
  ) {
    all = await LineDeskInTest.start({ policy: approvedBy(approval) });
    robin = await ready(idOf.robin, 'Robin Keller');
    ruth = await ready(idOf.chief, 'Ruth Hagenau');
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

  /** The message as the client shows it after a click. */
  const on = ({ id }: { readonly id: string }, { card }: InvokeAnswer) => ({ id, card });
  const asksRuth = () => messageSaying(all, ruth, /asks for another/);
  const day = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

  it('asks a question, and reads the answer on the card', async () => {
    await open();
    await ask();
    const hers = await asksRuth();
    const empty = await ruth.click(hers, 'Ask', { question: '  ' });
    assert.match(textOf(empty.card), /no text. Nothing was sent/);
    const asked = await ruth.click(hers, 'Ask', { question: 'Which *desk*?' });
    assert.match(textOf(asked.card), /Ruth Hagenau asks: Which \\\*desk\\\*\?/);
    const news = await messageSaying(all, robin, /has a question about this request/);
    const answered = await robin.click(news, 'Answer', { answer: 'The one at the window' });
    assert.match(textOf(answered.card), /Robin Keller answers: The one at the window/);
    assert.match(textOf((await robin.click(news, 'Answer', { answer: 'Again' })).card), /no open question/);
    await messageSaying(all, ruth, /The one at the window/);
    await ruth.click(hers, 'Approve');
    await messageSaying(all, robin, /It changed from/);
  });

  it('changes the proposal, which the requester is told and which decides nothing', async () => {
    await open();
    await ask();
    const hers = await asksRuth();
    const form = await ruth.click(hers, 'Change the proposal');
    const text = JSON.stringify(form.card);
    const other = /"title":"(Berlin Mitte, [^"]*?)[^"]*","value":"([^"]+)"/.exec(text);
    assert.ok(other, text);
    const changed = await ruth.click(on(hers, form), 'Change the proposal', { choice: other[2] ?? '' });
    assert.match(textOf(changed.card), /The proposal is changed and Robin Keller is told/);
    await messageSaying(all, robin, /proposes something else than you asked for/);
    assert.deepEqual(await all.writes(), []);
    const decided = await ruth.click(on(hers, changed), 'Approve');
    assert.match(textOf(decided.card), /Approved by Ruth Hagenau/);
    await messageSaying(all, robin, /It changed from/);
    assert.equal((await all.writes())[0]?.locationId, other[2]);
  });

  it('hands the request on to somebody else, and has no say any more', async () => {
    await open();
    const alex = await ready(idOf.alex, 'Alex Winter');
    await ask();
    const hers = await asksRuth();
    const form = await ruth.click(hers, 'Hand on or be away');
    assert.match(textOf(form.card), /Who decides instead of you/);
    const nobody = await ruth.click(on(hers, form), 'Hand this request on', { name: 'Nobody Atall' });
    assert.match(textOf(nobody.card), /can't find an active account/);
    const concerned = await ruth.click(on(hers, form), 'Hand this request on', { name: 'Robin Keller' });
    assert.match(textOf(concerned.card), /can't decide it/);
    const done = await ruth.click(on(hers, form), 'Hand this request on', { name: 'Alex Winter' });
    assert.match(textOf(done.card), /Alex Winter decides it now/);
    const theirs = await messageSaying(all, alex, /asks for another/);
    assert.match(textOf(cardOf(theirs)), /Ruth Hagenau has handed their turn on/);
    const late = await ruth.click(hers, 'Approve');
    assert.match(textOf(late.card), /You have handed this request on/);
    assert.deepEqual(await all.writes(), []);
    await alex.click(theirs, 'Approve');
    await messageSaying(all, robin, /It changed from/);
  });

  it('lets somebody decide during an absence, from its first day until its last', async () => {
    await open();
    const alex = await ready(idOf.alex, 'Alex Winter');
    await ask();
    const hers = await asksRuth();
    const form = await ruth.click(hers, 'Hand on or be away');
    const noDates = await ruth.click(on(hers, form), "Decide while I'm away", { name: 'Alex Winter' });
    assert.match(textOf(noDates.card), /until which day/);
    const long = await ruth.click(on(hers, form), "Decide while I'm away", {
      name: 'Alex Winter',
      until: day(400),
    });
    assert.match(textOf(long.card), /at most 180 days/);
    const self = await ruth.click(on(hers, form), "Decide while I'm away", {
      name: 'Ruth Hagenau',
      until: day(3),
    });
    assert.match(textOf(self.card), /That is you/);
    const done = await ruth.click(on(hers, form), "Decide while I'm away", {
      name: 'Alex Winter',
      until: day(3),
    });
    assert.match(textOf(done.card), /Alex Winter decides instead of you, from/);
    const theirs = await messageSaying(all, alex, /asks for another/);
    await alex.click(theirs, 'Approve');
    await messageSaying(all, robin, /It changed from/);
    const [request] = (await all.lineDesk.desk.store.requestsOf(idOf.robin as never, { limit: 1 })).requests;
    assert.ok(request);
    assert.equal(request.votes[0]?.insteadOf?.name, 'Ruth Hagenau');
    const events = await all.lineDesk.desk.store.events(request.id);
    assert.equal(events.find(({ type }) => type === 'approved')?.values.insteadOf, 'Ruth Hagenau');
  });

  it('gives a delegate no right before, after, or once it was ended', async () => {
    await open();
    const alex = await ready(idOf.alex, 'Alex Winter');
    await ask();
    const hers = await asksRuth();
    const form = await ruth.click(hers, 'Hand on or be away');
    const away = await ruth.click(on(hers, form), "Decide while I'm away", {
      name: 'Alex Winter',
      until: day(3),
    });
    const theirs = await messageSaying(all, alex, /asks for another/);
    const ended = await ruth.click(on(hers, away), 'End');
    assert.match(textOf(ended.card), /You decide yourself again/);
    const lost = await alex.click(theirs, 'Approve');
    assert.match(textOf(lost.card), /no longer have the role/);
    assert.deepEqual(await all.writes(), []);
  });

  it('says whose turn it is, and who was first', async () => {
    await open({
      stages: [
        { name: 'the chief', from: [{ people: [idOf.chief] }] },
        { name: 'telephony', from: [{ people: [idOf.administrator, idOf.alex] }] },
      ],
    });
    const samuel = await ready(idOf.administrator, 'Samuel Okafor');
    const alex = await ready(idOf.alex, 'Alex Winter');
    await ask();
    const hers = await asksRuth();
    await ruth.click(hers, 'Approve');
    const again = await ruth.click(hers, 'Approve');
    assert.match(textOf(again.card), /isn't your turn/);
    const his = await messageSaying(all, samuel, /asks for another/);
    const theirs = await messageSaying(all, alex, /asks for another/);
    await samuel.click(his, 'Approve');
    assert.match(
      textOf((await alex.click(theirs, 'Approve')).card),
      /already been decided by Samuel Okafor on/,
    );
  });

  it('changes back by a new request', async () => {
    await open();
    await ask();
    await ruth.click(await asksRuth(), 'Approve');
    const told = await messageSaying(all, robin, /It changed from/);
    const request = await robin.click(told, 'Open the request');
    const form = await robin.click(on(told, request), 'Change back');
    assert.match(textOf(form.card), /Berlin Mitte, 2nd floor/);
    assert.ok(JSON.stringify(form.card).includes('submitLocationChange'));
  });
});
