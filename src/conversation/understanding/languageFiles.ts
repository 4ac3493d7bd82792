import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sourcePath } from '../../assets.js';
import { type Lexicon, readLexicon } from './lexicon.js';
import { type RuleFile, readRuleFile } from './ruleFile.js';
import { readScorer, type Scorer } from './scorer.js';
import { type Spelling, spellingOf } from './spelling.js';

/** All that a message is read with in one language. */
export interface LanguageFiles {
  readonly language: string;
  readonly rules: RuleFile;
  readonly lexicon: Lexicon;
  readonly spelling: Spelling;
  readonly scorer: Scorer;
}

const folder = ['conversation', 'understanding'] as const;
const fileOf = (name: string): unknown => JSON.parse(readFileSync(sourcePath(...folder, name), 'utf8'));

/** The languages that messages are understood in: those with a rule file, a lexicon and weights. */
export const understoodLanguages: readonly string[] = readdirSync(sourcePath(...folder))
  .flatMap((name) => /^([a-z]{2,3})\.json$/.exec(name)?.[1] ?? [])
  .filter((language) =>
    ['words', 'weights'].every((kind) => existsSync(sourcePath(...folder, `${kind}.${language}.json`))),
  )
  .sort();

const loaded = new Map<string, LanguageFiles>();

/** A language's files, read at first use; null where it has none. Throws where one has another form than it should. */
export function filesOf(language: string): LanguageFiles | null {
  const before = loaded.get(language);
  if (before !== undefined) return before;
  if (!understoodLanguages.includes(language)) return null;
  const lexicon = readLexicon(fileOf(`words.${language}.json`));
  const scorer = readScorer(fileOf(`weights.${language}.json`));
  const files: LanguageFiles = {
    language,
    rules: readRuleFile(fileOf(`${language}.json`)),
    lexicon,
    spelling: spellingOf([...scorer.words, ...lexicon.words], (word) => lexicon.conceptsOf(word).length > 0),
    scorer,
  };
  loaded.set(language, files);
  return files;
}
