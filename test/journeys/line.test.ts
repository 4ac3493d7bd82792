import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { locationId, personId } from '../../src/telephony/index.js';
import { action, actionsOf, textOf } from '../support/cards.js';
import { clicked, locales } from '../support/clicked.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';
import { numberOf } from '../support/lineRequests.js';

const show = { action: 'showLine' };

describe('"my phone"', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
  });
  afterEach(() => all.stop());

  const shownTo = async (who: keyof typeof knownPeople, locale: string = locales.en) => {
    const person = all.person(knownPeople[who].id, who);
    if (person.messages().length === 0) await person.install();
    return clicked(person, show, locale);
  };

  it('shows number, licences, location, confirmation and caller ID', async () => {
    const english = textOf(await shownTo('robin'));
    assert.match(english, /Your number is \+49 30 \d+\./);
    assert.match(english, /Number type\nCalling Plan, Berlin/);
    assert.match(english, /Licences\nTeams Phone, calling plan: Domestic/);
    assert.match(english, /Emergency location\nBerlin Mitte, 2nd floor — .* Berlin/);
    assert.match(english, /Last confirmed\nNot yet/);
    assert.match(english, /Caller ID\n\+49 30 \d+ \(own number\)/);
    const german = textOf(await shownTo('robin', locales.de));
    assert.match(german, /Ihre Rufnummer ist \+49 30/);
    assert.match(german, /Lizenzen\nTeams Phone, Anrufplan: Inland/);
    assert.match(german, /Zuletzt bestätigt\nNoch nie/);
  });

  it('shows when the location was confirmed, and asks for nothing then', async () => {
    const { telephoneNumber, locationId: place } = await numberOf(all, robin.aadObjectId);
    assert.ok(place);
    await clicked(robin, { action: 'confirmLocation', locationId: locationId(place) });
    const card = await clicked(robin, show);
    assert.match(textOf(card), /Last confirmed\n\d+ \w+ \d{4}/, telephoneNumber);
    assert.equal(action(card, 'Update the emergency location').verb, 'openLocationForm');
    assert.ok(!actionsOf(card).some(({ verb }) => verb === 'confirmLocation'));
  });

  it('names open requests, three at most, each with the way to it', async () => {
    await clicked(robin, { action: 'openPlanForm', plan: 'none' });
    const form = await clicked(robin, { action: 'openPlanForm', plan: 'none' });
    await robin.click({ id: robin.last.id, card: form }, 'Send');
    const card = await clicked(robin, show);
    assert.match(textOf(card), /Open requests[\s\S]*Calling plan: None/);
    assert.match(textOf(card), /Waiting for approval/);
    const opened = await robin.click({ id: robin.last.id, card }, 'Open the request');
    assert.match(textOf(opened.card), /waits for approval/);
    assert.match(textOf(await clicked(robin, show, locales.de)), /Offene Anträge[\s\S]*Anrufplan: Keiner/);
  });

  const missing = [
    [
      'withoutNumber',
      /You don't have a number yet/,
      /noch keine Rufnummer/,
      'Ask for a number',
      'openNumberForm',
    ],
    ['withDeletedPlan', /no calling plan/, /kein Anrufplan/, 'Ask for a calling plan', 'openPlanForm'],
    ['withoutLicence', /None for calling/, /Keine zum Telefonieren/, 'Ask for a number', 'openNumberForm'],
    ['withoutUsageLocation', /4 things/, /4 Punkte/, 'Ask for a number', 'openNumberForm'],
  ] as const;
  for (const [who, english, german, button, verb] of missing) {
    it(`says what is missing and offers the way there (${who})`, async () => {
      const card = await shownTo(who);
      assert.match(textOf(card), english);
      assert.equal(action(card, button).verb, verb);
      assert.match(textOf(await shownTo(who, locales.de)), german);
    });
  }

  it('leaves the address of another carrier to the carrier', async () => {
    for (const who of ['withOperatorConnect', 'withDirectRouting'] as const) {
      const card = await shownTo(who);
      assert.match(textOf(card), /Kept by the carrier or the network/);
      assert.deepEqual(
        actionsOf(card).map(({ verb }) => verb),
        ['showReadiness'],
      );
      assert.match(textOf(await shownTo(who, locales.de)), /Beim Anbieter oder im Netzwerk/);
    }
  });

  it('shows what can be read while the tenant does not answer', async () => {
    await all.faults([{ route: '/admin/teams', kind: '503' }]);
    for (const [language, locale] of Object.entries(locales)) {
      const text = textOf(await clicked(robin, show, locale));
      assert.match(
        text,
        language === 'de' ? /Lässt sich im Moment nicht lesen/ : /Can't be read at the moment/,
      );
      assert.match(text, language === 'de' ? /Anrufplan: Inland/ : /calling plan: Domestic/);
      assert.match(text, language === 'de' ? /Erneut versuchen/ : /Try again/);
    }
  });

  it('still shows everything else where only the caller ID cannot be read', async () => {
    await all.faults([{ route: '/admin/teams/userConfigurations', kind: 'forbidden' }]);
    const text = textOf(await clicked(robin, show));
    assert.match(text, /Your number is \+49/);
    assert.match(text, /Caller ID\nCan't be read at the moment/);
  });

  it('shows a report’s line to their manager, in the third person, and nobody else’s', async () => {
    const ruth = all.person(knownPeople.chief.id, 'Ruth Hagenau');
    await ruth.install();
    const theirs = await clicked(ruth, { ...show, person: robin.aadObjectId });
    assert.match(textOf(theirs), /The number of Robin Keller is \+49/);
    for (const { data } of actionsOf(theirs)) assert.equal(data['person'], robin.aadObjectId);
    assert.ok(!actionsOf(theirs).some(({ verb }) => verb === 'confirmLocation'), 'only Robin can say that');
    const german = await clicked(ruth, { ...show, person: robin.aadObjectId }, locales.de);
    assert.match(textOf(german), /Die Rufnummer von Robin Keller ist/);
    const refused = await clicked(robin, { ...show, person: ruth.aadObjectId });
    assert.match(textOf(refused), /can't ask for this person/);
  });

  it('shows a manager none of the requests that others made', async () => {
    const ruth = all.person(knownPeople.chief.id, 'Ruth Hagenau');
    await ruth.install();
    const form = await clicked(robin, { action: 'openPlanForm', plan: 'none' });
    await robin.click({ id: robin.last.id, card: form }, 'Send');
    const theirs = await clicked(ruth, { ...show, person: robin.aadObjectId });
    assert.doesNotMatch(textOf(theirs), /Open requests/);
    const own = await all.lineDesk.store.requestsOf(personId(robin.aadObjectId), { limit: 5, open: true });
    assert.equal(own.total, 1);
  });
});
