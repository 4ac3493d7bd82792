import { cityAt, isFloorWord, partOfSite, readPlaceText } from '../../telephony/index.js';
import type { Language } from '../texts.js';
import { emergencyIn } from './emergency.js';
import { featuresOf } from './features.js';
import type { Intent } from './intents.js';
import { filesOf, type LanguageFiles, understoodLanguages } from './languageFiles.js';
import { longestRead, type MessageWord, messageWords } from './messageWords.js';
import { choiceOf, type Opinion, opinionOf } from './opinion.js';
import { placeNamed } from './placeNamed.js';
import { type ReadWord, readWords } from './reading.js';
import { intentByRules, withoutBotName } from './rules.js';
import { saidIn } from './said.js';
import { sentencesOf } from './sentences.js';
import { type Whose, whoseOf } from './whose.js';

export type { Whose } from './whose.js';

/** What a message asks for, and what it says beside. */
export interface Meaning {
  readonly intent: Intent;
  /** The place that it names, a phrase each, as typed (see `placeNamed`); for changes of the location. */
  readonly place: readonly string[];
  readonly whose: Whose;
  /** What is chosen ("choice": "hidden") and what was taken out of the message ("digits": "42"). */
  readonly says: Readonly<Record<string, string>>;
}

/** `sure`: what is meant. Otherwise at most three things it might be, best first, possibly none: never a guess. */
export type Understanding =
  | { readonly sure: true; readonly meaning: Meaning }
  | { readonly sure: false; readonly suggestions: readonly Intent[] };

/** A message as one language reads it. */
interface Read {
  readonly files: LanguageFiles;
  readonly text: string;
  readonly words: readonly MessageWord[];
  readonly read: readonly ReadWord[];
  readonly opinion: Opinion;
}

/** Below this share of known words a message isn't in a language. */
const leastKnown = 0.5;
const mostSuggestions = 3;
/** A message that is so probably about something else isn't read sentence by sentence. */
const mostlyNothing = 0.8;
/** A sentence alone must be surer than a message: the rest of the message may say something else. */
const sureSentence = 0.95;

/**
 * What a message means. It is read in the reader's language first and then in the others, since people type what the
 * command list of their client shows. What sounds like an emergency now wins over everything else in the message.
 */
export function understandingOf(message: string, language: Language): Understanding {
  const text = message.slice(0, longestRead).normalize('NFC');
  const order = [language, ...understoodLanguages.filter((other) => other !== language)];
  const words = messageWords(text);
  if (words.length === 0) return { sure: false, suggestions: [] };
  const readings = order.flatMap((each) => {
    const files = filesOf(each);
    return files === null ? [] : [readIn(text, words, files)];
  });
  const emergency = readings.find((each) => emergencyIn(each.read, each.files.scorer));
  if (emergency !== undefined) return { sure: true, meaning: meaningOf('emergencyNow', emergency) };

  const likely = readings.filter(({ opinion }) => opinion.known >= leastKnown);
  for (const reading of likely) {
    const sure = sureIntent(reading);
    if (sure !== null) {
      return { sure: true, meaning: meaningOf(sure.intent, { ...reading, opinion: sure.opinion }) };
    }
  }
  const [best] = likely.toSorted((one, other) => one.opinion.nothing - other.opinion.nothing);
  return { sure: false, suggestions: best?.opinion.suggestions.slice(0, mostSuggestions) ?? [] };
}

function readIn(text: string, all: readonly MessageWord[], files: LanguageFiles): Read {
  const words = withoutBotName(all, files.rules);
  const read = readWords(text, words, files);
  return { files, text, words, read, opinion: opinionOf(files.scorer, featuresOf(read), read) };
}

/** Sentences that say nothing by themselves, beside one that does. */
const smallTalk: ReadonlySet<Intent> = new Set(['hello', 'thanks', 'help', 'cancel']);

