import assert from 'node:assert/strict';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import type { Card } from '../support/connector.js';
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
    openForm(person, data, locale);

  it('goes from the form over the approval to the tenant and back to the person', async () => {
    const form = await open({ wanted: 'hidden' });
    assert.match(textOf(form), /Calls show now\n\+49 .* \(own number\)/);
    assert.match(textOf(form), /Emergency calls always send your own number/);
    assert.deepEqual(
      choicesOn(form).map(({ title }) => title.replace(/\+[\d ]+\d/, '+…')),
      ['Main number — +… (Lindenhof)', 'Service line — +… (Lindenhof)', 'Hidden — no number'],
    );
    assert.equal(choiceOn(form)?.value, 'Hidden');
    const sent = await send(robin, form, { reason: 'I call applicants' });
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
    await send(robin, back, { reason: 'They call back' });
    await alex.click(await messageSaying(all, alex, /They call back/), 'Approve');
    await messageSaying(all, robin, /It changed from hidden to \+49 .* \(own number\)/);
    assert.deepEqual(
      (await factsOf(all).writes()).map(({ action }) => action),
      ['assignPolicy', 'unassignPolicy'],
    );
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
    await send(robin, form);
    await send(robin, form);
    assert.match(textOf(await open()), /Waiting[\s\S]*already have an open request/);
    const { total } = await all.lineDesk.store.requestsOf(personId(robin.aadObjectId), {
      limit: 9,
      offset: 0,
    });
    assert.equal(total, 1);
  });

  it('is changed while it waits, with what was asked filled in', async () => {
    await send(robin, await open({ wanted: 'hidden' }), { reason: 'Because' });
    const approval = await messageSaying(all, alex, /asks for another caller ID/);
    const request = String(actionsOf(cardOf(approval))[0]?.data['requestId']);
    const form = await open({ edits: request });
    assert.equal(choiceOn(form)?.value, 'Hidden');
    assert.equal(inputsOf(form).find(({ id }) => id === 'reason')?.value, 'Because');
    const edited = await send(robin, form, { choice: 'Service line', reason: 'Because of that' });
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
    await send(robin, form);
    await alex.click(await messageSaying(all, alex, /asks for another caller ID/), 'Approve');
    const task = await messageSaying(all, alex, /Grant-CsCallingLineIdentity/);
    assert.match(textOf(cardOf(task)), /-PolicyName 'Anonymous'/);
  });
});

