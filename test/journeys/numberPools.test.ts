import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { inputsOf, textOf } from '../support/cards.js';
import { LineDeskInTest, type LineDeskInTestOptions, type TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf } from '../support/lineRequests.js';
import { filledIn, numbersOn, openForm, syncInventory } from '../support/numberForms.js';

describe('what policy and catalogue let the form for a number offer', () => {
  let all: LineDeskInTest;
  let mara: TeamsPerson;
  const start = async (options: LineDeskInTestOptions) => {
    all = await LineDeskInTest.start(options);
    await syncInventory(all);
    mara = all.person(knownPeople.withoutNumber.id, 'Mara Vogel');
    await mara.install();
  };
  afterEach(() => all.stop());

  const withPools = (pools: string) => (text: string) =>
    text.replace(/\nnumbers:\n(?: .*\n)+/, pools === '' ? '\n' : `\nnumbers:\n  pools: ${pools}\n`);
  const detailsOf = async () =>
    (await all.lineDesk.store.requestsOf(personId(mara.aadObjectId), { limit: 1 })).requests[0]?.details;

  it('is every free Calling Plan number of the country where no pools are configured', async () => {
    await start({ policy: withPools('') });
    const types = new Map((await factsOf(all).numbers()).map((each) => [each.telephoneNumber, each]));
    const seen: string[] = [];
    let form = await openForm(mara, 'openNumberForm', { city: '*' });
    for (;;) {
      seen.push(...numbersOn(form.card));
      if (!/There are more/.test(textOf(form.card))) break;
      form = { id: form.id, card: (await mara.click(form, 'More numbers')).card };
    }
    assert.equal(new Set(seen).size, seen.length);
    assert.ok(seen.length > 60);
    for (const number of seen) {
      assert.equal(types.get(number)?.numberType, 'callingPlan');
      assert.equal(types.get(number)?.isoCountryCode, 'DE');
    }
  });

  it('are numbers of the first of the person’s pools that has any, in the order of the policy', async () => {
    const pool = (name: string, match: string) => `{ name: ${name}, match: { countries: [DE], ${match} } }`;
    const [empty, hamburg, berlin] = [
      pool('vip', 'tags: [vip]'),
      pool('hamburg', 'cities: [Hamburg]'),
      pool('berlin', 'cities: [Berlin]'),
    ];
    await start({ policy: withPools(`[${empty}, ${hamburg}, ${berlin}]`) });
    const known = new Map((await factsOf(all).numbers()).map((each) => [each.telephoneNumber, each]));
    const shown = numbersOn((await openForm(mara, 'openNumberForm', { city: '*' })).card);
    assert.ok(shown.length > 0);
    assert.ok(shown.every((number) => known.get(number)?.city === 'Hamburg'));
  });

  it('are numbers of other carriers where a pool says so, also without a calling plan', async () => {
    await start({
      policy: (text) =>
        withPools('[{ name: operator, match: { countries: [DE], numberTypes: [operatorConnect] } }]')(
          text.replace(/\nlicences:\n(?: .*\n?)+/, '\n'),
        ),
    });
    const taken = { change: 'removeLicence', person: mara.aadObjectId, licence: 'MCOPSTN1' };
    await factsOf(all).send('POST', '/sandbox/changes', [taken]);
    const form = await openForm(mara, 'openNumberForm', { city: '*' });
    assert.match(textOf(form.card), /— (Berlin|Hamburg|München), Operator Connect/);
    await mara.click(form, 'Send');
    const details = await detailsOf();
    assert.ok(details?.kind === 'numberRequest');
    assert.equal(details.numberType, 'operatorConnect');
    assert.equal(details.location, null, 'the operator keeps the address');
    assert.equal(details.licence, null);
  });

  it('are emergency locations by type-ahead where there are too many for a card, the likeliest ones listed', async () => {
    await start({
      locations: (text) => {
        const rows = Array.from(
          { length: 400 },
          (_, index) =>
            `${randomUUID()},${randomUUID()},Lindenhof Group,Depot ${index},,${index},Depotstraße,Kassel,HE,34117,DE,,,Validated,Depot ${index}`,
        );
        return `${text.trimEnd()}\n${rows.join('\n')}\n`;
      },
    });
    const form = await openForm(mara, 'openNumberForm');
    const place = inputsOf(form.card).find(({ id }) => id === 'locationId');
    assert.equal(place?.['style'], 'filtered');
    assert.deepEqual(place?.['choices.data'], { type: 'Data.Query', dataset: 'locations/DE' });
    assert.match(place?.choices?.find(({ value }) => value === place.value)?.title ?? '', /^Berlin Mitte — /);
    assert.ok((place?.choices?.length ?? 0) <= 22);
    const { locations } = await all.lineDesk.store.locationsIn('DE', { words: ['depot', '77'], limit: 1 });
    const depot = locations[0]?.id ?? assert.fail();
    const again = await mara.click(form, 'Search', { locationId: depot });
    assert.equal(filledIn(again.card, 'locationId'), depot);
    assert.ok(JSON.stringify(form.card).length < 25_000);
  });

  it('has no emergency location where the country has none and needs none', async () => {
    await start({});
    const luca = all.person(knownPeople.inCountryWithoutLocations.id, 'Luca Meier');
    await luca.install();
    const form = await openForm(luca, 'openNumberForm');
    assert.equal(
      inputsOf(form.card).some(({ id }) => id === 'locationId'),
      false,
    );
    assert.match(textOf(form.card), /There are no emergency locations for Switzerland yet/);
    const status = await luca.click(form, 'Send');
    assert.match(textOf(status.card), /waits for approval/);
  });
});
