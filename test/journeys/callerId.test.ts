import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { choiceOn, choicesOn, openCallerIdForm, sendForm } from '../support/callerIdForms.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf } from '../support/lineRequests.js';

const grants = '/admin/teams/policy';
const people = '/admin/teams/userConfigurations';

describe('"hide my number when I call", end to end', () => {
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

  /** Opens the form as a message about the caller ID does, in place of the welcome. */
  const open = (data: Record<string, string> = {}, person = robin, locale = 'en-GB') =>
    openCallerIdForm(person, data, locale);

  it('goes from the form over the approval to the tenant and back to the person', async () => {
    const form = await open({ wanted: 'hidden' });
    assert.match(textOf(form), /Calls show now\n\+49 .* \(own number\)/);
    assert.match(textOf(form), /Emergency calls always send your own number/);
    assert.deepEqual(
      choicesOn(form).map(({ title }) => title.replace(/\+[\d ]+\d/, '+…')),
      ['Main number — +… (Lindenhof)', 'Service line — +… (Lindenhof)', 'Hidden — no number'],
    );
    assert.equal(choiceOn(form)?.value, 'Hidden');
    const sent = await sendForm(robin, form, { reason: 'I call applicants' });
    assert.match(textOf(sent), /Waiting[\s\S]*doesn't hide it from emergency services/);

    const approval = await messageSaying(all, alex, /asks for another caller ID/);
    assert.match(
      textOf(cardOf(approval)),
      /Robin Keller[\s\S]*\(own number\)[\s\S]*Hidden[\s\S]*I call applicants/,
    );
    await alex.click(approval, 'Approve');
    const done = textOf(cardOf(await messageSaying(all, robin, /It changed from/)));
    assert.match(done, /Your caller ID is now hidden\.[\s\S]*from \+49 .* \(own number\) to hidden/);
    const [write, ...more] = await factsOf(all).writes();
    assert.deepEqual(more, []);
    assert.equal(write?.action, 'assignPolicy');
    assert.equal(write?.policyId, await factsOf(all).policyId('Anonymous'));

    const back = await open({ wanted: 'ownNumber' });
    assert.match(textOf(back), /Calls show now\nHidden/);
    assert.equal(choiceOn(back)?.value, 'Own number');
    await sendForm(robin, back, { reason: 'They call back' });
    await alex.click(await messageSaying(all, alex, /They call back/), 'Approve');
    await messageSaying(all, robin, /It changed from hidden to \+49 .* \(own number\)/);
    assert.deepEqual(
      (await factsOf(all).writes()).map(({ action }) => action),
      ['assignPolicy', 'unassignPolicy'],
    );
  });

  it('understands who says it in their own words', async () => {
    const chosenFor = async (text: string, locale: string) =>
      choiceOn(await robin.say(text, { locale }))?.value;
    assert.equal(await chosenFor('Hide my number when I call', 'en-GB'), 'Hidden');
    assert.equal(await chosenFor('bitte meine Nummer bei Anrufen unterdrücken', 'de-DE'), 'Hidden');
    assert.equal(await chosenFor('show the main number instead', 'en-GB'), 'Main number');
    const unnamed = await chosenFor('zeig lieber die Zentralnummer an', 'de-DE');
    assert.equal(unnamed, '', 'there are two others, and neither is called so: none is chosen');
    const own = textOf(await robin.say('show my own number again'));
    assert.match(own, /already \+49 .* \(own number\)/);
  });

  it('finds the number that a message names, and says so where it isn’t offered', async () => {
    const main = /\+[\d ]+/.exec(choicesOn(await open())[0]?.title ?? '')?.[0]?.trim() ?? '';
    assert.equal(choiceOn(await open({ wanted: 'otherNumber', number: main }))?.value, 'Main number');
    const [first] = choicesOn(await open({ wanted: 'otherNumber' }));
    assert.equal(first?.value, 'Main number');
    assert.equal(choiceOn(await open({ wanted: 'otherNumber' }))?.value, '', 'there are two: none is chosen');
    const unknown = await open({ wanted: 'otherNumber', number: '+49 30 999999' });
    assert.match(textOf(unknown), /\+49 30 999999 isn't among the numbers/);
    assert.equal(choiceOn(unknown)?.value, '');
    assert.equal(choiceOn(await open({ wanted: 'something', number: 'nonsense' }))?.value, '');
  });

  it('files one request for one form, and shows it to whoever asks again', async () => {
    const form = await open({ wanted: 'hidden' });
    await sendForm(robin, form);
    await sendForm(robin, form);
    assert.match(textOf(await open()), /Waiting[\s\S]*already have an open request/);
    const { total } = await all.lineDesk.store.requestsOf(personId(robin.aadObjectId), {
      limit: 9,
      offset: 0,
    });
    assert.equal(total, 1);
  });

  it('is changed while it waits, with what was asked filled in', async () => {
    await sendForm(robin, await open({ wanted: 'hidden' }), { reason: 'Because' });
    const approval = await messageSaying(all, alex, /asks for another caller ID/);
    const request = String(actionsOf(cardOf(approval))[0]?.data['requestId']);
    const form = await open({ edits: request });
    assert.equal(choiceOn(form)?.value, 'Hidden');
    assert.equal(inputsOf(form).find(({ id }) => id === 'reason')?.value, 'Because');
    const edited = await sendForm(robin, form, { choice: 'Service line', reason: 'Because of that' });
    assert.match(textOf(edited), /Waiting[\s\S]*\(Lindenhof\)[\s\S]*Because of that/);
    await messageSaying(all, alex, /Because of that/);
  });

  it('is a task for an administrator where the tenant takes no such call', async () => {
    await all.faults([
      { route: grants, kind: 'forbidden' },
      { route: people, kind: 'forbidden' },
    ]);
    const form = await open({ wanted: 'hidden' });
    assert.match(textOf(form), /Calls show now\nUnknown/);
    assert.equal(choicesOn(form).length, 4, 'whatever may hold now is offered, too');
    await sendForm(robin, form);
    await alex.click(await messageSaying(all, alex, /asks for another caller ID/), 'Approve');
    const task = await messageSaying(all, alex, /Grant-CsCallingLineIdentity/);
    assert.match(textOf(cardOf(task)), /-PolicyName 'Anonymous'/);
  });
});
