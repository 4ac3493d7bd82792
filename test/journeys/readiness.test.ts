import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { clicked, locales } from '../support/clicked.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';

const ask = { action: 'showReadiness' };

describe('"am I set up for calling?"', () => {
  let all: LineDeskInTest;
  before(async () => {
    all = await LineDeskInTest.start();
  });
  after(() => all.stop());

  const answerTo = async (who: keyof typeof knownPeople, locale: string = locales.en) => {
    const person = all.person(knownPeople[who].id, who);
    if (person.messages().length === 0) await person.install();
    return clicked(person, ask, locale);
  };
  /** The signs of the seven questions, in their order. */
  const signs = (text: string) =>
    text
      .split('\n')
      .filter((line) => /^[✓✗?–]$/.test(line))
      .join('');

  const cases = [
    ['robin', '✓✓✗✓✓✗✗', /You are set up for calling/, /Sie können telefonieren/],
    ['withDeletedPlan', '✓✓✗✗✓✗✗', /You aren't fully set up/, /fehlt noch etwas/],
    ['withoutNumber', '✓✓✗✓✗––', /You aren't fully set up/, /fehlt noch etwas/],
    ['withoutLicence', '✓✓✗✗✗––', /Teams Phone is missing/, /Teams Phone fehlt/],
    ['withoutUsageLocation', '??✗✗✗––', /The account has no country/, /Das Konto hat kein Land/],
    ['withOperatorConnect', '–––✓✓–✗', /You are set up for calling/, /Sie können telefonieren/],
    ['withDirectRouting', '–––✓✓–✗', /Another carrier looks after the number/, /anderen Anbieter/],
    [
      'inCountryWithoutLocations',
      '✓✓✗✓✓✗✗',
      /aren't fully set up|set up for calling/,
      /Telefonieren|telefonieren/,
    ],
  ] as const;
  for (const [who, expected, english, german] of cases) {
    it(`answers the seven questions, each with a sign, a word and a reason (${who})`, async () => {
      const card = await answerTo(who);
      assert.equal(signs(textOf(card)), expected);
      assert.match(textOf(card), english);
      const inGerman = await answerTo(who, locales.de);
      assert.equal(signs(textOf(inGerman)), expected);
      assert.match(textOf(inGerman), german);
      for (const each of [card, inGerman]) assert.ok(actionsOf(each).length <= 6);
    });
  }

  it('leads with what mends the first thing that is missing, and to each thing by one way', async () => {
    const card = await answerTo('withDeletedPlan');
    const verbs = actionsOf(card).map(({ verb }) => verb);
    assert.equal(new Set(verbs).size, verbs.length);
    const row = card['actions'];
    assert.ok(Array.isArray(row));
    assert.deepEqual([row[0].verb, row[0].style], ['openPlanForm', 'positive']);
  });

  it('tells a manager of their report, and nobody else', async () => {
    const { id } = knownPeople.withoutNumber;
    const ruth = all.person(knownPeople.chief.id, 'Ruth Hagenau');
    await ruth.install();
    const card = await clicked(ruth, { ...ask, person: id });
    assert.match(textOf(card), /Mara Vogel isn't fully set up for calling/);
    for (const { data } of actionsOf(card)) assert.equal(data['person'], id);
    assert.match(
      textOf(await clicked(ruth, { ...ask, person: id }, locales.de)),
      /Mara Vogel fehlt noch etwas/,
    );
    const tom = all.person(knownPeople.withoutLicence.id, 'Tom Brandt');
    assert.match(textOf(await clicked(tom, { ...ask, person: id })), /can't ask for this person/);
  });

  it('takes nothing for missing that cannot be read', async () => {
    await all.faults([{ route: '/admin/teams', kind: '503' }]);
    for (const [language, locale] of Object.entries(locales)) {
      const card = await answerTo('american', locale);
      assert.equal(signs(textOf(card)), '✓??✓???');
      assert.match(
        textOf(card),
        language === 'de' ? /Im Moment kann ich nicht sagen/ : /I can't tell at the moment/,
      );
      assert.deepEqual(
        actionsOf(card).map(({ verb }) => verb),
        ['showReadiness', 'showLine'],
      );
    }
  });
});
