import type { Intent } from './intents.js';
import type { MessageWord } from './messageWords.js';
import { matchPattern, type Reading, readingOf } from './pattern.js';
import { placeEvidence } from './placeEvidence.js';
import type { Rule, RuleFile } from './ruleFile.js';

/** The intent of the first rule that a message meets, among those of some intents; null for none. */
export function intentByRules(
  words: readonly MessageWord[],
  file: RuleFile,
  among: (intent: Intent) => boolean,
): Intent | null {
  const rules = file.rules.filter(({ intent }) => among(intent));
  if (words.length === 0 || rules.length === 0) return null;
  const bare = withoutEnds(words, file);
  const ways = bare.length === words.length ? [words] : [words, bare];
  const readings = ways.map((way) => {
    const plain = way.map((word) => word.plain);
    return { plain, reading: readingOf(plain, placeEvidence(way, file.place), file.noSlips) };
  });
  const rule = rules.find((each) => readings.some(({ plain, reading }) => matches(each, plain, reading)));
  return rule?.intent ?? null;
}

function matches({ say, none, rest, atMost }: Rule, plain: readonly string[], reading: Reading): boolean {
  if (plain.length > atMost) return false;
  const isSaid = say.some((pattern) => {
    const used = matchPattern(pattern, reading);
    return used !== null && (rest === null || plain.every((word, at) => used.has(at) || rest.has(word)));
  });
  return isSaid && !none.some((pattern) => matchPattern(pattern, reading) !== null);
}

/** The bot's name says nothing of what is asked ("hallo Line Desk"); it is read as "you". */
export function withoutBotName(words: readonly MessageWord[], { bot }: RuleFile): MessageWord[] {
  const left: MessageWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const name = bot.names.find((each) => each.every((part, index) => words[at + index]?.plain === part));
    left.push(name === undefined ? word : { ...word, plain: bot.as, written: bot.as });
    at += (name?.length ?? 1) - 1;
  }
  return left;
}

/** Leaves out a greeting in front and thanks at the end, unless they are all that is said. */
function withoutEnds(words: readonly MessageWord[], { lead, trail }: RuleFile): MessageWord[] {
  let left = [...words];
  const strip = (phrases: readonly (readonly string[])[], fromEnd: boolean) => {
    for (let again = true; again; ) {
      const found = phrases.find((phrase) => {
        const start = fromEnd ? left.length - phrase.length : 0;
        return (
          phrase.length < left.length && phrase.every((word, index) => left[start + index]?.plain === word)
        );
      });
      again = found !== undefined;
      if (found !== undefined) left = fromEnd ? left.slice(0, -found.length) : left.slice(found.length);
    }
  };
  strip(lead, false);
  strip(trail, true);
  return left;
}
