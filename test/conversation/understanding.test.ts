import assert from 'node:assert/strict';
import { understandingOf } from '../../src/conversation/understanding/understanding.js';
import { sentences } from './understandingSentences.js';

/** The intent; `notUnderstood` where nothing is sure, or it is about somebody else. */
function intentOf(text: string, language: 'en' | 'de'): string {
  const found = understandingOf(text, language);
  return found.sure && !found.meaning.whose.other ? found.meaning.intent : 'notUnderstood';
}

describe('what a message asks for', () => {
  for (const language of ['en', 'de'] as const) {
    for (const [meant, texts] of Object.entries(sentences[language])) {
      for (const text of texts) {
        it(`is ${meant} in "${text}"`, () => assert.equal(intentOf(text, language), meant));
      }
    }
  }

  it('is found in the other language, too', () => {
    assert.equal(intentOf('Ich bin in den 4. Stock umgezogen', 'en'), 'changeLocation');
    assert.equal(intentOf('I moved to the 4th floor', 'de'), 'changeLocation');
    assert.equal(intentOf('Hilfe', 'en'), 'help');
  });

  it('is read quickly, however long the message', () => {
    for (const text of [
      'I moved to the emergency location of my ',
      'office ',
      'x',
      'wir sind umgezogen in den ',
    ]) {
      understandingOf(text.repeat(2_000), 'en');
      const started = performance.now();
      understandingOf(text.repeat(2_000), 'en');
      const took = performance.now() - started;
      assert(took < 100, `${text}: ${took} ms`);
    }
  });
});
