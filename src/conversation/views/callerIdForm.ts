import type { CallerIdChoice, CallerIdFormView, CallerIdProblem, HideYourself } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import { type E164, formatTelephoneNumber } from '../../telephony/index.js';
import { plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import { literal, stripControls } from '../literal.js';
import type { Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { waysToOtherChoices } from './callerIdRefused.js';
import { callerIdText } from './callerIdShown.js';
import { factOf, kindOf } from './wording.js';

/** Up to so many choices lie open, one below the other; more of them fold into a list. */
const openChoices = 6;

/** The form for another caller ID. `wrong`: why what was sent before couldn't be taken; null for a first form. */
export function callerIdFormAnswer(view: CallerIdFormView, reader: Reader, wrong: string | null): Answer {
  const { texts } = reader;
  const { own, person } = view.line;
  const { name } = person;
  const problem = wrong ?? numberProblem(view, texts);
  const number = view.number.telephoneNumber;
  const formData = formDataOf(view.form);
  const few = view.choices.length <= openChoices;
  const titleKey = own ? 'callerIdForm.title' : 'callerIdForm.titleOf';
  const card = renderCard('caller-id-form', texts, {
    head: kindOf('callerIdChange', texts),
    title: texts(titleKey, { name }),
    facts: [
      ...(own ? [] : [factOf(texts.plain('request.facts.person'), name)]),
      factOf(texts.plain('request.facts.number'), formatTelephoneNumber(number)),
      factOf(texts.plain('callerIdForm.now'), shownNow(view, reader)),
    ],
    safety: own ? texts('callerIdForm.emergency') : texts('callerIdForm.emergencyOf', { name }),
    problem: problem ?? '',
    hasProblem: problem !== null,
    note: own ? texts('callerIdForm.hideNote') : texts('callerIdForm.hideNoteOf', { name }),
    hasNote: view.now.mayHide,
    choiceLabel: texts.plain('callerIdForm.choice'),
    choicePlaceholder: texts.plain('callerIdForm.choicePlaceholder'),
    choiceMissing: texts.plain('callerIdForm.choiceMissing'),
    chosen: view.chosen?.id ?? '',
    choices: view.choices.map((choice) => {
      const text = callerIdTitle(choice, number, texts);
      // Choices that lie open are read as markdown, those of a list aren't.
      return { title: few ? literal(text) : text, value: choice.id };
    }),
    few,
    many: !few,
    reasonLabel: texts.plain('form.reason'),
    reasonPlaceholder: texts.plain('callerIdForm.reasonPlaceholder'),
    reasonMax: reasonMaxLength,
    reason: view.reason ?? '',
    send: plainAction(texts, 'submitCallerId', 'action.send', 'positive', formData),
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('callerIdForm.fallback', { count: view.choices.length }),
  });
  return { card, summary: texts.plain(titleKey, { name }), shows: null };
}

/** "Main number — +49 30 231000 (Contoso)": what calls will show, and how the organisation calls that. Raw. */
export function callerIdTitle({ name, shows }: CallerIdChoice, own: E164 | null, texts: Texts): string {
  const named = name ?? texts.plain('callerIdForm.ownNumber');
  return stripControls(`${named} — ${shownAfter(shows, own, texts)}`);
}

/** How somebody hides their number in Teams themselves; nothing was filed. */
export function hideYourselfAnswer({ line, others }: HideYourself, { texts }: Reader): Answer {
  const { name } = line.person;
  const paragraphs = line.own
    ? ['callerIdForm.hide.why', 'callerIdForm.hide.how', 'callerIdForm.hide.emergency']
    : ['callerIdForm.hide.whyOf', 'callerIdForm.hide.howOf', 'callerIdForm.hide.emergencyOf'];
  return messageAnswer(
    texts,
    {
      title: line.own ? texts('callerIdForm.hide.title') : texts('callerIdForm.hide.titleOf', { name }),
      paragraphs: paragraphs.map((key) => texts(key, { name })),
    },
    waysToOtherChoices(texts, line, others),
  );
}

function shownAfter(shows: CallerIdChoice['shows'], own: E164 | null, texts: Texts): string {
  switch (shows.shows) {
    case 'hidden':
      return texts.plain('callerIdForm.noNumber');
    case 'ownNumber':
      return own === null ? texts.plain('callerIdForm.ownNumber') : formatTelephoneNumber(own);
    case 'otherNumber':
      return callerIdText(shows, own, texts);
    default:
      return shows satisfies never;
  }
}

/** "Hidden"; where the policy file doesn't say what the tenant's policy shows, that policy's name. */
function shownNow({ now, number }: CallerIdFormView, { texts, language }: Reader): string {
  if (now.shows === 'unknown') {
    return typeof now.policy === 'string'
      ? texts.plain('callerIdForm.nowUnknown')
      : texts.plain('callerIdForm.nowPolicy', { policy: now.policy.name });
  }
  const text = callerIdText(now.shows, number.telephoneNumber, texts);
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

function numberProblem({ notOffered }: CallerIdFormView, texts: Texts): string | null {
  if (notOffered === null) return null;
  return texts('callerIdForm.numberNotOffered', { number: formatTelephoneNumber(notOffered) });
}

const problemKeys: Readonly<Record<CallerIdProblem, string>> = {
  noChoice: 'callerIdForm.problem.noChoice',
  unknownChoice: 'callerIdForm.problem.unknownChoice',
  notForThem: 'callerIdForm.problem.notForThem',
  alreadySo: 'callerIdForm.problem.alreadySo',
  byGroup: 'callerIdForm.problem.byGroup',
  policyMissing: 'callerIdForm.problem.policyMissing',
  reasonTooLong: 'input.reasonTooLong',
};

/** What was wrong with a form that was sent. `policy`: the one that the tenant doesn't have; null for other problems. */
export function callerIdProblemText(
  { problem, policy }: { readonly problem: CallerIdProblem; readonly policy: string | null },
  texts: Texts,
): string {
  return texts(problemKeys[problem], { policy: policy ?? '', max: reasonMaxLength });
}
