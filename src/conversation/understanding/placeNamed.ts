import { cityAt, isFloorWord, isRelativeWord, partOfSite, readPlaceText } from '../../telephony/index.js';
import type { MessageWord } from './messageWords.js';
import { anyIn, type PlaceVocabulary } from './ruleFile.js';

/**
 * What a message says of the place where somebody is now, a phrase each, as typed: "I moved from Berlin to the 4th floor
 * in Paris La Défense" says "4th floor" and "Paris La Défense". Left out are the words of every sentence, dates, where
 * somebody was before, reasons, what is denied, and where others are. `isOrdinary` says of further words that they name
 * no place.
 */
export function placeNamed(
  message: string,
  words: readonly MessageWord[],
  vocabulary: PlaceVocabulary,
  isOrdinary: (word: MessageWord) => boolean = () => false,
): string[] {
  const kept = clausesOf(words, vocabulary).filter((clause, index, all) =>
    tellsOwnPlace(clause, all[index - 1], vocabulary),
  );
  const phrases = kept
    .map((clause) => withoutSource(clause, vocabulary))
    .map((clause) => withoutTimes(clause, vocabulary))
    .flatMap((clause) => phrasesOf(message, clause, vocabulary, isOrdinary));
  const floorsOnly = phrases.every((phrase) => readPlaceText(phrase).words.length === 0);
  const elsewhere = kept.some((clause) =>
    anyIn(
      vocabulary.elsewhere,
      clause.map((word) => word.plain),
    ),
  );
  return floorsOnly && elsewhere ? [] : phrases;
}

/** Clauses end with the sentence, before "and", and before what says why; that one is left out. */
function clausesOf(words: readonly MessageWord[], { clauses, asides }: PlaceVocabulary): MessageWord[][] {
  const found: MessageWord[][] = [];
  let clause: MessageWord[] = [];
  let aside = false;
  for (const word of words) {
    const begins = clauses.has(word.plain);
    if (word.after !== 'blank' || begins || asides.has(word.plain)) {
      if (clause.length > 0 && !aside) found.push(clause);
      clause = [];
      // "After the renovation, I moved": the aside ends at the comma.
      aside = asides.has(word.plain);
    }
    clause.push(word);
  }
  if (clause.length > 0 && !aside) found.push(clause);
  return found;
}

/** False for what is denied or told of others, and for what a comma leaves hanging on it ("not Berlin, 4th floor"). */
function tellsOwnPlace(
  clause: readonly MessageWord[],
  before: readonly MessageWord[] | undefined,
  vocabulary: PlaceVocabulary,
): boolean {
  const plain = clause.map((word) => word.plain);
  const own = anyIn(vocabulary.own, plain);
  const not = (words: readonly MessageWord[]) => {
    const texts = words.map((word) => word.plain);
    return (
      texts.some((word) => vocabulary.negations.has(word)) ||
      (texts.some((word) => vocabulary.others.has(word)) && !anyIn(vocabulary.own, texts))
    );
  };
  if (not(clause)) return false;
  return own || before === undefined || clause[0]?.after === 'sentence' || !not(before);
}

/** Leaves out where somebody comes from: "from the 2nd floor to the 4th" names the 4th. */
function withoutSource(
  clause: readonly MessageWord[],
  { sources, notSourceAfter, destinations }: PlaceVocabulary,
): MessageWord[] {
  const plain = clause.map((word) => word.plain);
  const left: MessageWord[] = [];
  for (let at = 0; at < clause.length; at += 1) {
    const word = clause[at];
    if (word === undefined) continue;
    const source = anyIn(sources, plain.slice(at));
    if (!source || plain.slice(0, at).some((each) => notSourceAfter.has(each))) {
      left.push(word);
      continue;
    }
    const to = plain.findIndex((each, index) => index > at + 1 && destinations.has(each));
    if (to === -1) break;
    at = to - 1;
  }
  return left;
}

/** Leaves out dates and spans: "4 October", "October 4th", "2 weeks ago", "10 am". */
function withoutTimes(clause: readonly MessageWord[], { months, timeUnits }: PlaceVocabulary): MessageWord[] {
  const isTime = (at: number) => {
    const near = (offset: number) => clause[at + offset]?.plain ?? '';
    if (!/^\d/.test(near(0))) return months.has(near(0)) && (/^\d/.test(near(1)) || /^\d/.test(near(-1)));
    if (timeUnits.has(near(1)) || months.has(near(1)) || months.has(near(-1))) return true;
    return months.has(near(2)) && !isFloorWord(near(1)) && /^\p{L}{2}$/u.test(near(1));
  };
  return clause.filter((_word, at) => !isTime(at));
}

/** The runs of words that aren't every sentence's, with the small words inside them. */
function phrasesOf(
  message: string,
  clause: readonly MessageWord[],
  { frame, connectors }: PlaceVocabulary,
  isOrdinary: (word: MessageWord) => boolean,
): string[] {
  const phrases: { start: number; end: number; last: number; telling: boolean }[] = [];
  const plain = clause.map((word) => word.plain);
  clause.forEach((word, at) => {
    const floorBefore = at > 0 && isFloorWord(plain[at - 1] ?? '');
    const partBefore = at > 0 && partOfSite(plain[at - 1] ?? '') !== null;
    const namesPart = partBefore && /^\p{Lu}$/u.test(word.written);
    const keeps = cityAt(plain, at) !== null || (floorBefore && isRelativeWord(word.plain)) || namesPart;
    if ((frame.has(word.plain) || isOrdinary(word)) && !keeps) return;
    const last = phrases[phrases.length - 1];
    const between = last === undefined ? [] : plain.slice(last.last + 1, at);
    const joined =
      last !== undefined &&
      word.after === 'blank' &&
      between.length <= 2 &&
      between.every((each) => connectors.has(each));
    const telling = !/^\d{1,4}(?:st|nd|rd|th)?$/.test(word.plain) && partOfSite(word.plain) === null;
    if (joined && last !== undefined) {
      last.end = word.end;
      last.last = at;
      last.telling ||= telling || partBefore;
    } else {
      // A sign belongs to its number: "floor -1".
      const signed = /\d/.test(word.written[0] ?? '') && /(?:^|\s)[-−–]$/u.test(message.slice(0, word.start));
      phrases.push({ start: word.start - (signed ? 1 : 0), end: word.end, last: at, telling });
    }
  });
  return phrases.filter(({ telling }) => telling).map(({ start, end }) => message.slice(start, end));
}
