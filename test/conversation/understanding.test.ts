import assert from 'node:assert/strict';
import { understand } from '../../src/conversation/index.js';
import { sentences } from './understandingSentences.js';

describe('what a message asks for', () => {
  for (const language of ['en', 'de'] as const) {
    for (const [meant, texts] of Object.entries(sentences[language])) {
      for (const text of texts) {
        it(`is ${meant} in "${text}"`, () => assert.equal(understand(text, language).do, meant));
      }
    }
  }

  it('is found in the other language, too', () => {
    assert.equal(understand('Ich bin in den 4. Stock umgezogen', 'en').do, 'openLocationForm');
    assert.equal(understand('I moved to the 4th floor', 'de').do, 'openLocationForm');
    assert.equal(understand('Hilfe', 'en').do, 'help');
  });

  it('is read quickly, however long the message', () => {
    for (const text of [
      'I moved to the emergency location of my ',
      'office ',
      'x',
      'wir sind umgezogen in den ',
    ]) {
      understand(text.repeat(2_000), 'en');
      const started = performance.now();
      understand(text.repeat(2_000), 'en');
      const took = performance.now() - started;
      assert(took < 100, `${text}: ${took} ms`);
    }
  });
});
