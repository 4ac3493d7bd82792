import assert from 'node:assert/strict';
import { syncNumbers } from '../../src/desk/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { formatTelephoneNumber, locationId, parseE164, personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { e164, numberOf } from '../support/lineRequests.js';

const numbers = '/admin/teams/telephoneNumberManagement/numberAssignments';

describe('administrators in chat', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let samuel: TeamsPerson;
  let own: string;

  before(async () => {
    all = await LineDeskInTest.start({ environment: { NUMBER_SYNC_MINUTES: '0' } });
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    samuel = all.person(knownPeople.administrator.id, 'Samuel Okafor');
    await robin.install();
    await samuel.install();
    await syncNumbers(all.lineDesk.desk, { owner: 'test' });
    own = (await numberOf(all, knownPeople.robin.id)).telephoneNumber;
  });
  after(() => all.stop());

  const sentences = {
    en: ['failed requests', 'find Robin Keller', 'stock', 'readiness of Berlin Mitte'],
    de: ['fehlgeschlagene Anträge', 'finde Robin Keller', 'Nummernbestand', 'Bereitschaft von Berlin Mitte'],
  };
  const refused = { en: /Only telephony administrators can see that/, de: /nur Telefonieadministratoren/ };
  for (const language of ['en', 'de'] as const) {
    it(`refuse employees politely (${language})`, async () => {
      for (const sentence of sentences[language].filter((each) => !/Mitte/.test(each))) {
        const text = textOf(await robin.say(sentence, { locale: language }));
        assert.match(text, refused[language], sentence);
      }
      for (const action of ['unansweredReminders', 'numberStock', 'readinessOf', 'find']) {
        const data = { action, text: 'Berlin Mitte' };
        const answer = await robin.invoke({ type: 'Action.Execute', verb: action, data }, robin.last.id, {
          locale: language,
        });
        assert.match(textOf(answer.card), refused[language], action);
      }
    });

    it(`answer administrators in their words (${language})`, async () => {
      const said: string[] = [];
      for (const sentence of sentences[language]) {
        said.push(textOf(await samuel.say(sentence, { locale: language })));
      }
      const [failed, found, stock, readiness] = said;
      assert.match(failed ?? '', /No change has stopped|Keine Änderung ist stehengeblieben/);
      assert.match(found ?? '', /Robin Keller[\s\S]*(No|0|\d+) (open requests|offene Anträge)/);
      assert.match(stock ?? '', /available|frei/);
      assert.match(stock ?? '', /\d+ of \d+ licences left|\d+ von \d+ Lizenzen frei/);
      assert.match(readiness ?? '', /I'm looking at|Ich sehe mir/);
    });
  }

  it('find a number by its digits, and the line it is on', async () => {
    const number = parseE164(own);
    const card = await samuel.say(`find ${number}`);
    const text = textOf(card);
    assert.match(text, /Assigned[\s\S]*Robin Keller/);
    assert.ok(text.includes(formatTelephoneNumber(e164(own))));
    const line = await samuel.click(samuel.last, 'Show the line');
    assert.match(textOf(line.card), /Robin Keller/);
    assert.deepEqual(
      actionsOf(line.card).filter(({ verb }) => verb?.startsWith('open')),
      [],
      'they look, and ask for nothing',
    );
    const some = textOf(await samuel.say(`find ${own.slice(1, 6)}`));
    assert.match(some, /There are more/);
  });

  it('learn who is ready at a site, and nobody else does', async () => {
    await samuel.say('readiness of Berlin Mitte');
    const message = await messageSaying(all, samuel, /people are ready for calling/, 20_000);
    assert.match(textOf(cardOf(message)), /\d+ of \d+ people are ready[\s\S]*CSV/);
    assert.ok(JSON.stringify(cardOf(message)).length < 25_000);
    const unknown = textOf(await samuel.say('readiness of Atlantis'));
    assert.match(unknown, /can't find a site or a person called “Atlantis”/);
  });

  it('learn who never answered', async () => {
    const { store, clock } = all.lineDesk.desk;
    await store.transaction((tx) =>
      tx.saveConfirmation({
        person: personId(knownPeople.robin.id),
        telephoneNumber: e164(own),
        locationId: locationId('00000000-0000-4000-8000-000000000001'),
        confirmedAt: clock.now(),
        how: 'firstSeen',
        doubt: null,
        reminders: 20,
        remindedAt: clock.now(),
      }),
    );
    const text = textOf(await samuel.say('failed requests'));
    assert.match(text, /One person never answered/);
    const people = await samuel.click(samuel.last, 'Who never answered');
    assert.match(textOf(people.card), /Robin Keller.*asked 20 times/);
  });

  it('see what stopped, and take care of it', async () => {
    await all.faults([{ route: `${numbers}/updateNumber`, method: 'POST', kind: 'refused' }]);
    await robin.say('I moved to the 4th floor');
    await robin.click(robin.last, 'Send');
    await messageSaying(all, samuel, /An emergency location was not changed/, 15_000);
    const text = textOf(await samuel.say('failed requests'));
    assert.match(text, /Emergency location for Robin Keller: .*4th floor/);
    const opened = await samuel.click(samuel.last, 'Open');
    assert.deepEqual(
      actionsOf(opened.card).map(({ title }) => title),
      ['Retry', 'Done by hand', 'Give up'],
    );
    await samuel.click({ id: samuel.last.id, card: opened.card }, 'Give up');
    assert.match(textOf(await samuel.say('failed requests')), /No change has stopped/);
  });
});
