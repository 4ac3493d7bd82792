import assert from 'node:assert/strict';
import { type Texts, textsOf } from '../../src/conversation/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { clicked, locales, sendAs } from '../support/clicked.js';
import type { Card } from '../support/connector.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

/** What stands in the way, and the button that leads to what is missing. */
const refusals = [
  ['withoutLicence', 'noTeamsPhone', 'openPlanForm'],
  ['withoutNumber', 'noNumber', 'openNumberForm'],
  ['withDeletedPlan', 'noCallingPlan_withNumber', 'openPlanForm'],
  ['withoutLocationUpdate', 'locationNotChangeable', 'help'],
  ['withOperatorConnect', 'operatorConnect', 'help'],
  ['withDirectRouting', 'directRouting', 'help'],
] as const;

for (const [language, locale] of [
  ['en', locales.en],
  ['de', locales.de],
] as const) {
  describe(`a new emergency address that cannot be asked for so (${language})`, () => {
    const texts: Texts = textsOf(language);
    let all: LineDeskInTest;
    before(async () => {
      all = await LineDeskInTest.start();
    });
    after(() => all.stop());

    const open = async (person: TeamsPerson, data: Record<string, string> = {}): Promise<Card> => {
      if (person.messages().length === 0) await person.install();
      return clicked(person, { action: 'openAddressForm', ...data }, locale);
    };
    const send = async (person: TeamsPerson, inputs: Record<string, string>) =>
      sendAs(person, { card: await open(person), id: person.last.id }, inputs, locale);
    const says = (card: Card, key: string, values?: Record<string, string | number>) =>
      assert.ok(textOf(card).includes(texts(key, values)), `${key} in:\n${textOf(card)}`);
    const nothingFiled = async (person: TeamsPerson) =>
      assert.equal(
        (await all.lineDesk.store.requestsOf(personId(person.aadObjectId), { limit: 1 })).total,
        0,
      );

    for (const [who, why, way] of refusals) {
      it(`is refused with its reason and the way there (${why})`, async () => {
        const person = all.person(knownPeople[who].id, who);
        const card = await open(person);
        says(card, 'addressForm.obstacleTitle');
        const number = /\+\d[\d ]+\d/.exec(textOf(card))?.[0] ?? '';
        says(card, `obstacle.${why}`, { number });
        assert.ok(actionsOf(card).some(({ verb }) => verb === way));
        assert.deepEqual(inputsOf(card), []);
      });
    }

    it('is refused to those who have no account, and for others where policy does not allow it', async () => {
      says(await open(all.person(knownPeople.disabled.id, 'Gone')), 'say.unknownPerson');
      const robin = all.person(knownPeople.robin.id, 'Robin Keller');
      says(await open(robin, { person: knownPeople.alex.id }), 'say.mayNotAsk');
    });

    it('is what a country without any location is for', async () => {
      const card = await open(all.person(knownPeople.inCountryWithoutLocations.id, 'Swiss'));
      assert.ok(actionsOf(card).some(({ verb }) => verb === 'submitAddress'));
      assert.deepEqual(
        inputsOf(card)
          .map(({ id }) => id)
          .slice(0, 4),
        ['street', 'houseNumber', 'postalCode', 'city'],
      );
    });

    it('comes back with each wrong field named, and nothing is sent', async () => {
      const american = all.person(knownPeople.american.id, 'American');
      const form = await open(american);
      const states = inputsOf(form).find(({ id }) => id === 'region')?.choices ?? [];
      assert.ok(states.some(({ title, value }) => title === 'New York' && value === 'NY'));
      assert.equal(inputsOf(form)[0]?.id, 'houseNumber', 'it stands before the street here');
      const right = { street: '5th Avenue', houseNumber: '350', city: 'New York', region: 'NY' };
      const zip = texts.plain('addressForm.postalCode.zip');
      const state = texts.plain('addressForm.region.state');
      const country = language === 'en' ? 'United States' : 'Vereinigte Staaten';
      const cases: [Record<string, string>, string, Record<string, string | number>][] = [
        [{ postalCode: '1011' }, 'form', { field: zip, country, example: '95014' }],
        [{ postalCode: '90210' }, 'elsewhere', { field: zip }],
        [{ postalCode: '10118', region: 'Bavaria' }, 'unknown', { field: state }],
        [{ postalCode: '10118', city: ' ' }, 'missing', { field: texts.plain('addressForm.field.city') }],
        [
          { postalCode: '10118', street: `${'x'.repeat(101)}` },
          'tooLong',
          { field: texts.plain('addressForm.field.street'), max: 100 },
        ],
      ];
      for (const [inputs, problem, values] of cases) {
        const card = await send(american, { ...right, ...inputs });
        says(card, 'addressForm.wrong.fields', { count: 1 });
        says(card, `addressForm.problem.${problem}`, values);
        assert.equal(inputsOf(card).find(({ id }) => id === 'houseNumber')?.value, '350');
      }
      const long = await send(american, { ...right, postalCode: '10118', reason: 'y'.repeat(501) });
      says(long, 'input.reasonTooLong', { max: 500 });
      await nothingFiled(american);
    });

    it('comes back where the address is known and no place in it is named', async () => {
      const french = all.person(knownPeople.french.id, 'French');
      const known = { street: 'Rue Servient', houseNumber: '9 bis', postalCode: '69003', city: 'Lyon' };
      const shown = await send(french, known);
      const none = actionsOf(shown).find(({ data }) => data['noneOfThese'] === 'yes');
      // The address itself is in the list.
      says(shown, 'addressForm.duplicates.exact');
      assert.equal(none, undefined);
      await nothingFiled(french);
    });
  });
}
