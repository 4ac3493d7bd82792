import { choicesOnOneCard, type NumberFormView, numbersOnOnePage } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import { countryName, type Reader } from '../reader.js';
import { digitsChoices, finderInputs } from './numberFinder.js';
import { inCity, listProblem, numberChoices, shownNumbers } from './numberList.js';
import { placeInput } from './numberPlaceInput.js';
import { factOf, kindOf } from './wording.js';

/** The form for a first or another number. `wrong`: why what was sent before couldn't be taken. */
export function numberFormAnswer(view: NumberFormView, reader: Reader, wrong: string | null): Answer {
  const { texts } = reader;
  const { mode, places } = view;
  const problem = wrong ?? listProblem(view, reader);
  const title = texts(`numberForm.title.${mode}`);
  const formData = { ...formDataOf(view.form), mode };
  const place = placeInput(places, view.country, reader);
  const card = renderCard('number-form', texts, {
    head: kindOf(mode === 'request' ? 'numberRequest' : 'numberChange', texts),
    title,
    problem: problem ?? '',
    hasProblem: problem !== null,
    facts: factsOf(view, reader),
    sentences: sentencesOf(view, reader).map((text) => ({ text })),
    numberLabel: texts.plain('numberForm.number', inCity(view.city)),
    numberMissing: texts.plain('numberForm.numberMissing'),
    ...numberChoices(view, reader),
    shown: shownNumbers(view, texts),
    finderTitle: texts.plain('numberForm.find'),
    // Open where it has just been used, so that the search can go on.
    finderOpen: view.digits !== null || view.wishProblem !== null || view.offset > 0,
    ...finderInputs(view, reader),
    ...digitsChoices(view, texts),
    finderActions: finderActions(view, formData, reader),
    ...place,
    placeStyle: places.total > choicesOnOneCard ? 'filtered' : 'compact',
    reasonLabel: texts.plain('form.reason'),
    reasonPlaceholder: texts.plain(`numberForm.reasonPlaceholder.${mode}`),
    reasonMax: reasonMaxLength,
    reason: view.reason ?? '',
    send: plainAction(texts, 'submitNumber', 'action.send', 'positive', formData),
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('numberForm.fallback', { title: texts.plain(`numberForm.title.${mode}`) }),
  });
  return { card, summary: title, shows: null };
}

function factsOf({ line, current, country, brings, mode }: NumberFormView, reader: Reader) {
  const { texts } = reader;
  return [
    ...(line.own ? [] : [factOf(texts.plain('request.facts.person'), line.person.name)]),
    ...(current === null
      ? []
      : [factOf(texts.plain('numberForm.current'), formatTelephoneNumber(current.telephoneNumber))]),
    factOf(texts.plain('request.facts.country'), countryName(country, reader)),
    ...(brings === null || mode === 'change'
      ? []
      : [
          factOf(
            texts.plain('numberForm.plan'),
            texts.plain('numberForm.planFirst', { plan: texts.plain(`callingPlan.${brings.plan}`) }),
          ),
        ]),
  ];
}

/** What one has to know before sending: safety first. */
function sentencesOf(
  { current, line, restDays, mode }: NumberFormView,
  { texts }: Reader,
): readonly string[] {
  if (mode === 'request' || current === null) {
    return [texts('numberForm.kept', line.own ? {} : { context: 'of', name: line.person.name })];
  }
  const from = formatTelephoneNumber(current.telephoneNumber);
  return [texts('numberForm.gap', { from }), texts('numberForm.rests', { from, count: restDays })];
}

function finderActions(
  { offset, numbers, more }: NumberFormView,
  formData: CardAction['data'],
  { texts }: Reader,
): CardAction[] {
  const to = (title: string, start: number) =>
    plainAction(texts, 'openNumberForm', title, 'default', { ...formData, offset: start });
  return [
    plainAction(texts, 'openNumberForm', 'action.narrow', 'default', formData),
    ...(offset > 0 ? [to('numberForm.previous', Math.max(0, offset - numbersOnOnePage))] : []),
    ...(more ? [to('numberForm.more', offset + numbers.length)] : []),
  ];
}
