import type { FindPersonResult } from '../../desk/index.js';
import type { Person } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type FormAction, requestForms } from '../commands/behalfCommands.js';
import { literal } from '../literal.js';
import type { Reader } from '../reader.js';

type People = Exclude<FindPersonResult, { result: 'mayAskForNobody' }>;

/**
 * For whom something is to be asked: an input for the name, and where several people were found, each with their
 * department and office. `name`: what was typed; `what`: what they need, where it is known.
 */
export function personFormAnswer(
  found: People,
  name: string | null,
  what: FormAction | null,
  { texts }: Reader,
): Answer {
  const people = found.result === 'people' ? found.people : [];
  const nobody = found.result === 'people' && people.length === 0;
  const title = people.length > 0 ? texts('behalf.which') : texts('behalf.whom');
  const carried = what === null ? {} : { what };
  const card = renderCard('person-form', texts, {
    title,
    problem: nobody ? texts('behalf.nobody', { name: name ?? '' }) : '',
    hasProblem: nobody,
    sentences: [
      ...(found.mayAskFor === 'reports' && people.length === 0 ? [{ text: texts('behalf.reports') }] : []),
      ...(found.result === 'people' && found.more ? [{ text: texts('behalf.more') }] : []),
    ],
    rows: people.map((person) => ({
      name: literal(person.name),
      detail: literal(whereOf(person)),
      hasDetail: whereOf(person) !== '',
      open: plainAction(texts, 'askForSomebody', 'behalf.choose', 'default', {
        ...carried,
        person: person.id,
      }),
    })),
    asks: true,
    nameLabel: texts.plain('behalf.name'),
    namePlaceholder: texts.plain('behalf.namePlaceholder'),
    nameMissing: texts.plain('behalf.nameMissing'),
    name: name ?? '',
    searches: [plainAction(texts, 'askForSomebody', 'behalf.search', 'positive', carried)],
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('behalf.fallback'),
  });
  return { card, summary: title, shows: null };
}

/** What can be asked for this person: one button for each form. */
export function whatForAnswer({ id, name }: Person, { texts }: Reader): Answer {
  const open = (action: FormAction): CardAction =>
    plainAction(texts, action, 'action.open', 'default', { person: id });
  const title = texts('behalf.what', { name });
  const card = renderCard('person-form', texts, {
    title,
    problem: '',
    hasProblem: false,
    sentences: [{ text: texts('behalf.told', { name }) }],
    rows: requestForms.map((action) => ({
      name: texts(`behalf.forms.${action}`),
      detail: '',
      hasDetail: false,
      open: open(action),
    })),
    asks: false,
    nameLabel: '',
    namePlaceholder: '',
    nameMissing: '',
    name: '',
    searches: [],
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('behalf.fallback'),
  });
  return { card, summary: texts.plain('behalf.what', { name }), shows: null };
}

/** Policy lets the asker ask for nobody else: who can, and what they can do for themselves. */
export function mayAskForNobodyAnswer(serviceDesk: boolean, { texts }: Reader): Answer {
  return messageAnswer(
    texts,
    {
      title: texts('behalf.notYou'),
      paragraphs: [texts(serviceDesk ? 'behalf.serviceDeskCan' : 'behalf.everybodyOwn')],
    },
    [
      plainAction(texts, 'showLine', 'suggest.showLine'),
      plainAction(texts, 'listRequests', 'action.myRequests'),
      plainAction(texts, 'help', 'action.help'),
    ],
  );
}

/** "Customer Care, Berlin Mitte": what tells people of one name apart. Raw. */
function whereOf({ department, officeLocation }: Person): string {
  return [department, officeLocation].filter((part) => part !== null && part !== '').join(', ');
}
