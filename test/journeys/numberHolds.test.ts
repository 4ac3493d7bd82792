import assert from 'node:assert/strict';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { action, inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { e164, factsOf, numberOf } from '../support/lineRequests.js';
import { filledIn, numbersOn, openForm, syncInventory } from '../support/numberForms.js';

describe('a number that is asked for', () => {
  let all: LineDeskInTest;
  let mara: TeamsPerson;
  let robin: TeamsPerson;
  let alex: TeamsPerson;
  const start = async (policy: (text: string) => string = (text) => text) => {
    all = await LineDeskInTest.start({ policy });
    await syncInventory(all);
    mara = all.person(knownPeople.withoutNumber.id, 'Mara Vogel');
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    for (const person of [mara, robin, alex]) await person.install();
  };
  afterEach(() => all.stop());

  const stateOf = async (number: string) =>
    (await all.lineDesk.store.numberRecord(e164(number), new Date()))?.state;
  const requestOf = async (person: TeamsPerson) =>
    (await all.lineDesk.store.requestsOf(personId(person.aadObjectId), { limit: 1 })).requests[0];

  it('goes to one of two who want it; the other one sees what is free now', async () => {
    await start();
    const wish = { digits: '042', city: 'Berlin' };
    const [first, second] = [
      await openForm(mara, 'openNumberForm', wish),
      await openForm(robin, 'openNumberForm', wish),
    ];
    assert.match(textOf((await mara.click(first, 'Send')).card), /waits for approval/);
    const again = await robin.click(second, 'Send', { digits: '', reason: 'Easy to remember' });
    assert.match(
      textOf(again.card),
      /\+49 30 23125042 has just been taken\. Here are numbers that are free now/,
    );
    assert.ok(!numbersOn(again.card).includes('+493023125042'));
    assert.equal(filledIn(again.card, 'reason'), 'Easy to remember');
    const [another = ''] = numbersOn(again.card);
    const sent = await robin.click({ id: second.id, card: again.card }, 'Send', { number: another });
    assert.match(textOf(sent.card), /waits for approval/);
  });

  it('is another one for each of several who take any at the same time', async () => {
    await start();
    const people = [mara, robin, alex];
    const forms = await Promise.all(people.map((person) => openForm(person, 'openNumberForm')));
    await Promise.all(people.map((person, index) => person.click(forms[index] ?? assert.fail(), 'Send')));
    const numbers = await Promise.all(
      people.map(async (person) => {
        const details = (await requestOf(person))?.details;
        return details !== undefined && 'telephoneNumber' in details ? details.telephoneNumber : null;
      }),
    );
    assert.equal(new Set(numbers).size, people.length);
    for (const number of numbers) assert.equal(await stateOf(number ?? ''), 'held');
  });

  it('is free again when the request is withdrawn', async () => {
    await start();
    const form = await openForm(mara, 'openNumberForm', { digits: '042', city: 'Berlin' });
    const status = await mara.click(form, 'Send');
    assert.equal(await stateOf('+493023125042'), 'held');
    await mara.click({ id: form.id, card: status.card }, 'Withdraw');
    assert.equal(await stateOf('+493023125042'), 'available');
  });

  it('is taken in the city of the emergency location where any will do', async () => {
    await start();
    const hamburg = (await all.lineDesk.store.locationsIn('DE', { words: ['hamburg'], limit: 1 }))
      .locations[0];
    const form = await openForm(mara, 'openNumberForm', { city: '*' });
    await mara.click(form, 'Send', { locationId: hamburg?.id ?? '' });
    const details = (await requestOf(mara))?.details;
    assert.ok(details?.kind === 'numberRequest');
    assert.equal(details.city, 'Hamburg');
    assert.equal(details.location?.site, 'Hamburg HafenCity');
  });

  it('keeps its own emergency location where the person sets one afterwards', async () => {
    await start();
    const form = await openForm(mara, 'openNumberForm', { digits: '042', city: 'Berlin' });
    const status = await mara.click(form, 'Send', { locationId: 'none' });
    const shown = (await factsOf(all).numbers()).find(
      ({ telephoneNumber }) => telephoneNumber === '+493023125042',
    );
    const details = (await requestOf(mara))?.details;
    assert.ok(details?.kind === 'numberRequest');
    assert.equal(details.location?.id, shown?.locationId);
    assert.match(textOf(status.card), /Berlin Mitte/);
  });

  it('brings the calling plan with it that the person lacks, and approvers read so', async () => {
    await start();
    const taken = { change: 'removeLicence', person: mara.aadObjectId, licence: 'MCOPSTN1' };
    await factsOf(all).send('POST', '/sandbox/changes', [taken]);
    const form = await openForm(mara, 'openNumberForm', { digits: '042', city: 'Berlin' });
    assert.match(textOf(form.card), /Domestic, which comes with the number/);
    await mara.click(form, 'Send');
    const approval = await messageSaying(all, alex, /asks for a number/);
    assert.match(textOf(cardOf(approval)), /It needs a licence first: MCOPSTN1/);
    await alex.click(approval, 'Approve');
    await messageSaying(all, mara, /Your number is/);
    assert.deepEqual(
      (await factsOf(all).writes()).map(({ action: what }) => what),
      ['assignLicense', 'assignNumber'],
    );
    assert.equal((await numberOf(all, mara.aadObjectId)).telephoneNumber, '+493023125042');
  });

  it('is asked for once: who asks again sees the open request, and nobody else does', async () => {
    await start();
    await mara.click(await openForm(mara, 'openNumberForm'), 'Send');
    for (const form of ['openNumberForm', 'openReleaseForm'] as const) {
      const again = await openForm(mara, form);
      assert.match(textOf(again.card), /waits for approval[\s\S]*already have an open request/);
    }
    const late = await openForm(robin, 'openNumberForm', { person: mara.aadObjectId });
    assert.doesNotMatch(textOf(late.card), /waits for approval/);
  });

  it('can be exchanged while the request waits; the hold goes with it', async () => {
    await start();
    await mara.click(await openForm(mara, 'openNumberForm', { digits: '042', city: 'Berlin' }), 'Send', {
      reason: 'Suppliers',
    });
    const request = await requestOf(mara);
    assert.ok(request !== undefined);
    const form = await openForm(mara, 'openNumberForm', { mode: 'request', edits: request.id });
    assert.equal(filledIn(form.card, 'number'), '+493023125042');
    assert.equal(filledIn(form.card, 'reason'), 'Suppliers');
    const found = await mara.click(form, 'Search', { digits: '046', city: 'Berlin' });
    await mara.click({ id: form.id, card: found.card }, 'Send', { number: '+493023125046' });
    assert.equal(await stateOf('+493023125042'), 'available');
    assert.equal(await stateOf('+493023125046'), 'held');
    const edited = await requestOf(mara);
    assert.equal(edited?.id, request.id);
    await messageSaying(all, alex, /\+49 30 23125046/);
  });

  it('stays the one that was asked for where an edit asks for any', async () => {
    await start();
    await mara.click(await openForm(mara, 'openNumberForm', { digits: '042', city: 'Berlin' }), 'Send');
    const request = await requestOf(mara);
    const form = await openForm(mara, 'openNumberForm', { mode: 'request', edits: request?.id });
    await mara.click(form, 'Send', { number: 'any', digits: '', reason: 'Suppliers' });
    assert.equal(await stateOf('+493023125042'), 'held');
    assert.equal((await requestOf(mara))?.details.reason, 'Suppliers');
  });

  it('can be asked for by the service desk, who see for whom', async () => {
    await start((text) =>
      /\nonBehalf:/.test(text)
        ? text
        : `${text}\nonBehalf: { serviceDesk: { groups: [${groupIds.serviceDesk}] } }\n`,
    );
    const nadia = all.person(knownPeople.serviceDesk.id, 'Nadia Rahman');
    await nadia.install();
    const form = await openForm(nadia, 'openNumberForm', { person: mara.aadObjectId });
    assert.match(textOf(form.card), /For\nMara Vogel|Mara Vogel[\s\S]*kept for Mara Vogel/);
    assert.ok(action(form.card, 'Search').data['person']);
    assert.ok(inputsOf(form.card).length >= 5);
    const status = await nadia.click(form, 'Send');
    assert.match(textOf(status.card), /Mara Vogel/);
    const release = await openForm(nadia, 'openReleaseForm', { person: robin.aadObjectId });
    assert.match(
      textOf(release.card),
      /don't reach Robin Keller any more[\s\S]*emergency services for Robin Keller/,
    );
    const refused = await openForm(nadia, 'openNumberForm', { person: robin.aadObjectId, mode: 'request' });
    assert.match(textOf(refused.card), /The number of Robin Keller is/);
    assert.equal(action(refused.card, 'Ask for another number').data['person'], robin.aadObjectId);
  });
});
