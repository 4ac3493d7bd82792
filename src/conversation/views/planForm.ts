import type { PlanFormView, PlanOffer } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import type { CallingLicences } from '../../telephony/index.js';
import { plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import { countryName, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { minutesOf } from './planMinutes.js';
import { planName, planProblemText } from './planWords.js';
import { factOf, kindOf } from './wording.js';

/** The form for a calling plan. `wrong`: why what was sent before couldn't be taken. */
export function planFormAnswer(view: PlanFormView, reader: Reader, wrong: string | null): Answer {
  const { texts } = reader;
  const problem = wrong ?? (view.problem === null ? null : planProblemText(view.problem, view, reader));
  const formData = formDataOf(view.form);
  const title = texts('planForm.title');
  const ending = view.choices.includes('none');
  const card = renderCard('plan-form', texts, {
    head: kindOf('callingPlanChange', texts),
    title,
    facts: [
      ...(view.line.own ? [] : [factOf(texts.plain('request.facts.person'), view.line.person.name)]),
      factOf(texts.plain('request.facts.country'), countryName(view.country, reader)),
      factOf(texts.plain('planForm.current'), planName(view.current, texts)),
    ],
    problem: problem ?? '',
    hasProblem: problem !== null,
    warning: ending ? texts('subject.callingPlanChange.ends') : '',
    hasWarning: ending,
    planLabel: texts.plain('planForm.plan'),
    planMissing: texts.plain('planForm.planMissing'),
    chosen: view.chosen ?? '',
    choices: view.choices.map((plan) => ({ title: choiceTitle(plan, view, reader), value: plan })),
    others: usedUp(view).map(({ plan, left }) => ({
      text: texts('planForm.usedUp', { plan: planName(plan, texts), count: left }),
    })),
    hints: [
      { text: texts('subject.callingPlanChange.takesTime') },
      ...(view.otherCarrier ? [{ text: texts('planForm.otherCarrier') }] : []),
    ],
    reasonLabel: texts.plain('form.reason'),
    reasonPlaceholder: texts.plain('planForm.reasonPlaceholder'),
    reasonMax: reasonMaxLength,
    reason: view.reason ?? '',
    send: plainAction(texts, 'submitPlan', 'action.send', 'positive', formData),
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('planForm.fallback', { plan: planName(view.current, texts) }),
  });
  return { card, summary: title, shows: null };
}

/** Plans that could be chosen if a licence were left. */
const usedUp = ({ offers, current }: PlanFormView): readonly PlanOffer[] =>
  offers.filter(({ plan, left }) => left === 0 && plan !== current);

/** "Domestic: calls within the country, 1,200 minutes a month. 6 licences are left." */
function choiceTitle(plan: CallingLicences['callingPlan'], view: PlanFormView, reader: Reader): string {
  const { texts } = reader;
  if (plan === 'none') return texts.plain('planForm.end', { plan: planName(view.current, texts) });
  const offer = view.offers.find((each) => each.plan === plan);
  if (offer === undefined) return planName(plan, texts);
  return texts.plain('planForm.choice', {
    plan: planName(plan, texts),
    includes: minutesOf(offer.includes, reader),
    left: left(offer.left, texts),
  });
}

const left = (count: number, texts: Texts): string => texts.plain('planForm.left', { count });
