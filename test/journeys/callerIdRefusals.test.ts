import assert from 'node:assert/strict';
import { approverGroupId, groupIds, knownPeople } from '../../src/sandbox/index.js';
import {
  choiceOn,
  choicesOn,
  clickCallerId,
  openCallerIdForm,
  press,
  sendForm,
} from '../support/callerIdForms.js';
import { callerIdSentences } from '../support/callerIdSentences.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import type { Card } from '../support/connector.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf } from '../support/lineRequests.js';

const people = '/admin/teams/userConfigurations';

/** A section of the policy file that offers less than the sandbox's own. */
const offering = (offers: string) => (text: string) =>
  `${text.replace(/^callerId:\n(?: .*\n)+/m, '')}callerId:\n  offers:\n${offers}`;

describe('somebody whose caller ID can’t be changed as they wish', () => {
  let all: LineDeskInTest;
  afterEach(() => all.stop());
  const start = async (policy?: (text: string) => string) => {
    all = await LineDeskInTest.start(policy === undefined ? {} : { policy });
  };
  const someone = async (who: keyof typeof knownPeople) => {
    const { id, givenName, surname } = knownPeople[who];
    const person = all.person(id, `${givenName} ${surname}`);
    if (person.messages().length === 0) await person.install();
    return person;
  };
  const grant = async (person: TeamsPerson, policy: string) => {
    await factsOf(all).send('POST', '/v1.0/admin/teams/policy/userAssignments/assign', {
      value: [
        {
          userId: person.aadObjectId,
          policyType: 'CallingLineIdentity',
          policyId: await factsOf(all).policyId(policy),
        },
      ],
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
  };
  const titles = (card: Card) => actionsOf(card).map(({ title }) => title);
  const isNoForm = (card: Card) => assert.deepEqual(inputsOf(card), []);

  it('is told on the form what is wrong with it, and keeps what they typed', async () => {
    await start(
      offering(
        '    - { name: Hidden, policy: Anonymous, shows: hidden }\n' +
          '    - { name: Broken, policy: Gone, shows: { company: Contoso } }\n' +
          '    - { name: Not for Robin, policy: MainNumber, shows: { company: X }, for: { countries: [US] } }\n',
      ),
    );
    const robin = await someone('robin');
    for (const said of callerIdSentences) {
      const form = await openCallerIdForm(robin, {}, said.locale);
      assert.deepEqual(
        choicesOn(form).map(({ value }) => value),
        ['Hidden', 'Broken'],
      );
      const answer = async (inputs: Record<string, string>) => {
        const card = await sendForm(robin, form, inputs, said);
        assert.match(textOf(card), said.nothingSent);
        assert.equal(inputsOf(card).find(({ id }) => id === 'reason')?.value, inputs['reason']);
        return textOf(card);
      };
      const reason = 'Why *not*';
      assert.match(await answer({ reason }), said.noChoice);
      assert.match(await answer({ reason, choice: 'Not there' }), said.unknownChoice);
      assert.match(await answer({ reason, choice: 'Not for Robin' }), said.notForThem);
      assert.match(await answer({ reason, choice: 'ownNumber' }), said.alreadySo);
      assert.match(await answer({ reason, choice: 'Broken' }), said.policyMissing);
      const long = await sendForm(robin, form, { reason: 'y'.repeat(501), choice: 'Hidden' }, said);
      assert.match(textOf(long), said.reasonTooLong);
      assert.equal(choiceOn(long)?.value, 'Hidden', 'a good choice stays');
    }
    assert.deepEqual(await factsOf(all).writes(), []);
  });

  it('is told that there is no number or licence, with the way there', async () => {
    await start();
    for (const said of callerIdSentences) {
      const number = await openCallerIdForm(await someone('withoutNumber'), {}, said.locale);
      assert.match(textOf(number), said.noNumber);
      assert.ok(titles(number).includes(said.buttons.number));
      const licence = await openCallerIdForm(
        await someone('withoutLicence'),
        { wanted: 'hidden' },
        said.locale,
      );
      assert.match(textOf(licence), said.noTeamsPhone);
      assert.ok(titles(licence).includes(said.buttons.missing));
      isNoForm(licence);
    }
  });

  it('is told that it is so already', async () => {
    await start();
    const robin = await someone('robin');
    for (const said of callerIdSentences) {
      const card = await openCallerIdForm(robin, { wanted: 'ownNumber' }, said.locale);
      assert.match(textOf(card), said.isOwn);
      isNoForm(card);
      const choices = await press(robin, card, said.buttons.choices, said.locale);
      assert.equal(choicesOn(choices).length, 3, 'and can go on from there');
    }
    await grant(robin, 'Anonymous');
    for (const said of callerIdSentences) {
      assert.match(textOf(await openCallerIdForm(robin, { wanted: 'hidden' }, said.locale)), said.isHidden);
    }
  });

  it('is told that nothing else is offered', async () => {
    await start(offering('    []\n'));
    const robin = await someone('robin');
    for (const said of callerIdSentences) {
      const card = await openCallerIdForm(robin, {}, said.locale);
      assert.match(textOf(card), said.noOtherChoice);
      assert.ok(!titles(card).includes(said.buttons.choices));
      assert.match(
        textOf(await openCallerIdForm(robin, { wanted: 'hidden' }, said.locale)),
        said.hiddenNotOffered,
      );
    }
    await grant(robin, 'ServiceLine');
    for (const said of callerIdSentences) {
      const back = await openCallerIdForm(robin, {}, said.locale);
      assert.match(textOf(back), said.unknownPolicy);
      assert.deepEqual(
        choicesOn(back).map(({ value }) => value),
        ['ownNumber'],
        'the way back to the own number is always there',
      );
    }
  });

  it('is told that this is not offered, and what is', async () => {
    await start(
      offering(
        '    - { name: Main, policy: MainNumber, shows: { number: "+49 30 231000" }, for: { departments: [Customer Care] } }\n' +
          '    - { name: Hidden, policy: Anonymous, shows: hidden, for: { sites: [Paris La Défense] } }\n',
      ),
    );
    const robin = await someone('robin');
    const camille = await someone('french');
    for (const said of callerIdSentences) {
      const hidden = await openCallerIdForm(robin, { wanted: 'hidden' }, said.locale);
      assert.match(textOf(hidden), said.hiddenNotOffered);
      const other = await press(robin, hidden, said.buttons.choices, said.locale);
      assert.deepEqual(
        choicesOn(other).map(({ title }) => title),
        ['Main — +49 30 231000'],
      );
      const number = await openCallerIdForm(camille, { wanted: 'otherNumber' }, said.locale);
      assert.match(textOf(number), said.otherNumberNotOffered);
    }
  });

  it('is offered what is for a group only as a member of it, at any depth', async () => {
    const offer = (group: string) =>
      offering(
        `    - { name: Hidden, policy: Anonymous, shows: hidden, for: { groups: [${group}] } }\n    - { name: Main, policy: MainNumber, shows: { company: Contoso } }\n`,
      );
    // Alex approves for Berlin as a member of a group inside that group.
    await start(offer(approverGroupId('Berlin Mitte')));
    const values = async (person: TeamsPerson) =>
      choicesOn(await openCallerIdForm(person, {}, 'en-GB')).map(({ value }) => value);
    assert.deepEqual(await values(await someone('alex')), ['Hidden', 'Main']);
    const robin = await someone('robin');
    assert.deepEqual(await values(robin), ['Main']);
    const forged = await sendForm(robin, await openCallerIdForm(robin, {}, 'en-GB'), { choice: 'Hidden' });
    assert.match(textOf(forged), /isn't offered for this line/);
  });

  it('is told how to hide the number themselves, and nothing is filed', async () => {
    await start();
    const jordan = await someone('american');
    await grant(jordan, 'OwnNumberWithOverride');
    for (const said of callerIdSentences) {
      const card = await openCallerIdForm(jordan, { wanted: 'hidden' }, said.locale);
      assert.match(textOf(card), said.hideYourself);
      isNoForm(card);
      const form = await press(jordan, card, said.buttons.choices, said.locale);
      assert.match(textOf(form), said.hideNote);
      assert.ok(!choicesOn(form).some(({ value }) => value === 'Hidden'));
      const sent = await sendForm(jordan, form, { choice: 'Hidden' }, said);
      assert.match(textOf(sent), said.hideYourself);
    }
    assert.match(textOf(await jordan.say('my requests')), /no requests yet/);
  });

  it('can’t ask for a stranger, and for a report reads their name', async () => {
    await start(
      (text) =>
        `${text.replace(/^onBehalf:\n(?: .*\n)+/m, '')}onBehalf: { managers: false, serviceDesk: { groups: [${groupIds.serviceDesk}] } }\n`,
    );
    const robin = await someone('robin');
    const nadia = await someone('serviceDesk');
    for (const said of callerIdSentences) {
      const data = { person: robin.aadObjectId };
      const stranger = await openCallerIdForm(await someone('french'), data, said.locale);
      assert.match(textOf(stranger), said.mayNotAsk);
      const form = await openCallerIdForm(nadia, data, said.locale);
      assert.match(textOf(form), /Robin Keller/);
      const own = await openCallerIdForm(nadia, { ...data, wanted: 'ownNumber' }, said.locale);
      assert.match(textOf(own), said.isOwnOf);
      const go = await press(nadia, own, said.buttons.choices, said.locale);
      assert.match(textOf(go), /Robin Keller/, 'the way on stays with the person');
    }
  });

  it('is told to try again where the tenant doesn’t answer', async () => {
    await start();
    const robin = await someone('robin');
    await all.faults([{ route: people, kind: '503' }]);
    for (const said of callerIdSentences) {
      const answer = await clickCallerId(robin, {}, said.locale);
      assert.match(answer.text, said.tenantDown);
    }
  });
});
