import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest } from '../support/lineDeskInTest.js';

describe('somebody whose emergency location cannot be changed here', () => {
  let all: LineDeskInTest;
  before(async () => {
    all = await LineDeskInTest.start();
  });
  after(() => all.stop());

  const cases = [
    ['withoutNumber', /don't have a direct number yet/],
    ['withoutLicence', /don't have a Teams Phone licence yet/],
    ['withDeletedPlan', /Your number \+49 .* is there, but its calling plan is missing or suspended/],
    ['withSuspendedPlan', /Your number \+\d+ .* is there, but its calling plan is missing or suspended/],
    ['withoutLocationUpdate', /doesn't allow a change of this number/],
    ['withOperatorConnect', /comes from an operator/],
    ['withDirectRouting', /your organisation's own phone connection/],
    ['inCountryWithoutLocations', /no emergency locations for Switzerland yet/],
    ['disabled', /can't find an active account/],
  ] as const;
  for (const [who, says] of cases) {
    it(`gets a clear answer and a way forward instead of a form (${who})`, async () => {
      const card = await all.person(knownPeople[who].id, who).say('update my emergency location');
      assert.match(textOf(card), says);
      assert.ok(actionsOf(card).length > 0, 'a way forward');
      assert.deepEqual(inputsOf(card), []);
    });
  }

  it('gets a form with locations of the number’s country only', async () => {
    const card = await all.person(knownPeople.american.id, 'American').say('update my emergency location');
    const choices = inputsOf(card).find(({ id }) => id === 'locationId')?.choices ?? [];
    assert.ok(choices.length > 5);
    for (const { title } of choices) assert.match(title, /, (NY|WA|TX) \d{5}$/);
  });

  it('is told what is wrong with what they sent, and keeps what they typed', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    const form = async () => {
      await robin.say('update my emergency location');
      return robin.last;
    };
    const paris = (await all.lineDesk.store.locationsIn('FR', { limit: 1 })).locations[0];
    const everywhere = await all.lineDesk.store.allLocations();
    const open = everywhere.find(({ validated, country }) => !validated && country === 'DE');
    const here = everywhere.find(({ site, place }) => site === 'Berlin Mitte' && place === '2nd floor');
    assert.ok(paris && open && here);
    const send = async (locationId: string, reason = 'Because') =>
      textOf((await robin.click(await form(), 'Send', { locationId, reason })).card);
    assert.match(await send(paris.id), /in another country than your number[\s\S]*Germany/);
    assert.match(await send(open.id), /hasn't been validated/);
    assert.match(await send(here.id), /already show this location/);
    const choices = inputsOf(cardOf(await form())).find(({ id }) => id === 'locationId')?.choices ?? [];
    assert.ok(!choices.some(({ value }) => value === here.id), 'the place that is shown now is no choice');
    assert.match(await send('11111111-2222-3333-4444-555555555555'), /isn't in the list any more/);
    const tooLong = await robin.click(await form(), 'Send', {
      locationId: paris.id.replace(/.$/, '0'),
      reason: 'x',
    });
    assert.equal(inputsOf(tooLong.card).find(({ id }) => id === 'reason')?.value, 'x');
    const munich = everywhere.find(({ site, validated }) => validated && site === 'Hamburg HafenCity');
    const long = await robin.click(await form(), 'Send', {
      locationId: munich?.id ?? '',
      reason: 'y'.repeat(501),
    });
    assert.match(textOf(long.card), /longer than 500 characters/);
    const none = await robin.click(await form(), 'Send');
    assert.match(textOf(none.card), /choose a location/i);
    assert.match(textOf(await robin.say('my requests')), /no requests yet/);
  });
});
