import type { Delegation, RequestTarget } from '../../desk/index.js';
import type { Person } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literal } from '../literal.js';
import { type Reader, when } from '../reader.js';

/** What the card of a stand-in shows. */
export interface StandInForm {
  /** The request to hand on; null where only an absence is arranged. */
  readonly target: RequestTarget | null;
  readonly delegations: readonly Delegation[];
  /** Those of the name that was typed, where there are several, and what is to be done with the chosen one. */
  readonly people: readonly Person[];
  readonly doing: 'reassign' | 'delegate';
  readonly name: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** What was wrong, or has just been done; ready to show. */
  readonly note: string | null;
}

/**
 * Who decides instead: this request handed on, or everything from one day until another. What holds already stands on it,
 * each with a button that ends it.
 */
export function standInAnswer(form: StandInForm, reader: Reader): Answer {
  const { texts } = reader;
  const { target, delegations, people, note } = form;
  const carried = dataOf(target);
  const dates = {
    ...(form.from === null ? {} : { from: form.from }),
    ...(form.until === null ? {} : { until: form.until }),
  };
  const title = texts(people.length > 0 ? 'delegation.which' : 'delegation.title');
  const back = target === null ? 'cancelForm' : 'openRequest';
  const card = renderCard('stand-in', texts, {
    title,
    note: note ?? '',
    hasNote: note !== null,
    rows: [
      ...people.map((person) => ({
        name: literal(person.name),
        detail: literal([person.department, person.officeLocation].filter(Boolean).join(', ')),
        open: plainAction(texts, form.doing, 'behalf.choose', 'default', {
          ...carried,
          ...(form.doing === 'delegate' ? dates : {}),
          person: person.id,
        }),
      })),
      ...delegations.map(({ id, delegate, beginsAt, endsAt }) => ({
        name: texts('delegation.holds', { name: delegate.name }),
        detail: texts('delegation.period', { from: when(beginsAt, reader), until: when(endsAt, reader) }),
        open: plainAction(texts, 'endDelegation', 'delegation.end', 'default', { ...carried, id }),
      })),
    ].map((row) => ({ ...row, hasDetail: row.detail !== '' })),
    nameLabel: texts.plain('delegation.name'),
    namePlaceholder: texts.plain('behalf.namePlaceholder'),
    nameMissing: texts.plain('behalf.nameMissing'),
    name: form.name ?? '',
    awayTitle: texts.plain('delegation.away'),
    fromLabel: texts.plain('delegation.from'),
    untilLabel: texts.plain('delegation.until'),
    from: form.from ?? '',
    until: form.until ?? '',
    actions: [
      ...(target === null ? [] : [plainAction(texts, 'reassign', 'delegation.handOn', 'positive', carried)]),
      plainAction(
        texts,
        'delegate',
        'delegation.whileAway',
        target === null ? 'positive' : 'default',
        carried,
      ),
    ],
    back: plainAction(texts, back, target === null ? 'action.cancel' : 'more.back', 'default', carried),
    fallbackText: texts.plain('delegation.fallback'),
  });
  return { card, summary: texts.plain('delegation.title'), shows: null };
}

/** That somebody decides instead, and from when until when. */
export function delegatedText({ delegate, beginsAt, endsAt }: Delegation, reader: Reader): string {
  return reader.texts('delegation.done', {
    name: delegate.name,
    from: when(beginsAt, reader),
    until: when(endsAt, reader),
  });
}

/** The request is somebody else's now; nothing is left to do. */
export function reassignedAnswer(name: string, { texts }: Reader): Answer {
  return messageAnswer(texts, {
    title: texts('more.handedOn'),
    paragraphs: [texts('more.handedOnTo', { name })],
  });
}

/** What a card's button carries of a request. */
export function dataOf(target: RequestTarget | null): CardAction['data'] {
  if (target === null) return {};
  const { requestId, nonce, version } = target;
  return { requestId, nonce, ...(version === null ? {} : { version }) };
}
