import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';
import { clicked, locales, sendAs } from '../support/clicked.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';

const open = { action: 'openPlanForm' };

describe('somebody who can have no calling plan', () => {
  let all: LineDeskInTest;
  before(async () => {
    all = await LineDeskInTest.start();
  });
  after(() => all.stop());

  const movedTo = async (id: string, usageLocation: string) => {
    const answer = await fetch(`${all.sandbox.url}/sandbox/people/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ usageLocation }),
    });
    assert.ok(answer.ok);
  };
  const cases = [
    ['withoutUsageLocation', null, /The account has no country/, /Das Konto hat kein Land/],
    ['withoutLicence', null, /Teams Phone licence is missing/, /Lizenz für Teams Phone fehlt/],
    ['french', 'GR', /aren't sold in Greece, as of January 2023/, /Griechenland, Stand Januar 2023/],
    ['american', 'JP', /In Japan, SoftBank sells calling plans/, /\(Japan\) verkauft SoftBank eigene/],
    ['auditor', 'GL', /no data on whether .* in Greenland/, /keine Daten dazu.*Grönland/],
    ['disabled', null, /can't find an active account/, /finde kein aktives Konto|kein aktives/],
  ] as const;
  for (const [who, country, english, german] of cases) {
    it(`is told why, and gets a way forward (${who}${country === null ? '' : ` in ${country}`})`, async () => {
      const { id } = knownPeople[who];
      if (country !== null) await movedTo(id, country);
      const person = all.person(id, who);
      await person.install();
      for (const [language, locale] of Object.entries(locales)) {
        const card = await clicked(person, open, locale);
        assert.match(textOf(card), language === 'de' ? german : english);
        assert.ok(actionsOf(card).length > 0, 'a way forward');
        assert.deepEqual(inputsOf(card), []);
      }
    });
  }

  it('hears how many licences are left where there is none, and what they have', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
    const english = await clicked(robin, { ...open, plan: 'international' });
    assert.match(textOf(english), /0 of \d+ licences are left for the plan Domestic and international/);
    assert.match(textOf(english), /The calling plan now is Domestic\./);
    assert.equal(action(english, 'Try again').data['plan'], 'international');
    const german = await clicked(robin, { ...open, plan: 'international' }, locales.de);
    assert.match(textOf(german), /Inland und Ausland sind 0 von \d+ Lizenzen frei/);
  });

  it('can try again with what they typed where the stock cannot be read', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
    await all.faults([{ route: '/subscribedSkus', kind: '503' }]);
    for (const [language, locale] of Object.entries(locales)) {
      const card = await clicked(robin, { ...open, plan: 'international', reason: 'Because' }, locale);
      assert.match(
        textOf(card),
        language === 'de' ? /wie viele Lizenzen frei sind/ : /how many licences are left/,
      );
      const again = action(card, language === 'de' ? 'Erneut versuchen' : 'Try again');
      assert.deepEqual([again.data['plan'], again.data['reason']], ['international', 'Because']);
    }
    await all.faults([]);
  });
});

describe('an organisation that offers no licences', () => {
  it('says so for every country', async () => {
    const all = await LineDeskInTest.start({
      policy: (text) => text.replace(/^licences:[\s\S]*?(?=^\S|(?![\s\S]))/m, ''),
    });
    try {
      const robin = all.person(knownPeople.robin.id, 'Robin Keller');
      await robin.install();
      assert.match(textOf(await clicked(robin, open)), /offers no calling plan for Germany here/);
      const german = await clicked(robin, open, locales.de);
      assert.match(textOf(german), /bietet hier für dieses Land keinen Anrufplan an/);
    } finally {
      await all.stop();
    }
  });
});

describe('a policy that wants a reason for calling plans', () => {
  it('is met on the form, which keeps what was chosen', async () => {
    const rule =
      "{ name: ticket, approval: fallbackApprovers, reason: { pattern: 'TICKET-\\d+', hint: a ticket } }";
    const all = await LineDeskInTest.start({
      policy: (text) => text.replace(/^requests:\n/m, `requests:\n  callingPlanChange: [${rule}]\n`),
    });
    try {
      const robin = all.person(knownPeople.robin.id, 'Robin Keller');
      await robin.install();
      const card = await clicked(robin, { ...open, plan: 'none' });
      const sent = { id: robin.last.id, card };
      const english = await sendAs(robin, sent, { plan: 'none' }, locales.en);
      assert.match(textOf(english), /Please give a reason: a ticket\. Nothing was sent/);
      assert.equal(inputsOf(english).find(({ id }) => id === 'plan')?.value, 'none');
      const german = await sendAs(robin, sent, { plan: 'none', reason: 'no' }, locales.de);
      assert.match(textOf(german), /a ticket/);
      const taken = await sendAs(robin, sent, { plan: 'none', reason: 'TICKET-42' }, locales.en);
      assert.match(textOf(taken), /Waiting for approval/);
    } finally {
      await all.stop();
    }
  });
});
