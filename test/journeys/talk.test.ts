import assert from 'node:assert/strict';
import { emergencyAnswer, readerOf, suggestionsAnswer, textsOf } from '../../src/conversation/index.js';
import { serveTalk } from '../../src/counter/talk.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { arrive } from '../support/chat.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';

const words = {
  en: {
    call: 'Call 112 now.',
    now: /Call your country's emergency number now/,
    chat: /chat can't call/,
    meant: /Did you mean/,
  },
  de: {
    call: 'Rufen Sie jetzt 112 an.',
    now: /Notrufnummer Ihres Landes/,
    chat: /kann niemanden anrufen/,
    meant: /Meinten Sie/,
  },
} as const;

for (const locale of ['en', 'de'] as const) {
  describe(`what isn’t a journey (${locale})`, () => {
    const said = words[locale];
    const reader = readerOf(locale, 'Europe/Berlin', false, true);
    let all: LineDeskInTest;
    before(async () => {
      all = await LineDeskInTest.start();
    });
    after(() => all.stop());

    const emergency = (id: string) =>
      serveTalk(
        all.lineDesk.desk,
        { actor: { id: personId(id), name: 'Somebody' }, reader, message: null },
        { do: 'emergencyNow' },
      );

    it('answers an emergency with the number of the person’s country, first and alone', async () => {
      const { answer } = await emergency(knownPeople.robin.id);
      const lines = textOf(answer.card).split('\n');
      assert.equal(lines[0], said.call);
      assert.equal(answer.summary, said.call);
      assert.match(lines.join('\n'), said.chat);
      assert.deepEqual(actionsOf(answer.card), []);
      const american = await emergency(knownPeople.american.id);
      assert.match(american.answer.summary, /911/);
    });

    it('answers an emergency in time where directory and tenant don’t answer, and where nothing is known', async () => {
      await all.faults([
        { route: '/users', kind: 'delay', delayMs: 5_000, share: 1 },
        { route: '/admin/teams', kind: '503', share: 1 },
      ]);
      const before = Date.now();
      const { answer } = await emergency(knownPeople.french.id);
      assert.ok(Date.now() - before < 1_500);
      await all.faults([]);
      assert.match(answer.summary, said.now);
      assert.match(textOf(answer.card), /112[\s\S]*911/);
      const unknown = await emergency('00000000-0000-4000-8000-000000000001');
      assert.match(unknown.answer.summary, said.now);
    });

    it('names each service’s number where a country has several', () => {
      const text = textOf(emergencyAnswer('JP', reader).card);
      assert.match(text, /119[\s\S]*119[\s\S]*110/);
    });

    it('suggests at most three things, as buttons that open them, and starts nothing', () => {
      const texts = textsOf(locale);
      const answer = suggestionsAnswer(
        ['pendingApprovals', 'requestNumber', 'changeNumber', 'requestNumber', 'showLine', 'listRequests'],
        texts,
      );
      assert.ok(answer !== null);
      assert.match(textOf(answer.card), said.meant);
      assert.deepEqual(
        actionsOf(answer.card).map(({ data }) => data),
        [
          { action: 'openNumberForm', mode: 'request' },
          { action: 'openNumberForm', mode: 'change' },
          { action: 'showLine' },
        ],
      );
      assert.equal(suggestionsAnswer(['findRequest'], texts), null);
    });

    it('helps with the main journeys as buttons and with sentences to write', async () => {
      const robin = await arrive(all, knownPeople.robin.id, 'Robin Keller', locale);
      const help = await robin.say(locale === 'en' ? 'help' : 'Hilfe', { locale });
      assert.deepEqual(
        actionsOf(help).map(({ data }) => data['action']),
        ['openLocationForm', 'openNumberForm', 'showLine'],
      );
      assert.match(textOf(help), /- .+\n- .+\n- .+/);
    });
  });
}
