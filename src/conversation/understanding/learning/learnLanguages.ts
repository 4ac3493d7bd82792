// Learns the weights of every language that has examples, or of those that are named:
// `node --import=tsx src/conversation/understanding/learning/learnLanguages.ts [language ...]`.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sourcePath } from '../../../assets.js';
import { readLexicon } from '../lexicon.js';
import { digestOf } from './digest.js';
import { readExamples } from './examples.js';
import { learn } from './learn.js';

const inFolder = (name: string) => sourcePath('conversation', 'understanding', name);
const named = process.argv.slice(2);
const texts = readdirSync(inFolder('.'))
  .flatMap((name) => /^examples\.([a-z]{2,3})\.json$/.exec(name)?.[1] ?? [])
  .map((language) => {
    const [words = '', examples = ''] = ['words', 'examples'].map((kind) =>
      readFileSync(inFolder(`${kind}.${language}.json`), 'utf8'),
    );
    return { language, words, examples };
  });
const lessons = texts.map(({ language, words, examples }) => ({
  language,
  lexicon: readLexicon(JSON.parse(words)),
  examples: readExamples(JSON.parse(examples)),
}));

for (const own of lessons.filter(({ language }) => named.length === 0 || named.includes(language))) {
  const started = performance.now();
  const others = lessons.filter((each) => each !== own);
  const weights = learn(own, others, digestOf(texts, own.language));
  writeFileSync(inFolder(`weights.${own.language}.json`), `${JSON.stringify(weights)}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${own.language}: ${weights.features.split('\n').length} features, ${seconds} s`);
}
