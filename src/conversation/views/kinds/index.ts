import type { LineRequest, RequestKind } from '../../../requests/index.js';
import type { Reader } from '../../reader.js';
import { callerIdChangeWords } from './callerIdChange.js';
import { callingPlanChangeWords } from './callingPlanChange.js';
import { emergencyLocationChangeWords } from './emergencyLocationChange.js';
import type { DetailsOf, KindView, KindWords, SubjectLine } from './kindWords.js';
import { newEmergencyAddressWords } from './newEmergencyAddress.js';
import { numberChangeWords } from './numberChange.js';
import { numberReleaseWords } from './numberRelease.js';
import { numberRequestWords } from './numberRequest.js';

const kindViews: { readonly [Kind in RequestKind]: KindView<Kind> } = {
  emergencyLocationChange: emergencyLocationChangeWords,
  numberRequest: numberRequestWords,
  numberChange: numberChangeWords,
  numberRelease: numberReleaseWords,
  callerIdChange: callerIdChangeWords,
  callingPlanChange: callingPlanChangeWords,
  newEmergencyAddress: newEmergencyAddressWords,
};

/** What a request is about, in the reader's language. */
export interface Subject extends KindWords {
  /** "Your number", or whose: a sentence begins with it. Raw. */
  readonly line: string;
  /** A sentence of the kind, by name, ready to show: who, from what and to what stand in it literally. */
  say(name: string, values?: Readonly<Record<string, string>>): string;
  /** The same for where no markdown is read. */
  sayPlain(name: string, values?: Readonly<Record<string, string>>): string;
}

/**
 * The request's subject, as its kind words it. `to`: who reads it, one of those whom it concerns or somebody else. The
 * reader whose own line it is is "you"; everybody else reads a name.
 */
export function subjectOf(
  request: LineRequest,
  reader: Reader,
  to: 'requester' | 'another' = 'requester',
): Subject {
  const { texts } = reader;
  const { kind } = request.details;
  const { person, requester, steps } = request;
  const own = to === 'requester' && person.id === (reader.person ?? requester.id);
  const whom = own ? texts.plain('subject.you') : person.name;
  const words = wordsOf(kind, request.details, { person, steps, whom }, reader);
  const line = own
    ? texts.plain(`subject.${kind}.line`)
    : texts.plain(`subject.${kind}.lineOf`, { name: person.name });
  const known = {
    line,
    from: words.from ?? '',
    to: words.to,
    name: requester.name,
    person: person.name,
    whom,
    toWhom: own ? texts.plain('subject.toYou') : person.name,
    ...(words.form === undefined ? {} : { context: words.form }),
  };
  return {
    ...words,
    line,
    say: (name, values) => texts(`subject.${kind}.${name}`, { ...known, ...values }),
    sayPlain: (name, values) => texts.plain(`subject.${kind}.${name}`, { ...known, ...values }),
  };
}

function wordsOf<Kind extends RequestKind>(
  kind: Kind,
  details: DetailsOf[Kind],
  about: SubjectLine,
  reader: Reader,
): KindWords {
  return kindViews[kind](details, about, reader);
}
