import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, inputsOf, textOf } from '../support/cards.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf } from '../support/lineRequests.js';
import { filledIn, numbersOn, openForm, syncInventory } from '../support/numberForms.js';

describe('the form for a number', () => {
  let all: LineDeskInTest;
  let mara: TeamsPerson;
  before(async () => {
    all = await LineDeskInTest.start();
    await syncInventory(all);
    mara = all.person(knownPeople.withoutNumber.id, 'Mara Vogel');
    await mara.install();
  });
  after(() => all.stop());

  const open = (data: Readonly<Record<string, unknown>> = {}) => openForm(mara, 'openNumberForm', data);

  it('begins with the city of the office, any number, and the office as emergency location', async () => {
    const { card } = await open();
    assert.equal(filledIn(card, 'number'), 'any');
    assert.equal(filledIn(card, 'city'), 'Berlin');
    assert.equal(numbersOn(card).length, 20);
    assert.ok(numbersOn(card).every((number) => number.startsWith('+4930')));
    assert.match(textOf(card), /Shown: 1 to 20\. There are more\./);
    assert.deepEqual(
      inputsOf(card)
        .find(({ id }) => id === 'city')
        ?.choices?.map(({ title }) => title),
      ['Any city', 'Berlin', 'Hamburg', 'München'],
    );
  });

  it('pages forth and back, keeps what was typed, and begins anew beyond the end', async () => {
    const first = await open();
    const second = await mara.click(first, 'More numbers', { reason: 'A new desk' });
    assert.match(textOf(second.card), /Shown: 21 to 40\./);
    assert.equal(filledIn(second.card, 'reason'), 'A new desk');
    assert.ok(numbersOn(second.card).every((number) => !numbersOn(first.card).includes(number)));
    const third = await mara.click({ id: first.id, card: second.card }, 'More numbers');
    assert.match(textOf(third.card), /Shown: 41 to \d\d, the last ones\./);
    const back = await mara.click({ id: first.id, card: second.card }, 'Previous numbers');
    assert.deepEqual(numbersOn(back.card), numbersOn(first.card));
    const more = action(first.card, 'More numbers');
    const beyond = await mara.invoke(
      { ...more, data: { ...more.data, city: 'Berlin', offset: 9_000 } },
      first.id,
    );
    assert.deepEqual(numbersOn(beyond.card), numbersOn(first.card));
  });

  it('keeps the number that was chosen while the list is searched', async () => {
    const first = await open();
    const [, wanted = ''] = numbersOn(first.card);
    const found = await mara.click(first, 'Search', { number: wanted, city: 'Hamburg' });
    assert.equal(filledIn(found.card, 'number'), wanted);
    assert.equal(numbersOn(found.card)[0], wanted);
    assert.ok(
      numbersOn(found.card)
        .slice(1)
        .every((number) => number.startsWith('+4940')),
    );
  });

  const searches: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
    ['the end', { digits: '42', city: '*' }, ['+493023125042']],
    [
      'the beginning, with the area code',
      { digits: '0302312521', digitsAt: 'start', city: '*' },
      ['+493023125214', '+493023125215', '+493023125216', '+493023125218', '+493023125219'],
    ],
    [
      'the beginning after the area code',
      { digits: '2312504', digitsAt: 'start', city: 'Berlin' },
      [
        '+493023125040',
        '+493023125041',
        '+493023125042',
        '+493023125044',
        '+493023125045',
        '+493023125046',
        '+493023125048',
      ],
    ],
    [
      'anywhere',
      { digits: '250 7', digitsAt: 'anywhere', city: 'Berlin' },
      ['+493023125070', '+493023125072', '+493023125074', '+493023125075', '+493023125076', '+493023125078'],
    ],
    ['a whole number as people write it at home', { digits: '030 23125042', city: '*' }, ['+493023125042']],
    ['another name of the city', { digits: '046', city: 'Munich' }, ['+498999998046']],
  ];
  for (const [what, search, expected] of searches) {
    it(`finds numbers by ${what}`, async () => {
      const { card } = await open(search);
      assert.deepEqual(numbersOn(card), expected);
      assert.equal(filledIn(card, 'number'), expected.length === 1 ? expected[0] : 'any');
    });
  }

  it('finds a short beginning after the country code', async () => {
    const { card } = await open({ digits: '40', digitsAt: 'start', city: 'Hamburg' });
    assert.ok(numbersOn(card).every((number) => number.startsWith('+4940')));
    assert.match(textOf(card), /Only numbers that begin with 40\./);
  });

  const wishes: readonly [string, Readonly<Record<string, string>>, RegExp, RegExp][] = [
    [
      'nothing ends so',
      { digits: '999', city: 'Berlin' },
      /No free number in Berlin ends in 999\./,
      /Keine freie Rufnummer in Berlin endet auf 999\./,
    ],
    [
      'nothing begins so',
      { digits: '777', digitsAt: 'start', city: '*' },
      /No free number begins with 777\./,
      /Keine freie Rufnummer beginnt mit 777\./,
    ],
    [
      'nothing holds it',
      { digits: '777', digitsAt: 'anywhere', city: '*' },
      /No free number has 777 in it\./,
      /In keiner freien Rufnummer kommt 777 vor\./,
    ],
    [
      'it is too short',
      { digits: '42', digitsAt: 'anywhere', city: '*' },
      /at least 3 digits/,
      /mindestens 3 Ziffern/,
    ],
    [
      'it holds letters',
      { digits: 'forty-two', city: '*' },
      /“forty-two” isn't a row of digits/,
      /„forty-two“ besteht nicht aus Ziffern/,
    ],
    [
      'the city has none',
      { city: 'Köln' },
      /There is no free number in Köln\./,
      /In Köln ist keine Rufnummer frei\./,
    ],
    [
      'the number is gone',
      { number: '+493023125000' },
      /\+49 30 23125000 isn't free any more/,
      /\+49 30 23125000 ist nicht mehr frei/,
    ],
  ];
  for (const [why, wish, english, german] of wishes) {
    it(`says that ${why}, and shows what there is`, async () => {
      for (const [locale, expected] of [
        ['en-GB', english],
        ['de-DE', german],
      ] as const) {
        const { card } = await openForm(mara, 'openNumberForm', wish, { locale });
        assert.match(textOf(card), expected);
        assert.equal(numbersOn(card).length, 20);
        assert.equal(filledIn(card, 'number'), 'any');
      }
    });
  }

  it('offers nothing that is for services, held, pending or of another carrier', async () => {
    const free = new Map((await factsOf(all).numbers()).map((number) => [number.telephoneNumber, number]));
    for (let card = (await open({ city: '*' })).card, at = 0; at < 2; at += 1) {
      for (const number of numbersOn(card)) {
        assert.equal(free.get(number)?.assignmentStatus, 'unassigned');
        assert.equal(free.get(number)?.numberType, 'callingPlan');
        assert.ok(free.get(number)?.capabilities.includes('userAssignment'));
      }
      card = (await mara.click({ id: mara.last.id, card }, 'More numbers')).card;
    }
  });

  it('takes no number that it cannot read', async () => {
    const form = await open();
    const answer = await mara.click(form, 'Send', { number: '+49 thirty' });
    assert.match(answer.text, /couldn't read/);
  });
});
