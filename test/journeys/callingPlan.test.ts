import assert from 'node:assert/strict';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { inputsOf, textOf } from '../support/cards.js';
import { changeTenant, choicesOn, clicked, locales, sendAs } from '../support/clicked.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf } from '../support/lineRequests.js';

const domesticSku = '0dab259f-bf13-4952-b7f8-7db8f131b28d';
const internationalSku = 'd3b4fe1f-9992-4930-8acb-ca6ec609365e';
const open = { action: 'openPlanForm' };

const person = ({ aadObjectId }: TeamsPerson) => personId(aadObjectId);

describe('asking for a calling plan, end to end', () => {
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

  const licenceWrites = async () =>
    (await factsOf(all).writes()).map(({ action: what, skuIds, groupId }) => [
      what,
      ...(skuIds ?? [groupId]),
    ]);

  async function form(person: TeamsPerson, data: Record<string, string> = {}) {
    const card = await clicked(person, { ...open, ...data });
    return { id: person.last.id, card };
  }

  it('goes from the form over the approval to the licence, and swaps the old one for it', async () => {
    await changeTenant(all, { change: 'buyLicences', licence: 'MCOPSTN2', count: 2 });
    const { id, card } = await form(robin, { plan: 'international' });
    assert.deepEqual(choicesOn(card, 'plan'), ['international']);
    assert.equal(inputsOf(card).find((input) => input.id === 'plan')?.value, 'international');
    assert.match(textOf(card), /Germany[\s\S]*Plan now\nDomestic/);
    assert.match(textOf(card), /1,200 minutes a month at home or 600 abroad\. 2 licences are left/);

    const status = await robin.click({ id, card }, 'Send', { reason: 'Customers in Austria' });
    assert.match(
      textOf(status.card),
      /Waiting for approval[\s\S]*From\nDomestic\nTo\nDomestic and international/,
    );
    const approval = await messageSaying(all, alex, /asks for another calling plan/);
    await alex.click(approval, 'Approve');
    await messageSaying(all, robin, /Your calling plan is now Domestic and international/);
    assert.deepEqual(await licenceWrites(), [
      ['assignLicense', internationalSku],
      ['removeLicense', domesticSku],
    ]);
  });

  it('gives a first plan to somebody who has none', async () => {
    const ulla = all.person(knownPeople.withDeletedPlan.id, 'Ulla Sörensen');
    await ulla.install();
    const { id, card } = await form(ulla);
    assert.deepEqual(choicesOn(card, 'plan'), ['domestic']);
    assert.equal(
      inputsOf(card).find((input) => input.id === 'plan')?.value,
      'domestic',
      'the only one is chosen',
    );
    assert.match(textOf(card), /Domestic and international: 0 licences are left/);
    await ulla.click({ id, card }, 'Send');
    await alex.click(await messageSaying(all, alex, /asks for a calling plan/), 'Approve');
    await messageSaying(all, ulla, /Your calling plan is now Domestic\./);
    assert.deepEqual(await licenceWrites(), [['assignLicense', domesticSku]]);
  });

  it('ends a plan on demand only, and warns of it', async () => {
    assert.doesNotMatch(textOf(await clicked(robin, open)), /End the plan/);
    const { id, card } = await form(robin, { plan: 'none' });
    assert.match(textOf(card), /End the plan Domestic/);
    assert.match(textOf(card), /can't make or take calls outside Teams, emergency calls included/);
    await robin.click({ id, card }, 'Send');
    await alex.click(await messageSaying(all, alex, /wants to end a calling plan/), 'Approve');
    await messageSaying(all, robin, /Your calling plan has ended/);
    assert.deepEqual(await licenceWrites(), [['removeLicense', domesticSku]]);
  });

  it('makes one request of one form, and shows the open one to who asks again', async () => {
    await changeTenant(all, { change: 'buyLicences', licence: 'MCOPSTN2', count: 2 });
    const sent = await form(robin, { plan: 'international' });
    await robin.click(sent, 'Send');
    await robin.click({ ...sent, id: `${sent.id}-again` }, 'Send');
    for (const [language, locale] of Object.entries(locales)) {
      const again = textOf(await clicked(robin, open, locale));
      assert.match(again, language === 'de' ? /schon einen offenen Antrag/ : /There is an open request/);
      assert.match(again, language === 'de' ? /Wartet auf Genehmigung/ : /Waiting for approval/);
    }
    assert.equal((await all.lineDesk.store.requestsOf(person(robin), { limit: 9 })).total, 1);
  });

  it('lets the person change what they asked for while it waits', async () => {
    await changeTenant(all, { change: 'buyLicences', licence: 'MCOPSTN2', count: 2 });
    await robin.click(await form(robin, { plan: 'international' }), 'Send');
    const [request] = (await all.lineDesk.store.requestsOf(person(robin), { limit: 1 })).requests;
    assert.ok(request);
    const edit = await form(robin, { edits: request.id, plan: 'none', reason: 'I leave' });
    assert.equal(inputsOf(edit.card).find((input) => input.id === 'reason')?.value, 'I leave');
    const edited = await robin.click(edit, 'Send', { plan: 'none' });
    assert.match(textOf(edited.card), /To\nNone/);
    const now = await all.lineDesk.store.request(request.id);
    assert.ok(now?.details.kind === 'callingPlanChange');
    assert.equal(now.details.to, 'none');
    assert.equal(now.state, 'waiting');
  });

  it('refuses at the sending what changed since the form was opened, and keeps what was typed', async () => {
    await changeTenant(all, { change: 'buyLicences', licence: 'MCOPSTN2', count: 1 });
    const sent = await form(robin, { plan: 'international' });
    await changeTenant(all, { change: 'buyLicences', licence: 'MCOPSTN2', count: -1 });
    for (const [language, locale] of Object.entries(locales)) {
      const card = await sendAs(robin, sent, { plan: 'international', reason: 'x' }, locale);
      assert.match(
        textOf(card),
        language === 'de' ? /sind 0 von \d+ Lizenzen frei/ : /0 of \d+ licences are left/,
      );
    }
    assert.deepEqual(await licenceWrites(), []);
    assert.equal((await all.lineDesk.store.requestsOf(person(robin), { limit: 1 })).total, 0);
  });

  it('says on the form what is wrong with what was sent', async () => {
    await changeTenant(all, { change: 'buyLicences', licence: 'MCOPSTN2', count: 1 });
    const sent = await form(robin, { plan: 'international' });
    const cases: readonly (readonly [Record<string, string>, RegExp, RegExp])[] = [
      [{}, /Please choose a calling plan/, /Bitte wählen Sie einen Anrufplan/],
      [{ plan: 'everything' }, /don't know this calling plan/, /kenne ich nicht/],
      [
        { plan: 'payAsYouGo' },
        /Pay as you go isn't offered in Germany/,
        /Nach Verbrauch gibt es in diesem Land nicht/,
      ],
      [{ plan: 'domestic' }, /The calling plan is Domestic already/, /Der Anrufplan ist schon Inland/],
      [
        { plan: 'international', reason: 'y'.repeat(501) },
        /longer than 500 characters/,
        /länger als 500 Zeichen/,
      ],
    ];
    for (const [data, english, german] of cases) {
      for (const [language, locale] of Object.entries(locales)) {
        const card = await sendAs(robin, sent, { reason: 'Because', ...data }, locale);
        assert.match(textOf(card), language === 'de' ? german : english);
        assert.match(textOf(card), language === 'de' ? /Es wurde nichts gesendet/ : /Nothing was sent/);
        const kept = inputsOf(card).find((input) => input.id === 'reason')?.value;
        assert.equal(kept, data['reason'] ?? 'Because');
      }
    }
  });

  it('knows a licence that is there and does not work', async () => {
    const gareth = all.person(knownPeople.withSuspendedPlan.id, 'Gareth Pugh');
    await gareth.install();
    const sent = await form(gareth);
    for (const [language, locale] of Object.entries(locales)) {
      const card = await sendAs(gareth, sent, { plan: 'domestic' }, locale);
      assert.match(
        textOf(card),
        language === 'de'
          ? /Die Lizenz für Inland ist da, wirkt aber noch nicht/
          : /is there, but it doesn't work yet/,
      );
    }
  });

  it('is open to the manager of somebody, and to nobody else', async () => {
    const ruth = all.person(knownPeople.chief.id, 'Ruth Hagenau');
    await ruth.install();
    const sent = await form(ruth, { person: robin.aadObjectId, plan: 'none' });
    assert.match(textOf(sent.card), /For\nRobin Keller/);
    await ruth.click(sent, 'Send');
    const [request] = (await all.lineDesk.store.requestsOf(person(ruth), { limit: 1 })).requests;
    assert.equal(request?.person.id, person(robin));
    const refusal = { en: /You can't ask for this person/, de: /Für diese Person können Sie nichts/ };
    for (const language of ['en', 'de'] as const) {
      const asked = await clicked(robin, { ...open, person: alex.aadObjectId }, locales[language]);
      const inputs = { person: alex.aadObjectId, plan: 'none' };
      const aimed = await sendAs(robin, sent, inputs, locales[language]);
      for (const card of [asked, aimed]) assert.match(textOf(card), refusal[language]);
    }
  });
});

describe('a plan that comes through a group', () => {
  it('is given by membership', async () => {
    const all = await LineDeskInTest.start({
      policy: (text) =>
        text.replace(/skuPartNumber: MCOPSTN1\n/, `$&      group: ${groupIds.callingPlanDomestic}\n`),
    });
    try {
      const alex = all.person(knownPeople.alex.id, 'Alex Winter');
      const ulla = all.person(knownPeople.withDeletedPlan.id, 'Ulla Sörensen');
      await alex.install();
      await ulla.install();
      const card = await clicked(ulla, open);
      await ulla.click({ id: ulla.last.id, card }, 'Send');
      await alex.click(await messageSaying(all, alex, /asks for a calling plan/), 'Approve');
      const done = await messageSaying(all, ulla, /Your calling plan is now Domestic\./);
      assert.match(textOf(cardOf(done)), /Approved by Alex Winter/);
      const writes = await factsOf(all).writes();
      assert.deepEqual(
        writes.map(({ action: what, groupId: group }) => [what, group]),
        [['addMember', groupIds.callingPlanDomestic]],
      );
    } finally {
      await all.stop();
    }
  });
});
