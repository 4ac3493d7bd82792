import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { measure, ownSets, readSets } from '../../bench/understanding/measure.js';
import { rootPath, sourcePath } from '../../src/assets.js';
import { understoodLanguages } from '../../src/conversation/understanding/languageFiles.js';
import { digestOf } from '../../src/conversation/understanding/learning/digest.js';
import { readScorer } from '../../src/conversation/understanding/scorer.js';

/**
 * What is reached today, with a little room: nobody may fall behind it unseen. The bench holds the sets against the aims
 * (95 % and 0.5 %), which aren't all reached yet; see docs/understanding.md.
 */
const reached = { recall: 0.9, slots: 0.88, falseAccepts: 0.0125, p99Ms: 1 };

describe('what is understood of messages that nothing was learned from', () => {
  for (const sets of readSets(ownSets(rootPath('bench', 'understanding'), understoodLanguages))) {
    it(`doesn't fall behind what is reached in ${sets.language}`, () => {
      const { right, slotsRight, falseAccepts, wrong, p99Ms } = measure(sets);
      assert(right / sets.paraphrases.length >= reached.recall, wrong.join('\n'));
      assert(slotsRight / right >= reached.slots, wrong.join('\n'));
      assert(falseAccepts.length / sets.otherTexts.length <= reached.falseAccepts, falseAccepts.join('\n'));
      assert(p99Ms <= reached.p99Ms, `${p99Ms} ms`);
    }).timeout(60_000);
  }
});

describe('the weights of the understanding', () => {
  const inFolder = (name: string) => readFileSync(sourcePath('conversation', 'understanding', name), 'utf8');
  const texts = readdirSync(sourcePath('conversation', 'understanding'))
    .flatMap((name) => /^examples\.([a-z]{2,3})\.json$/.exec(name)?.[1] ?? [])
    .map((language) => ({
      language,
      words: inFolder(`words.${language}.json`),
      examples: inFolder(`examples.${language}.json`),
    }));

  for (const { language } of texts) {
    it(`were learned from the words and examples that stand there, in ${language}`, () => {
      const weights = readScorer(JSON.parse(inFolder(`weights.${language}.json`)));
      assert.equal(
        weights.learnedFrom,
        digestOf(texts, language),
        'Learn the weights again (docs/understanding.md).',
      );
    });
  }
});
