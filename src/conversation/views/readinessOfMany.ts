import type { AskReadinessResult, PeopleOf, ReadinessRow } from '../../desk/index.js';
import { plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalRun } from '../literal.js';
import type { Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { row } from './stock.js';

/** So many people are named who lack something. */
const namedOnOneCard = 10;

const placeOf = (of: PeopleOf, texts: Texts): string =>
  of.by === 'site' ? of.site : texts.plain('readinessOfMany.group');

/** "I'm looking at 14 people": the answer comes as a message of its own. */
export function lookingAnswer(
  { of, people, more }: Extract<AskReadinessResult, { result: 'looking' }>,
  { texts }: Reader,
): Answer {
  const place = placeOf(of, texts);
  return messageAnswer(texts, {
    title: texts('readinessOfMany.lookingTitle', { place }),
    paragraphs: [
      texts('readinessOfMany.looking', { count: people }),
      ...(more ? [texts('readinessOfMany.onlyFirst', { count: people })] : []),
    ],
  });
}

/** No site and no group: the people of that name, or how to ask. */
export function readinessOfWhomAnswer(
  result: Extract<AskReadinessResult, { result: 'people' | 'nothingNamed' }>,
  { texts }: Reader,
): Answer {
  const people = result.result === 'people' ? result.people : [];
  const title = texts('readinessOfMany.whomTitle');
  const card = renderCard('findings', texts, {
    title,
    sentences: [
      {
        text:
          result.result === 'nothingNamed'
            ? texts('readinessOfMany.howTo')
            : texts(people.length === 0 ? 'readinessOfMany.nobody' : 'find.people', { said: result.said }),
      },
    ],
    facts: [],
    hasFacts: false,
    rows: people.map((person) => ({
      ...row(person.name, person.officeLocation ?? '', '', 'default'),
      opens: [{ open: plainAction(texts, 'showReadiness', 'action.open', 'default', { person: person.id }) }],
    })),
    search: [
      {
        label: texts.plain('readinessOfMany.label'),
        placeholder: texts.plain('readinessOfMany.placeholder'),
        send: plainAction(texts, 'readinessOf', 'readinessOfMany.look', 'positive'),
      },
    ],
    actions: [],
    fallbackText: title,
  });
  return { card, summary: texts.plain('readinessOfMany.whomTitle'), shows: null };
}

/** Who is ready for calling, what is missing most, and who lacks what first. */
export function readinessOfManyAnswer(
  of: PeopleOf,
  { rows, more }: { readonly rows: readonly ReadinessRow[]; readonly more: boolean },
  { texts }: Reader,
): Answer {
  const place = placeOf(of, texts);
  const unread = rows.filter((each) => each.unread).length;
  const lacking = rows.filter((each) => !each.unread && each.missing.length > 0);
  const ready = rows.length - unread - lacking.length;
  const counts = new Map<string, number>();
  for (const { missing } of lacking) {
    const first = missing[0]?.question ?? '';
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const questions = [...counts].toSorted(([, one], [, other]) => other - one);
  const hidden = lacking.length - Math.min(lacking.length, namedOnOneCard);
  const card = renderCard('findings', texts, {
    title: texts('readinessOfMany.title', { place }),
    sentences: [
      texts('readinessOfMany.ready', { ready, total: rows.length }),
      ...questions.map(([question, count]) => texts(`readinessOfMany.missing.${question}`, { count })),
      ...(unread > 0 ? [texts('readinessOfMany.unread', { count: unread })] : []),
      ...(hidden > 0 ? [texts('readinessOfMany.hidden', { count: hidden })] : []),
      ...(more ? [texts('readinessOfMany.onlyFirst', { count: rows.length })] : []),
      texts('readinessOfMany.csv'),
    ].map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    rows: lacking.slice(0, namedOnOneCard).map(({ person, missing }) => ({
      ...row(
        person.name,
        '',
        missing.map(({ question }) => texts.plain(`readinessOfMany.lacks.${question}`)).join(', '),
        'attention',
      ),
      name: literalRun(person.name),
      opens: [{ open: plainAction(texts, 'showReadiness', 'action.open', 'default', { person: person.id }) }],
    })),
    search: [],
    actions: [plainAction(texts, 'numberStock', 'admin.stock'), plainAction(texts, 'help', 'action.help')],
    fallbackText: texts.plain('readinessOfMany.title', { place }),
  });
  return { card, summary: texts.plain('readinessOfMany.title', { place }), shows: null };
}