/** Whoever speaks one of these languages reads the same. */
const languages = [
  {
    locale: 'en-GB',
    send: 'Send',
    nothingSent: /Nothing was sent/,
    noChoice: /Please choose what calls will show/,
    unknownChoice: /isn't offered any more/,
    notForThem: /isn't offered for this line/,
    alreadySo: /Calls already show this/,
    policyMissing: /no policy called “Gone”[\s\S]*correct the policy file/,
    reasonTooLong: /longer than 500 characters/,
    isHidden: /Your caller ID is already hidden/,
    isOwn: /Your caller ID is already \+\d+ .*\(own number\)/,
    isOwnOf: /The caller ID of .+ is already \+\d+ .*\(own number\)/,
    noOtherChoice: /offers you no other caller ID/,
    hiddenNotOffered: /doesn't offer you a hidden number/,
    otherNumberNotOffered: /offers you no other number to show/,
    noNumber: /don't have a number yet/,
    noTeamsPhone: /don't have a Teams Phone licence yet/,
    hideYourself: /You can hide your number yourself[\s\S]*Settings, then Calls[\s\S]*emergency services/,
    hideNote: /also hide your number yourself/,
    mayNotAsk: /can't ask for/,
    unknownPolicy: /Calls show now\nWhat the policy ServiceLine says/,
    buttons: { choices: 'Show what is offered', number: 'Ask for a number', missing: 'What is missing?' },
    tenantDown: /can't reach your organisation's phone system/,
  },
  {
    locale: 'de-DE',
    send: 'Senden',
    nothingSent: /Es wurde nichts gesendet/,
    noChoice: /Bitte wählen Sie, was Anrufe künftig zeigen/,
    unknownChoice: /wird nicht mehr angeboten/,
    notForThem: /für diesen Anschluss nicht angeboten/,
    alreadySo: /Anrufe zeigen das bereits/,
    policyMissing: /keine Richtlinie namens „Gone“[\s\S]*Richtliniendatei berichtigen/,
    reasonTooLong: /länger als 500 Zeichen/,
    isHidden: /Rufnummernanzeige ist bereits: unterdrückt/,
    isOwn: /Rufnummernanzeige ist bereits: \+\d+ .*\(eigene Nummer\)/,
    isOwnOf: /Die Rufnummernanzeige von .+ ist bereits: \+\d+ .*\(eigene Nummer\)/,
    noOtherChoice: /keine andere Rufnummernanzeige an/,
    hiddenNotOffered: /keine unterdrückte Nummer an/,
    otherNumberNotOffered: /keine andere Nummer zum Anzeigen an/,
    noNumber: /haben noch keine Rufnummer/,
    noTeamsPhone: /noch keine Lizenz für Teams Phone/,
    hideYourself: /Nummer selbst unterdrücken[\s\S]*Einstellungen, dann „Anrufe“[\s\S]*Notdiensten/,
    hideNote: /Nummer auch selbst unterdrücken/,
    mayNotAsk: /nichts beantragen/,
    unknownPolicy: /Anrufe zeigen jetzt\nWas die Richtlinie ServiceLine vorgibt/,
    buttons: { choices: 'Angebote zeigen', number: 'Rufnummer beantragen', missing: 'Was fehlt?' },
    tenantDown: /erreiche das Telefonsystem Ihrer Organisation gerade nicht/,
  },
];

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
    for (const said of languages) {
      const form = await openForm(robin, {}, said.locale);
      assert.deepEqual(
        choicesOn(form).map(({ value }) => value),
        ['Hidden', 'Broken'],
      );
      const answer = async (inputs: Record<string, string>) => {
        const card = await send(robin, form, inputs, said);
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
      const long = await send(robin, form, { reason: 'y'.repeat(501), choice: 'Hidden' }, said);
      assert.match(textOf(long), said.reasonTooLong);
      assert.equal(choiceOn(long)?.value, 'Hidden', 'a good choice stays');
    }
    assert.deepEqual(await factsOf(all).writes(), []);
  });

  it('is told that there is no number or licence, with the way there', async () => {
    await start();
    for (const said of languages) {
      const number = await openForm(await someone('withoutNumber'), {}, said.locale);
      assert.match(textOf(number), said.noNumber);
      assert.ok(titles(number).includes(said.buttons.number));
      const licence = await openForm(await someone('withoutLicence'), { wanted: 'hidden' }, said.locale);
      assert.match(textOf(licence), said.noTeamsPhone);
      assert.ok(titles(licence).includes(said.buttons.missing));
      isNoForm(licence);
    }
  });

  it('is told that it is so already', async () => {
    await start();
    const robin = await someone('robin');
    for (const said of languages) {
      const card = await openForm(robin, { wanted: 'ownNumber' }, said.locale);
      assert.match(textOf(card), said.isOwn);
      isNoForm(card);
      const choices = await click(robin, card, said.buttons.choices, said.locale);
      assert.equal(choicesOn(choices).length, 3, 'and can go on from there');
    }
    await grant(robin, 'Anonymous');
    for (const said of languages) {
      assert.match(textOf(await openForm(robin, { wanted: 'hidden' }, said.locale)), said.isHidden);
    }
  });

  it('is told that nothing else is offered', async () => {
    await start(offering('    []\n'));
    const robin = await someone('robin');
    for (const said of languages) {
      const card = await openForm(robin, {}, said.locale);
      assert.match(textOf(card), said.noOtherChoice);
      assert.ok(!titles(card).includes(said.buttons.choices));
      assert.match(textOf(await openForm(robin, { wanted: 'hidden' }, said.locale)), said.hiddenNotOffered);
    }
    await grant(robin, 'ServiceLine');
    for (const said of languages) {
      const back = await openForm(robin, {}, said.locale);
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
    for (const said of languages) {
      const hidden = await openForm(robin, { wanted: 'hidden' }, said.locale);
      assert.match(textOf(hidden), said.hiddenNotOffered);
      const other = await click(robin, hidden, said.buttons.choices, said.locale);
      assert.deepEqual(
        choicesOn(other).map(({ title }) => title),
        ['Main — +49 30 231000'],
      );
      const number = await openForm(camille, { wanted: 'otherNumber' }, said.locale);
      assert.match(textOf(number), said.otherNumberNotOffered);
    }
  });

  it('is told how to hide the number themselves, and nothing is filed', async () => {
    await start();
    const jordan = await someone('american');
    await grant(jordan, 'OwnNumberWithOverride');
    for (const said of languages) {
      const card = await openForm(jordan, { wanted: 'hidden' }, said.locale);
      assert.match(textOf(card), said.hideYourself);
      isNoForm(card);
      const form = await click(jordan, card, said.buttons.choices, said.locale);
      assert.match(textOf(form), said.hideNote);
      assert.ok(!choicesOn(form).some(({ value }) => value === 'Hidden'));
      const sent = await send(jordan, form, { choice: 'Hidden' }, said);
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
    for (const said of languages) {
      const data = { person: robin.aadObjectId };
      const stranger = await openForm(await someone('french'), data, said.locale);
      assert.match(textOf(stranger), said.mayNotAsk);
      const form = await openForm(nadia, data, said.locale);
      assert.match(textOf(form), /Robin Keller/);
      const own = await openForm(nadia, { ...data, wanted: 'ownNumber' }, said.locale);
      assert.match(textOf(own), said.isOwnOf);
      const go = await click(nadia, own, said.buttons.choices, said.locale);
      assert.match(textOf(go), /Robin Keller/, 'the way on stays with the person');
    }
  });

  it('is told to try again where the tenant doesn’t answer', async () => {
    await start();
    const robin = await someone('robin');
    await all.faults([{ route: people, kind: '503' }]);
    for (const said of languages) {
      const answer = await invokeOpen(robin, {}, said.locale);
      assert.match(answer.text, said.tenantDown);
    }
  });
});

/** Opens the form by a button that carries `data`, on the person's newest message. */
async function openForm(person: TeamsPerson, data: Record<string, string>, locale: string): Promise<Card> {
  return (await invokeOpen(person, data, locale)).card;
}

function invokeOpen(person: TeamsPerson, data: Record<string, string>, locale: string) {
  const clicked = {
    type: 'Action.Execute',
    verb: 'openCallerIdForm',
    data: { action: 'openCallerIdForm', ...data },
  };
  return person.invoke(clicked, person.last.id, { locale });
}

async function click(person: TeamsPerson, card: Card, title: string, locale: string): Promise<Card> {
  return (await person.click({ id: person.last.id, card }, title, {}, { locale })).card;
}

async function send(
  person: TeamsPerson,
  card: Card,
  inputs: Record<string, string> = {},
  { send: title, locale }: { send: string; locale: string } = { send: 'Send', locale: 'en-GB' },
): Promise<Card> {
  return (await person.click({ id: person.last.id, card }, title, inputs, { locale })).card;
}

const choiceOn = (card: Card) => inputsOf(card).find(({ id }) => id === 'choice');
const choicesOn = (card: Card) => choiceOn(card)?.choices ?? [];
