import type { ReleaseFormView } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import { formatTelephoneNumber, locationName } from '../../telephony/index.js';
import { plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import type { Reader } from '../reader.js';
import { factOf, kindOf } from './wording.js';

/** Asks whether a number shall really be given back, and says what ends with it. `wrong`: why it couldn't be taken. */
export function releaseFormAnswer(view: ReleaseFormView, reader: Reader, wrong: string | null): Answer {
  const { texts } = reader;
  const { line, location, restDays, reason } = view;
  const number = formatTelephoneNumber(view.number.telephoneNumber);
  const about = line.own ? {} : { context: 'of', name: line.person.name };
  const title = texts('numberForm.release.title', { number });
  const ends = [
    texts('numberForm.release.calls', { number, ...about }),
    texts('numberForm.release.emergency', about),
  ];
  const sentences = [
    texts('numberForm.release.rests', { count: restDays }),
    texts('numberForm.release.after'),
  ];
  const card = renderCard('number-release-form', texts, {
    head: kindOf('numberRelease', texts),
    title,
    problem: wrong ?? '',
    hasProblem: wrong !== null,
    facts: [
      ...(line.own ? [] : [factOf(texts.plain('request.facts.person'), line.person.name)]),
      factOf(texts.plain('request.facts.number'), number),
      factOf(
        texts.plain('request.facts.location'),
        location === null ? texts.plain('request.none') : locationName(location),
      ),
    ],
    ends: ends.map((text) => ({ text })),
    sentences: sentences.map((text) => ({ text })),
    reasonLabel: texts.plain('form.reason'),
    reasonPlaceholder: texts.plain('numberForm.reasonPlaceholder.release'),
    reasonMax: reasonMaxLength,
    reason: reason ?? '',
    keep: plainAction(texts, 'cancelForm', 'numberForm.release.keep'),
    send: plainAction(
      texts,
      'submitRelease',
      'numberForm.release.send',
      'destructive',
      formDataOf(view.form),
    ),
    fallbackText: texts.plain('numberForm.fallback', {
      title: texts.plain('numberForm.release.title', { number }),
    }),
  });
  return { card, summary: title, shows: null };
}
