import { type E164, searchWords } from '../../telephony/index.js';
import { type CallerIdChoice, type CallerIdNow, standingOf } from './callerIdChoices.js';

/** What a message says of the caller ID that is wanted. */
export interface CallerIdWish {
  /** `ownNumber`, `hidden` or `otherNumber`; anything else, and null, says nothing. */
  readonly wanted: string | null;
  /** The number that it names; null for none. */
  readonly number: E164 | null;
  /** The message itself, in which an offer may be named; null where there is none. */
  readonly said?: string | null;
}

/** What came of a wish: the choice that fits it, or why there is none. */
export type WishOutcome =
  | { readonly outcome: 'nothingSaid' }
  | { readonly outcome: 'choice'; readonly choice: CallerIdChoice }
  | { readonly outcome: 'alreadySo' }
  | { readonly outcome: 'hideYourself' }
  | { readonly outcome: 'byGroup' }
  | { readonly outcome: 'notOffered'; readonly shows: CallerIdChoice['shows']['shows'] }
  | { readonly outcome: 'numberNotOffered'; readonly number: E164 };

type Choices = readonly CallerIdChoice[];
const nothingSaid = { outcome: 'nothingSaid' } as const;
const alreadySo = { outcome: 'alreadySo' } as const;

/** Finds what a message wants among what the person can choose. `own`: their own number, which may be named by digits. */
export function findWanted(
  { wanted, number, said = null }: CallerIdWish,
  choices: Choices,
  now: CallerIdNow,
  own: E164,
): WishOutcome {
  if (wanted === 'hidden') return hidden(choices, now);
  if (wanted === 'ownNumber' || number === own) return ownNumber(choices, now);
  if (number !== null) return thisNumber(number, choices, now);
  const named = said === null ? null : offerNamed(said, openOnes(choices, now, 'otherNumber'));
  if (named !== null) return named;
  return wanted === 'otherNumber' ? otherNumber(choices, now) : nothingSaid;
}

/** The one offer all of whose name's words stand in the message; of several the one with the longest name, if it is one. */
function offerNamed(said: string, open: Choices): WishOutcome | null {
  const words = new Set(searchWords(said));
  const named = open
    .map((choice) => ({ choice, name: searchWords(choice.name ?? '') }))
    .filter(({ name }) => name.length > 0 && name.every((word) => words.has(word)))
    .sort((a, b) => b.name.length - a.name.length);
  const [first, second] = named;
  if (first === undefined || first.name.length === second?.name.length) return null;
  return chosen(first.choice);
}

function hidden(choices: Choices, now: CallerIdNow): WishOutcome {
  if (showsNow(now, 'hidden')) return alreadySo;
  if (now.mayHide) return { outcome: 'hideYourself' };
  return chosen(openOnes(choices, now, 'hidden')[0]) ?? { outcome: 'notOffered', shows: 'hidden' };
}

function ownNumber(choices: Choices, now: CallerIdNow): WishOutcome {
  if (showsNow(now, 'ownNumber')) return alreadySo;
  const open = openOnes(choices, now, 'ownNumber');
  // The tenant's own policy is the plainest way back: it takes a grant away instead of adding one.
  const found = chosen(open.find(({ policy }) => policy === null) ?? open[0]);
  if (found !== null) return found;
  const held = choices.some((choice) => standingOf(choice, now) === 'byGroup');
  return held ? { outcome: 'byGroup' } : { outcome: 'notOffered', shows: 'ownNumber' };
}

function thisNumber(number: E164, choices: Choices, now: CallerIdNow): WishOutcome {
  const isNumber = (shows: CallerIdNow['shows']) =>
    shows !== 'unknown' && shows.shows === 'otherNumber' && shows.telephoneNumber === number;
  if (isNumber(now.shows)) return alreadySo;
  const open = openOnes(choices, now, 'otherNumber').find(({ shows }) => isNumber(shows));
  return chosen(open) ?? { outcome: 'numberNotOffered', number };
}

function otherNumber(choices: Choices, now: CallerIdNow): WishOutcome {
  const open = openOnes(choices, now, 'otherNumber');
  if (open.length > 1) return nothingSaid;
  if (open.length === 0 && showsNow(now, 'otherNumber')) return alreadySo;
  return chosen(open[0]) ?? { outcome: 'notOffered', shows: 'otherNumber' };
}

function openOnes(choices: Choices, now: CallerIdNow, what: CallerIdChoice['shows']['shows']): Choices {
  return choices.filter((choice) => choice.shows.shows === what && standingOf(choice, now) === 'open');
}

const showsNow = ({ shows }: CallerIdNow, what: CallerIdChoice['shows']['shows']): boolean =>
  shows !== 'unknown' && shows.shows === what;

const chosen = (choice: CallerIdChoice | undefined): WishOutcome | null =>
  choice === undefined ? null : { outcome: 'choice', choice };
