import assert from 'node:assert/strict';
import { countryAnswer, languages, readerOf } from '../../src/conversation/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { callingAvailability, countriesWithData } from '../../src/telephony/index.js';
import { readableText } from '../support/cardPictures/cardAnatomy.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';
import { clicked, locales } from '../support/clicked.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

describe('"is calling available in …?"', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  before(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
  });
  after(() => all.stop());
  afterEach(() => all.faults([]));

  const about = (data: Record<string, string> = {}, locale: string = locales.en) =>
    clicked(robin, { action: 'countryAvailability', ...data }, locale);

  it('answers for one’s own country where none is named, with the way to a plan', async () => {
    const card = await about();
    assert.match(textOf(card), /Calling plans in Germany\nSold there/);
    assert.match(textOf(card), /120, 240,? or 1,200 minutes a month/);
    assert.match(textOf(card), /price zone 2/);
    assert.match(textOf(card), /Must match area code\nYes/);
    assert.match(textOf(card), /As of January 2023\. Source: \[Microsoft/);
    assert.equal(action(card, 'Ask for a calling plan').verb, 'openPlanForm');
    const german = textOf(await about({}, locales.de));
    assert.match(german, /Anrufpläne: Deutschland\nDort erhältlich/);
    assert.match(german, /Stand: Januar 2023\. Quelle: \[Microsoft/);
  });

  const said: readonly (readonly [string, RegExp, RegExp])[] = [
    ['Dänemark', /in Denmark\nSold there[\s\S]*belong to no city/, /Dänemark\n[\s\S]*zu keiner Stadt/],
    ['Denmrak', /in Denmark\nSold there/, /Dänemark\nDort erhältlich/],
    ['Swizerland', /in Switzerland\nSold there/, /Schweiz\nDort erhältlich/],
    ['GRC', /in Greece\nNot sold there/, /Griechenland\nDort nicht erhältlich/],
    ['jp', /SoftBank sells numbers[\s\S]*Emergency calls\nNo/, /SoftBank verkauft[\s\S]*Notrufe\nNein/],
    ['Grönland', /in Greenland\nNot known[\s\S]*no data on Greenland/, /Grönland\nNicht bekannt/],
    ['U.S.', /in United States[\s\S]*assigned to a person/, /Vereinigte Staaten[\s\S]*Zuweisung/],
  ];
  for (const [text, english, german] of said) {
    it(`understands "${text}"`, async () => {
      assert.match(textOf(await about({ said: text })), english);
      assert.match(textOf(await about({ said: text }, locales.de)), german);
    });
  }

  it('offers a plan only for one’s own country', async () => {
    const card = await about({ said: 'France' });
    assert.ok(!actionsOf(card).some(({ verb }) => verb === 'openPlanForm'));
  });

  it('asks with a button for each where a name is that of several', async () => {
    const card = await about({ said: 'Korea' });
    assert.match(textOf(card), /“Korea” can be more than one country/);
    const south = await robin.click({ id: robin.last.id, card }, 'South Korea');
    assert.match(textOf(south.card), /Calling plans in South Korea\nNot sold there/);
    assert.ok(action(await about({ said: 'Korea' }, locales.de), 'Südkorea'));
  });

  it('asks with a list where they are many', async () => {
    const card = await about({ said: 'Germany, France, Spain or Italy' });
    assert.equal(inputsOf(card).find(({ id }) => id === 'country')?.choices?.length, 4);
    const spain = await robin.click({ id: robin.last.id, card }, 'Look up', { country: 'ES' });
    assert.match(textOf(spain.card), /Calling plans in Spain/);
  });

  it('suggests what may be meant where no country is understood, and takes another try', async () => {
    const card = await about({ said: 'Swizerlnd' });
    assert.match(textOf(card), /don't know a country called “Swizerlnd”/);
    assert.ok(action(card, 'Switzerland'));
    const again = await robin.click({ id: robin.last.id, card }, 'Look up', { said: 'Austria' });
    assert.match(textOf(again.card), /Calling plans in Austria/);
    const german = await about({ said: 'Schwitz' }, locales.de);
    assert.ok(action(german, 'Schweiz'));
  });

  it('suggests nothing for what is no country at all', async () => {
    for (const text of ['**x** <at>y</at>', 'ZZ', '?', 'x'.repeat(200)]) {
      const card = await about({ said: text });
      assert.match(textOf(card), /I don't know a country called/);
      assert.deepEqual(
        actionsOf(card).map(({ title }) => title),
        ['Look up'],
      );
    }
    assert.match(textOf(await about({ country: 'ZZ' })), /I don't know a country called “ZZ”/);
  });

  it('answers for a country that is named while the directory is silent', async () => {
    await all.faults([{ route: '/users', kind: '503' }]);
    assert.match(textOf(await about({ said: 'Denmark' })), /Calling plans in Denmark/);
  });

  it('asks for the country of somebody who has none', async () => {
    const piotr = all.person(knownPeople.withoutUsageLocation.id, 'Piotr');
    await piotr.install();
    for (const [language, locale] of Object.entries(locales)) {
      const card = await clicked(piotr, { action: 'countryAvailability' }, locale);
      assert.match(textOf(card), language === 'de' ? /Bitte nennen Sie eines/ : /please name one/);
    }
  });
});

describe('the card of a country', () => {
  it('says of every country of the data whether plans are sold there, as of when and by whose word', () => {
    for (const language of languages) {
      const reader = readerOf(language, 'UTC', false);
      for (const country of countriesWithData) {
        const answer = { result: 'country', availability: callingAvailability(country), own: false } as const;
        const text = readableText(countryAnswer(answer, reader).card);
        assert.match(text, language === 'de' ? /Stand: Januar 2023\. Quelle/ : /As of January 2023\. Source/);
        assert.match(text, language === 'de' ? /Dort (nicht )?erhältlich/ : /(Sold|Not sold) there/);
      }
    }
  });
});
