import type { Findings } from '../../desk/index.js';
import { formatTelephoneNumber, locationAddress, locationName } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalRun } from '../literal.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { row } from './stock.js';
import { factOf, stateWord } from './wording.js';

type Found = Exclude<Findings, { result: 'notAnAdministrator' }>;
/** How a number's state looks; the word stands beside it. */
const stateColors = {
  available: 'good',
  held: 'warning',
  assigned: 'default',
  resting: 'warning',
  blocked: 'attention',
  missing: 'attention',
} as const;

/** What an administrator has found: a number, several, or people; or why nothing, and the way on. */
export function findingsAnswer(found: Found, reader: Reader): Answer {
  switch (found.result) {
    case 'foundNumber':
      return numberAnswer(found, reader);
    case 'foundNumbers':
      return numbersAnswer(found, reader);
    case 'foundPeople':
      return peopleAnswer(found, reader);
    case 'nothingNamed':
      return draw(reader.texts, { title: reader.texts('find.title'), sentences: ['find.howTo'], asks: true });
    default:
      return found satisfies never;
  }
}

interface Drawn {
  readonly title: string;
  /** Keys of sentences, or sentences that are ready to show. */
  readonly sentences?: readonly string[];
  readonly facts?: readonly ReturnType<typeof factOf>[];
  readonly rows?: readonly object[];
  readonly asks?: boolean;
  readonly actions?: readonly CardAction[];
}

function draw(texts: Texts, { title, sentences = [], facts = [], rows = [], asks, actions }: Drawn): Answer {
  const card = renderCard('findings', texts, {
    title,
    sentences: sentences.map((text) => ({ text: texts.has(text) ? texts(text) : text })),
    facts,
    hasFacts: facts.length > 0,
    rows,
    search: asks === true ? [searchOf(texts)] : [],
    actions: actions ?? [],
    fallbackText: title,
  });
  return { card, summary: title, shows: null };
}

const searchOf = (texts: Texts) => ({
  label: texts.plain('find.label'),
  placeholder: texts.plain('find.placeholder'),
  send: plainAction(texts, 'find', 'find.search', 'positive'),
});

function numberAnswer(found: Extract<Found, { result: 'foundNumber' }>, reader: Reader): Answer {
  const { texts } = reader;
  const { number, person, location, requests } = found;
  const fact = (name: string, value: string) => factOf(texts.plain(`find.facts.${name}`), value);
  return draw(texts, {
    title: texts('find.numberTitle', { number: formatTelephoneNumber(number.telephoneNumber) }),
    facts: [
      fact('state', texts.plain(`find.state.${number.state}`)),
      fact(
        'person',
        person?.name ?? texts.plain(number.shownWith === null ? 'find.nobody' : 'find.otherHolder'),
      ),
      ...(location === null
        ? []
        : [fact('location', `${locationName(location)} — ${locationAddress(location)}`)]),
      ...(number.city === null ? [] : [fact('city', number.city)]),
      ...(number.blocked === null ? [] : [fact('blocked', number.blocked)]),
      ...(number.state === 'resting' && number.restUntil !== null
        ? [fact('restUntil', when(number.restUntil, reader))]
        : []),
    ],
    sentences: number.drift === null ? [] : ['find.drift'],
    rows: requests.map((request) =>
      row(
        texts.plain(`kind.${request.details.kind}`),
        request.person.name,
        stateWord(request, texts),
        'default',
      ),
    ),
    actions: [
      ...(person === null
        ? []
        : [plainAction(texts, 'showLine', 'find.line', 'positive', { person: person.id })]),
      plainAction(texts, 'find', 'find.again'),
    ],
  });
}

function numbersAnswer(
  { said, numbers, more }: Extract<Found, { result: 'foundNumbers' }>,
  { texts }: Reader,
) {
  return draw(texts, {
    title: texts('find.title'),
    sentences: [
      texts(numbers.length === 0 ? 'find.noNumber' : 'find.numbers', { said }),
      ...(more ? ['find.moreThere'] : []),
    ],
    rows: numbers.map(({ telephoneNumber, city, state }) => ({
      ...row(
        formatTelephoneNumber(telephoneNumber),
        city ?? '',
        texts.plain(`find.state.${state}`),
        stateColors[state],
      ),
      opens: [{ open: plainAction(texts, 'find', 'action.open', 'default', { number: telephoneNumber }) }],
    })),
    asks: numbers.length === 0 || more,
  });
}

function peopleAnswer({ said, people, more }: Extract<Found, { result: 'foundPeople' }>, { texts }: Reader) {
  return draw(texts, {
    title: texts('find.title'),
    sentences: [
      texts(people.length === 0 ? 'find.nobodyFound' : 'find.people', { said }),
      ...(more ? ['find.moreThere'] : []),
    ],
    rows: people.map(({ person, openRequests }) => ({
      ...row(
        person.name,
        [person.department, person.officeLocation].filter(Boolean).join(', '),
        texts.plain('find.openRequests', { count: openRequests }),
        openRequests > 0 ? 'warning' : 'default',
      ),
      name: literalRun(person.name),
      opens: [{ open: plainAction(texts, 'showLine', 'action.open', 'default', { person: person.id }) }],
    })),
    asks: people.length === 0 || more,
  });
}
