import assert from 'node:assert/strict';
import { readerOf } from '../../src/conversation/index.js';
import { requestKinds } from '../../src/requests/index.js';
import { readableText } from '../support/cardPictures/cardAnatomy.js';
import { sampleCards } from '../support/cardPictures/sampleCards.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

const banners = {
  en: 'Dry run: nothing is changed in the tenant.',
  de: 'Probelauf: Im Telefonsystem wird nichts geändert.',
};

/** Whoever is in an emergency reads its number first, and nothing of rehearsals. */
const cards = (language: keyof typeof banners, dryRun: boolean) =>
  sampleCards(readerOf(language, 'UTC', false, dryRun), ordinaryWords).filter(
    ({ card }) => card !== 'emergency',
  );

/** Whether the sample shows a request that is itself only rehearsed. */
const aboutRehearsals = (state: string) => /-rehears(ed|ing)$/.test(state);

describe('a dry run', () => {
  for (const language of ['en', 'de'] as const) {
    it(`is the first thing that every card says, whichever it is, in ${language}`, () => {
      const silent = cards(language, true).filter(({ answer }) => {
        const fallback = String(answer.card.fallbackText);
        const said = readableText(answer.card).startsWith(banners[language]);
        return !said || !fallback.startsWith(banners[language]);
      });
      assert.deepEqual(
        silent.map(({ card, state }) => `${card} ${state}`),
        [],
      );
    });

    it(`is said once, and otherwise only of requests that were rehearsed, in ${language}`, () => {
      for (const dryRun of [true, false]) {
        for (const { card, state, answer } of cards(language, dryRun)) {
          const times = readableText(answer.card).split(banners[language]).length - 1;
          assert.equal(times, dryRun || aboutRehearsals(state) ? 1 : 0, `${card} ${state}`);
        }
      }
    });
  }

  it('tells what would have been changed, and claims nothing', () => {
    const told = cards('en', false)
      .filter(({ card, state }) => card === 'outcome' && aboutRehearsals(state))
      .map(({ answer }) => readableText(answer.card));
    assert.equal(told.length, requestKinds.length);
    for (const text of told) {
      assert.match(text, /Rehearsed/);
      assert.match(text, /would (have been|be)/);
      assert.doesNotMatch(text, /It (changed|was)|call 933|is now/);
    }
  });
});
