import assert from 'node:assert/strict';
import {
  callerIdFormAnswer,
  callerIdProblemText,
  callerIdRefusedAnswer,
  hideYourselfAnswer,
  languages,
  readerOf,
} from '../../src/conversation/index.js';
import type { CallerIdProblem, CallerIdRefused, LineAbout, NoCalls } from '../../src/desk/index.js';
import { sampleCallerIdForm } from '../support/cardPictures/sampleCallerIds.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';
import { action, actionsOf, inputsOf, textOf } from '../support/cards.js';

const view = sampleCallerIdForm(ordinaryWords);
const whys = [
  'alreadySo',
  'noOtherChoice',
  'hiddenNotOffered',
  'ownNumberNotOffered',
  'otherNumberNotOffered',
  'byGroup',
] as const satisfies readonly CallerIdRefused['why'][];
const problems = [
  'noChoice',
  'unknownChoice',
  'notForThem',
  'alreadySo',
  'byGroup',
  'reasonTooLong',
  'policyMissing',
] as const satisfies readonly CallerIdProblem[];
const lines: readonly LineAbout[] = [
  view.line,
  { ...view.line, own: false, person: { ...view.line.person, name: 'Kim Sommer' } },
];

describe('the answers about caller ID', () => {
  for (const language of languages) {
    const reader = readerOf(language, 'Europe/Berlin', false);

    it(`say every refusal in a sentence of its own, and offer a way on (${language})`, () => {
      for (const line of lines) {
        const texts = whys.map((why) => {
          const refused = {
            result: 'callerIdRefused',
            why,
            line,
            number: view.number,
            now: view.now,
          } as const;
          const { card } = callerIdRefusedAnswer({ ...refused, others: why !== 'noOtherChoice' }, reader);
          const open = actionsOf(card).find(({ verb }) => verb === 'openCallerIdForm');
          assert.equal(
            open?.data['person'],
            why === 'noOtherChoice' || line.own ? undefined : line.person.id,
          );
          assert.equal(open === undefined, why === 'noOtherChoice');
          assert.equal(textOf(card).includes('Kim Sommer'), !line.own);
          return textOf(card);
        });
        assert.equal(new Set(texts).size, whys.length);
      }
    });

    it(`say what a line lacks that makes no calls (${language})`, () => {
      for (const line of lines) {
        const answers: readonly NoCalls[] = [
          { result: 'callerIdNoCalls', why: 'noNumber', line, number: null },
          { result: 'callerIdNoCalls', why: 'noTeamsPhone', line, number: null },
          { result: 'callerIdNoCalls', why: 'noTeamsPhone', line, number: view.number },
        ];
        const texts = answers.map((answer) => textOf(callerIdRefusedAnswer(answer, reader).card));
        assert.equal(new Set(texts).size, answers.length);
        assert.match(texts[2] ?? '', /\+49 30 231250/);
        const ways = answers.map((answer) => actionsOf(callerIdRefusedAnswer(answer, reader).card)[0]?.verb);
        assert.deepEqual(ways, ['openNumberForm', 'showReadiness', 'showReadiness']);
      }
    });

    it(`say how a number is hidden without a request (${language})`, () => {
      const [own, others] = lines.map((line) =>
        textOf(hideYourselfAnswer({ result: 'hideYourself', line, others: false }, reader).card),
      );
      assert.match(own ?? '', /Teams/);
      assert.match(others ?? '', /Kim Sommer/);
    });

    it(`say every problem on the form, and that nothing was sent (${language})`, () => {
      const nothing = language === 'en' ? /Nothing was sent\./ : /Es wurde nichts gesendet\./;
      const said = problems.map((problem) => {
        const wrong = callerIdProblemText({ problem, policy: 'MainNumber' }, reader.texts);
        const { card } = callerIdFormAnswer({ ...view, reason: 'Why not' }, reader, wrong);
        assert.match(textOf(card), nothing);
        assert.equal(inputsOf(card).find(({ id }) => id === 'reason')?.value, 'Why not');
        return wrong;
      });
      assert.equal(new Set(said).size, problems.length);
    });

    it(`show what calls show now and will show (${language})`, () => {
      const { card } = callerIdFormAnswer(view, reader, null);
      const choice = inputsOf(card).find(({ id }) => id === 'choice');
      const [main, named, hidden] = choice?.choices?.map(({ title }) => title) ?? [];
      assert.equal(main, 'Main number — +49 30 231000 (Contoso)');
      assert.equal(named, 'Berlin Mitte — +49 30 231100');
      assert.match(hidden ?? '', language === 'en' ? /— no number$/ : /— keine Nummer$/);
      assert.match(textOf(card), language === 'en' ? /\(own number\)/ : /\(eigene Nummer\)/);
      assert.equal(action(card, reader.texts.plain('action.send')).data['formNonce'], view.form.formNonce);
    });
  }
});
