import type { PlanFormResult, PlanObstacleResult, PlanProblem } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import type { CallingLicences, CountryCode } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { formDataOf } from '../commands/formContext.js';
import { countryName, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { monthOf } from './factDate.js';

type Plan = CallingLicences['callingPlan'];

/** What people call a plan. Raw. */
export const planName = (plan: Plan, texts: Texts): string => texts.plain(`callingPlan.${plan}`);

interface PlanAsked {
  readonly country: CountryCode;
  readonly current: Plan;
  readonly wished: Plan | null;
  readonly offers: readonly { readonly plan: Plan; readonly total: number }[];
}

/** Why a plan can't be had, ready to show. */
export function planProblemText(problem: PlanProblem, asked: PlanAsked, reader: Reader): string {
  const { texts } = reader;
  return texts(`planForm.problem.${problem}`, {
    plan: planName(asked.wished ?? asked.current, texts),
    country: countryName(asked.country, reader),
    max: reasonMaxLength,
    total: asked.offers.find(({ plan }) => plan === asked.wished)?.total ?? 0,
  });
}

/** Why nobody can ask for a plan here, and the way forward. `again`: what was asked, to ask it once more. */
export function planObstacleAnswer(
  { obstacle, country, availability }: PlanObstacleResult,
  again: Parameters<typeof againAction>[1],
  reader: Reader,
): Answer {
  const { texts } = reader;
  const sold = availability?.status === 'offered' ? availability.offer.seller.name : '';
  const asOf = availability === null || availability.status === 'noData' ? '' : availability.origin.asOf;
  const text = texts(`planForm.obstacle.${obstacle}`, {
    country: country === null ? '' : countryName(country, reader),
    seller: sold,
    asOf: asOf === '' ? '' : monthOf(asOf, reader),
  });
  const ofCountry =
    country !== null && ['countryUnknown', 'notSold', 'soldByCarrier', 'nothingOffered'].includes(obstacle);
  return messageAnswer(texts, { title: texts('planForm.obstacle.title'), paragraphs: [text] }, [
    ...(obstacle === 'stockUnread' ? [againAction(texts, again)] : []),
    ...(ofCountry
      ? [plainAction(texts, 'countryAvailability', 'planForm.rules', 'positive', { country })]
      : []),
    ...(obstacle === 'stockUnread' ? [] : [readinessAction(texts, again.form)]),
    plainAction(texts, 'help', 'action.help'),
  ]);
}

/** Why there is no plan to choose from, and the way forward. */
export function noPlanToChooseAnswer(
  result: Extract<PlanFormResult, { result: 'noPlanToChoose' }>,
  form: Parameters<typeof againAction>[1]['form'],
  reader: Reader,
): Answer {
  const { texts } = reader;
  const { problem } = result;
  return messageAnswer(
    texts,
    {
      title: texts('planForm.obstacle.title'),
      paragraphs: [
        planProblemText(problem, result, reader),
        ...(result.current === 'none' || result.current === result.wished
          ? []
          : [texts('planForm.now', { plan: planName(result.current, texts) })]),
      ],
    },
    [
      ...(problem === 'noneLeft'
        ? [againAction(texts, { form, plan: result.wished, reason: null })]
        : [
            plainAction(texts, 'countryAvailability', 'planForm.rules', 'default', {
              country: result.country,
            }),
          ]),
      readinessAction(texts, form),
      plainAction(texts, 'help', 'action.help'),
    ],
  );
}

function againAction(
  texts: Texts,
  asked: {
    readonly form: Parameters<typeof formDataOf>[0];
    readonly plan: string | null;
    readonly reason: string | null;
  },
): CardAction {
  return plainAction(texts, 'openPlanForm', 'action.tryAgain', 'positive', {
    ...formDataOf(asked.form),
    ...(asked.plan === null ? {} : { plan: asked.plan }),
    ...(asked.reason === null ? {} : { reason: asked.reason }),
  });
}

const readinessAction = (texts: Texts, { person }: Parameters<typeof formDataOf>[0]): CardAction =>
  plainAction(
    texts,
    'showReadiness',
    person === null ? 'line.action.readiness' : 'line.action.readinessOf',
    'default',
    person === null ? {} : { person },
  );