/** What is meant for sure, and the opinion that says so: of the whole message, of its one telling sentence, or of a rule. */
function sureIntent({ opinion, files, words, read }: Read): { intent: Intent; opinion: Opinion } | null {
  if (opinion.sure && opinion.intent !== null) return { intent: opinion.intent, opinion };
  if (opinion.nothing < mostlyNothing) {
    const telling = sentencesOf(read)
      .map((sentence) => opinionOf(files.scorer, featuresOf(sentence), sentence))
      .filter(
        (each) => each.probability >= sureSentence && each.intent !== null && !smallTalk.has(each.intent),
      );
    const [first] = telling;
    const agree = telling.every(({ intent }) => intent === first?.intent);
    if (first !== undefined && first.intent !== null && agree)
      return { intent: first.intent, opinion: first };
  }
  const among = new Set(opinion.worthAsking);
  const ruled = among.size === 0 ? null : intentByRules(words, files.rules, (intent) => among.has(intent));
  return ruled === null ? null : { intent: ruled, opinion };
}

/** What may be wanted for somebody else; the rest is one's own. */
const ofOthers: ReadonlySet<Intent> = new Set([
  'changeLocation',
  'changeCallerId',
  'requestNumber',
  'changeNumber',
  'releaseNumber',
  'changeCallingPlan',
  'showLine',
  'onBehalf',
  'readinessOfPerson',
]);

function meaningOf(intent: Intent, reading: Read): Meaning {
  const { text, read, opinion, files } = reading;
  const { words: name, ...whose } = whoseOf(read, files.lexicon);
  const others = intent === 'onBehalf' || intent === 'readinessOfPerson';
  return {
    intent,
    place: intent === 'changeLocation' ? placeOf(reading, whose, name) : [],
    whose: !ofOthers.has(intent) ? { other: false, name: null } : others ? { ...whose, other: true } : whose,
    says: { ...choiceOf(intent, opinion), ...saidIn(intent, text, read, files) },
  };
}

const placeConcepts = ['SEAT', 'FLOOR', 'CITY', 'DIGITS', 'CODE', 'COUNTRY', 'FLOORNUMBER'];

function placeOf(
  { text, words, read, files }: Read,
  { other }: Whose,
  name: readonly ReadWord[],
): readonly string[] {
  const { rules, lexicon, spelling } = files;
  const named = new Set(name.flatMap(({ at, length }) => words.slice(at, at + length)));
  const meantBy = (word: MessageWord | undefined) =>
    word === undefined ? '' : spelling(lexicon.usual(lexicon.fold(word.written)));
  const hasPlaceConcept = (word: MessageWord | undefined) =>
    lexicon.conceptsOf(meantBy(word)).some((concept) => placeConcepts.includes(concept));
  const lands = new Set(
    read
      .filter(({ stem }) => stem === '#city' || stem === '#country')
      .flatMap(({ at, length }) => words.slice(at, at + length)),
  );
  const isOrdinary = (word: MessageWord) => {
    const meant = meantBy(word);
    const isPlace = hasPlaceConcept(word) || cityAt([meant], 0) !== null || lands.has(word);
    if (/\d/.test(word.plain) || isPlace || !spelling.knows(meant)) return false;
    const at = words.indexOf(word);
    // "Ground floor", "floor four", "garden building": what stands beside the word for a place may name it.
    const next = words[at + 1];
    const before = words[at - 1];
    const beside =
      (next?.after === 'blank' && hasPlaceConcept(next)) ||
      (word.after === 'blank' && isFloorWord(before?.plain ?? ''));
    const isCapital = (of: MessageWord | undefined) => /^\p{Lu}\p{Ll}/u.test(of?.written ?? '');
    // "Depot 4242": with its number the word is a name.
    if (isCapital(word) && word.after === 'blank' && /^\d+$/.test(next?.plain ?? '')) return false;
    // "Larkspur House": the second word of a name that nobody knows.
    if (isCapital(word) && isCapital(before) && !spelling.knows(meantBy(before))) return false;
    return !beside || lexicon.conceptsOf(meant).some((concept) => !['LIST', 'MAIN'].includes(concept));
  };
  const phrases = placeNamed(
    text,
    words.filter((word) => !named.has(word)),
    other ? { ...rules.place, others: new Set() } : rules.place,
    isOrdinary,
  );
  return phrases.filter((phrase) => {
    const { floors, words: others } = readPlaceText(phrase);
    return floors.length > 0 || others.some(({ plain }) => !isFloorWord(plain) && partOfSite(plain) === null);
  });
}
