import { cityAt, findCountry } from '../../telephony/index.js';
import type { Language } from '../texts.js';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { longestRead, type MessageWord, messageWords } from './messageWords.js';
import { matchPattern, type Reading, readingOf } from './pattern.js';
import { placeEvidence } from './placeEvidence.js';
import { placeNamed } from './placeNamed.js';
import { type Intent, type Rule, type RuleFile, readRuleFile, type Slot } from './ruleFile.js';

/** What a message asks for, and what it says beside. */
export interface Meaning {
  readonly intent: Intent;
  /** The place that it names, a phrase each, as typed (see `placeNamed`); for changes of the location. */
  readonly place: readonly string[];
  /** What the rule's words say ("choice": "hidden") and what was taken out of the message ("digits": "42"). */
  readonly says: Readonly<Record<string, string>>;
}

/** A further language is a further file and a line here. */
const files: Readonly<Record<Language, RuleFile>> = {
  en: readRuleFile(english),
  de: readRuleFile(german),
};
const languages = Object.keys(files) as Language[];

/**
 * What a message means, or null where it isn't understood: never a guess. Tried in the reader's language first and then
 * in the others, since people type what the command list of their client shows.
 */
export function meaningOf(message: string, language: Language): Meaning | null {
  const text = message.slice(0, longestRead).normalize('NFC');
  const order = [language, ...languages.filter((other) => other !== language)];
  for (const tried of order) {
    const meaning = meaningIn(text, files[tried], tried);
    if (meaning !== null) return meaning;
  }
  return null;
}

function meaningIn(text: string, file: RuleFile, language: Language): Meaning | null {
  const whole = withoutBotName(messageWords(text), file);
  if (whole.length === 0) return null;
  const bare = withoutEnds(whole, file);
  const ways = bare.length === whole.length ? [whole] : [whole, bare];
  const readings = ways.map((words) => {
    const plain = words.map((word) => word.plain);
    return { plain, reading: readingOf(plain, placeEvidence(words, file.place), file.noSlips) };
  });
  const rule = file.rules.find((each) =>
    readings.some(({ plain, reading }) => matches(each, plain, reading)),
  );
  if (rule === undefined) return null;
  const ofPlace = rule.intent === 'changeLocation' || rule.intent === 'changeLocationOfOther';
  const plain = whole.map((word) => word.plain);
  return {
    intent: rule.intent,
    place: ofPlace ? placeNamed(text, whole, file.place) : [],
    says: { ...rule.is, ...taken(rule.takes, text, plain, language) },
  };
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
function withoutBotName(words: readonly MessageWord[], { bot }: RuleFile): MessageWord[] {
  const left: MessageWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const name = bot.names.find((each) => each.every((part, index) => words[at + index]?.plain === part));
    left.push(name === undefined ? word : { ...word, plain: bot.as });
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

function taken(
  slots: readonly Slot[],
  text: string,
  plain: readonly string[],
  language: Language,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const slot of slots) {
    const value = slotValue(slot, text, plain, language);
    if (value !== null) found[slot] = value;
  }
  return found;
}

function slotValue(slot: Slot, text: string, plain: readonly string[], language: Language): string | null {
  switch (slot) {
    case 'digits':
      return plain.find((word) => /^\d{2,}$/.test(word)) ?? null;
    case 'city':
      return plain.map((_word, at) => cityAt(plain, at)?.city.names[0]?.join(' ')).find(Boolean) ?? null;
    case 'country': {
      const country = findCountry(text, language);
      return country.found === 'one' ? country.country : null;
    }
    case 'rest':
      return text.trim();
  }
}
