import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

describe('"update my emergency location", end to end', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.install();
    await alex.install();
  });
  afterEach(() => all.stop());

  /** Asks for the 2nd floor in Berlin Adlershof, another address, and resolves to the form's message. */
  async function ask(reason = 'My team moved') {
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const form = robin.last;
    const status = await robin.click(form, 'Send', reason === '' ? {} : { reason });
    return { form, status: status.card };
  }

  it('goes from the sentence over the approval to the tenant and back to the person', async () => {
    const card = await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const choice = inputsOf(card).find(({ id }) => id === 'locationId');
    const chosen = choice?.choices?.find(({ value }) => value === choice.value);
    assert.match(chosen?.title ?? '', /Berlin Adlershof, 2/);
    assert.match(textOf(card), /Berlin Mitte, 2/);
    assert.match(textOf(card), /\+49 30/);
    const form = robin.last;

    const status = await robin.click(form, 'Send', { reason: 'My team moved' });
    assert.match(textOf(status.card), /Waiting/);
    assert.match(
      textOf(status.card),
      /Emergency calls show Berlin Mitte, 2nd floor until the change is done/,
    );
    assert.ok(action(status.card, 'Withdraw'));

    const approval = await messageSaying(all, alex, /asks for another emergency location/);
    assert.match(
      textOf(cardOf(approval)),
      /Robin Keller[\s\S]*Berlin Mitte, 2nd floor[\s\S]*Berlin Adlershof, 2nd floor[\s\S]*My team moved/,
    );
    await messageSaying(all, robin, /It waits for .*Alex Winter/);
    const decided = await alex.click(approval, 'Approve');
    assert.match(textOf(decided.card), /Approved by Alex Winter/);

    const announcement = textOf(cardOf(await messageSaying(all, robin, /It changed from/)));
    assert.match(announcement, /Your emergency location is now Berlin Adlershof, 2nd floor\./);
    assert.match(
      announcement,
      /from Berlin Mitte, 2nd floor to Berlin Adlershof, 2nd floor on .*Approved by Alex Winter/,
    );
    assert.match(announcement, /Inside your organisation's network/);
    const writes = await all.writes();
    assert.deepEqual(
      writes.map(({ action: what, locationId }) => [what, locationId]),
      [['updateNumber', choice?.value]],
    );
    await all.connector.until(() => /Done/.test(textOf(cardOf(form))), 5_000, 'the status card to say Done');
    await all.connector.until(
      () => /Done/.test(textOf(cardOf(approval))),
      5_000,
      'the approval card to say Done',
    );
    assert.deepEqual(actionsOf(cardOf(approval)), []);
    assert.equal(robin.messages().length, 3, 'welcome, the one card, the announcement');
  });

  it('lets a move within one address through without asking anybody', async () => {
    await robin.say('I moved to the 4th floor');
    const status = await robin.click(robin.last, 'Send');
    assert.match(textOf(status.card), /Approved/);
    const announcement = await messageSaying(all, robin, /It changed from/);
    assert.match(
      textOf(cardOf(announcement)),
      /Berlin Mitte, 4th floor[\s\S]*Policy approved it automatically/,
    );
    assert.equal((await all.writes()).length, 1);
    assert.equal(alex.messages().length, 1, 'only the welcome');
  });

  it('tells a rejection with its reason, and asks the approver for one', async () => {
    const { form } = await ask();
    const approval = await messageSaying(all, alex, /asks for another/);
    const without = await alex.click(approval, 'Reject', { reason: '  ' });
    assert.match(textOf(without.card), /Please say why/);
    const rejected = await alex.click(approval, 'Reject', { reason: 'Adlershof is *full*' });
    assert.match(textOf(rejected.card), /Rejected by Alex Winter/);
    const notice = textOf(cardOf(await messageSaying(all, robin, /rejected your request/)));
    assert.match(notice, /stays Berlin Mitte, 2nd floor/);
    assert.match(notice, /Adlershof is \\\*full\\\*/);
    await all.connector.until(() => /Rejected/.test(textOf(cardOf(form))), 5_000, 'the status card');
    assert.deepEqual(await all.writes(), []);
  });

  it('decides once: later clicks, old cards and other approvers get the request as it is', async () => {
    const site = all.person(
      (await approversOf('Berlin Adlershof')).find((id) => id !== alex.aadObjectId) ?? '',
      'Site lead',
    );
    await site.install();
    await ask();
    const mine = await messageSaying(all, alex, /asks for another/);
    const theirs = await messageSaying(all, site, /asks for another/);
    const first = structuredClone(cardOf(theirs));
    await alex.click(mine, 'Approve');
    const late = await site.click({ id: theirs.id, card: first }, 'Reject', { reason: 'No' });
    assert.match(textOf(late.card), /already been decided[\s\S]*Approved by Alex Winter/);
    await messageSaying(all, robin, /It changed from/);
    assert.equal((await all.writes()).length, 1);
    await all.connector.until(
      () => /Approved by Alex Winter/.test(textOf(cardOf(theirs))),
      5_000,
      'the other copy',
    );
  });

  it('shows who is on it', async () => {
    await ask();
    const approval = await messageSaying(all, alex, /asks for another/);
    const claimed = await alex.click(approval, "I'm on it");
    assert.match(textOf(claimed.card), /You are taking care of it/);
    await messageSaying(all, robin, /Alex Winter is taking care of it/);
  });

  it('answers the same click once, however often it is sent', async () => {
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const form = robin.last;
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => robin.click(form, 'Send', { reason: 'again' })));
    const titles = [a, b, c].map((answer) =>
      /waits for|Waiting/.test(answer === undefined ? '' : textOf(answer.card)),
    );
    assert.deepEqual(titles, [true, true, true]);
    const list = await robin.say('my requests');
    assert.equal(actionsOf(list).filter(({ title }) => title === 'Open').length, 1);
  });

  it('chooses nothing where the message names a place that it does not know, or one abroad', async () => {
    const abroad = await robin.say('I moved to the 4th floor in Paris La Défense');
    assert.match(textOf(abroad), /Paris La Défense.* is in France/);
    const unknown = await robin.say('I moved to the 4th floor in Atlantis');
    assert.match(textOf(unknown), /don't know a place called .*Atlantis/);
    for (const card of [abroad, unknown]) {
      assert.equal(inputsOf(card).find(({ id }) => id === 'locationId')?.value ?? '', '');
    }
  });

  it('answers a click that is made again later with what is so by then', async () => {
    await ask();
    const approval = await messageSaying(all, alex, /asks for another/);
    const before = { id: approval.id, card: cardOf(approval) };
    await alex.click(before, 'Approve');
    await messageSaying(all, robin, /It changed from/);
    const again = await alex.click(before, 'Approve');
    assert.match(textOf(again.card), /Done/);
    assert.match(textOf(again.card), /already/);
    assert.equal((await all.writes()).length, 1);
  });

  it('refuses the requester, strangers and forged cards politely, and changes nothing', async () => {
    await ask();
    const approval = await messageSaying(all, alex, /asks for another/);
    const button = action(cardOf(approval), 'Approve');
    const own = await robin.invoke(button, approval.id);
    assert.match(textOf(own.card), /your own request/);
    const stranger = all.person(knownPeople.withoutNumber.id, 'Stranger');
    await stranger.install();
    const refused = await stranger.invoke(button, stranger.last.id);
    assert.match(textOf(refused.card), /aren't an approver/);
    assert.doesNotMatch(textOf(refused.card), /Adlershof/);
    const forged = await alex.invoke(
      { ...button, data: { ...button.data, nonce: crypto.randomUUID() } },
      approval.id,
    );
    assert.match(textOf(forged.card), /can't find this request/);
    const nonsense = await alex.invoke(
      { verb: 'approve', data: { action: 'approve', requestId: '1; drop table' } },
      approval.id,
    );
    assert.match(nonsense.text, /couldn't read/);
    assert.deepEqual(await all.writes(), []);
    const still = await robin.say('my requests');
    assert.match(textOf(still), /Waiting/);
  });

  it('lists requests, opens the history, and withdraws by button and by word', async () => {
    const { form } = await ask();
    const approval = await messageSaying(all, alex, /asks for another/);
    await robin.say('my requests');
    const list = robin.last;
    const opened = await robin.click(list, 'Open');
    assert.match(textOf(opened.card), /History[\s\S]*Requested/);
    const withdrawn = await robin.say('withdraw');
    assert.match(textOf(withdrawn), /You withdrew this request/);
    await all.connector.until(
      () => /Withdrawn/.test(textOf(cardOf(approval))),
      5_000,
      'the approval card to say so',
    );
    await all.connector.until(
      () => /Withdrawn/.test(textOf(cardOf(form))),
      5_000,
      'the status card to say so',
    );
    await all.connector.until(
      () => /Withdrawn/.test(textOf(cardOf(list))),
      5_000,
      'the opened copy to say so',
    );
    const late = await alex.invoke(
      { verb: 'approve', data: { ...requestDataOf(opened.card), action: 'approve' } },
      approval.id,
    );
    assert.match(textOf(late.card), /has been withdrawn/);
    assert.match(textOf(await robin.say('withdraw')), /no request that waits/);
    const again = await ask('Once more');
    const button = await robin.click({ id: again.form.id, card: again.status }, 'Withdraw');
    assert.match(textOf(button.card), /You withdrew/);
    assert.deepEqual(await all.writes(), []);
  });

  it('answers "cancel" with what waits and a button to withdraw it, and changes nothing by itself', async () => {
    await ask();
    for (const said of ['cancel', 'never mind']) {
      const card = await robin.say(said);
      assert.match(textOf(card), /Waiting for approval[\s\S]*Nothing has been changed yet/);
      assert.doesNotMatch(textOf(card), /nothing to cancel/);
    }
    assert.match(textOf(await robin.say('my requests')), /Waiting/);
    await robin.say('cancel');
    const withdrawn = await robin.click(robin.last, 'Withdraw');
    assert.match(textOf(withdrawn.card), /You withdrew this request/);
    assert.match(textOf(await robin.say('cancel')), /nothing to cancel/);
  });

  it('says right after Send whose approvers are asked, and of a reason that is too long that nothing was decided', async () => {
    const { status } = await ask();
    assert.match(textOf(status), /I am asking the approvers of Berlin Adlershof|It waits for/);
    const approval = await messageSaying(all, alex, /asks for another/);
    const long = await alex.click(approval, 'Reject', { reason: 'n'.repeat(501) });
    assert.match(textOf(long.card), /longer than 500 characters\. Please shorten it\. Nothing was decided/);
  });

  it('serves clients that know Action.Submit only, by the same path', async () => {
    const card = await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const form = robin.last;
    const send = action(card, 'Send');
    const choice = inputsOf(card).find(({ id }) => id === 'locationId');
    const answer = await robin.post(
      robin.activity({
        type: 'message',
        replyToId: form.id,
        value: { ...send.data, locationId: choice?.value },
      }),
    );
    assert.equal(answer.status, 200);
    assert.match(textOf(cardOf(form)), /Waiting/);
    assert.equal(robin.messages().length, 2, 'the form turned into the status, no new message');
    await messageSaying(all, alex, /asks for another/);
  });

  async function approversOf(site: string): Promise<string[]> {
    const list = all.lineDesk.desk.policy.approvers.sites[site];
    assert.ok(list);
    return (await all.lineDesk.desk.directory.peopleOnList(list)).map(({ id }) => id);
  }
});

function requestDataOf(card: Parameters<typeof actionsOf>[0]): Record<string, unknown> {
  const data = actionsOf(card).find((each) => each.data['requestId'] !== undefined)?.data;
  assert.ok(data);
  return data;
}
