import { callingPlans } from '../../approvals/index.js';
import { concerns, type LineRequest, openKeyOf } from '../../requests/index.js';
import type { CallingLicences, CountryCode, Person, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext, SubmittedForm } from '../formContext.js';
import { type LineAbout, type WhoseLine, whoseLine } from '../whoseLine.js';
import { heldProduct } from './heldProduct.js';
import {
  isTenantSilent,
  type PlanObstacleResult,
  type PlanOffer,
  type PlanStanding,
  readPlanStanding,
} from './planStanding.js';

export interface PlanFormQuery {
  readonly form: FormContext;
  /** The plan that the message or the card names; `none` to end it, null where none is named. */
  readonly plan: string | null;
  readonly reason: string | null;
}

/** Why what is wished can't be had; each has its own sentence. */
export type PlanProblem =
  | 'noPlan'
  | 'unknownPlan'
  /** Not sold in the country, or not offered by policy. */
  | 'notOffered'
  | 'alreadyHas'
  | 'noneLeft'
  | 'nothingToEnd'
  /** The plan came with a product that policy doesn't name. */
  | 'cannotEnd'
  /** The person has the licence, but the plan doesn't work (yet, or because it is suspended). */
  | 'licenceIdle'
  /** There is no other plan than the one that they have. */
  | 'nothingElse'
  | 'reasonTooLong';

type Plan = CallingLicences['callingPlan'];

export interface PlanFormView {
  readonly result: 'planForm';
  readonly form: SubmittedForm;
  readonly line: LineAbout;
  readonly country: CountryCode;
  readonly current: Plan;
  readonly offers: readonly PlanOffer[];
  /** What can be chosen; `none` only where ending the plan was asked for. At least one. */
  readonly choices: readonly Plan[];
  readonly chosen: Plan | null;
  /** What was wished and can't be had; `wished` names it. */
  readonly problem: PlanProblem | null;
  readonly wished: Plan | null;
  /** True where somebody else than Microsoft carries the person's number; then a plan changes nothing for it. */
  readonly otherCarrier: boolean;
  readonly reason: string | null;
}

export type PlanFormResult =
  | PlanFormView
  | PlanObstacleResult
  /** Nothing is left to choose from, and why. */
  | {
      readonly result: 'noPlanToChoose';
      readonly problem: PlanProblem;
      readonly wished: Plan | null;
      readonly country: CountryCode;
      readonly current: Plan;
      readonly offers: readonly PlanOffer[];
    }
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  /** Somebody else asked for this person, and the asker may not see it. */
  | { readonly result: 'otherOpen' }
  | Exclude<WhoseLine, { result: 'line' }>;

/** Everything that the form for a calling plan shows, or why there is none. Changes nothing. */
export async function readPlanForm(
  desk: Desk,
  actor: PersonRef,
  query: PlanFormQuery,
): Promise<PlanFormResult> {
  const line = await whoseLine(desk, actor, query.form.person);
  if (line.result !== 'line') return line;
  const { person } = line;
  const standing = await readPlanStanding(desk, person);
  if (standing.result !== 'planStanding') return standing;
  const open = await desk.store.openRequestOn(planKey(person, standing));
  if (open !== null && open.id !== query.form.edits) {
    return concerns(open, actor.id) ? { result: 'alreadyOpen', request: open } : { result: 'otherOpen' };
  }
  const { current, country, offers } = standing;
  const [wish, otherCarrier] = await Promise.all([
    weighWish(desk, person, standing, query.plan).catch(unlessSilent),
    hasOtherCarrier(desk, person).catch((error: unknown) => unlessSilent(error) ?? false),
  ]);
  if (wish === null) return { result: 'planObstacle', obstacle: 'stockUnread', country, availability: null };
  const { wished, problem } = wish;
  const choices: readonly Plan[] = [
    ...offers.filter(({ plan, left }) => plan !== current && left > 0).map(({ plan }) => plan),
    ...(wished === 'none' && problem === null ? (['none'] as const) : []),
  ];
  const [only, ...more] = choices;
  if (only === undefined)
    return { result: 'noPlanToChoose', country, current, offers, ...withoutChoice(wish, standing) };
  return {
    result: 'planForm',
    form: { ...query.form, formNonce: query.form.formNonce ?? desk.ids.uuid() },
    line,
    country,
    current,
    offers,
    choices,
    chosen:
      wished !== null && problem === null
        ? wished
        : // What can be known is not asked, but nothing is chosen in the place of what was wished.
          wished === null && more.length === 0
          ? only
          : null,
    problem,
    wished,
    otherCarrier,
    reason: query.reason,
  };
}

export interface PlanWish {
  readonly wished: Plan | null;
  readonly problem: PlanProblem | null;
}

/** What was wished, and whether it can be had. Throws where the tenant doesn't answer. */
export async function weighWish(
  desk: Desk,
  person: Person,
  standing: PlanStanding,
  wish: string | null,
): Promise<PlanWish> {
  if (wish === null) return { wished: null, problem: null };
  const wished = [...callingPlans, 'none' as const].find((plan) => plan === wish) ?? null;
  if (wished === null) return { wished, problem: 'unknownPlan' };
  const { current, country, offers } = standing;
  if (wished !== 'none') {
    if (wished === current) return { wished, problem: 'alreadyHas' };
    const offer = offers.find(({ plan }) => plan === wished);
    if (offer === undefined) return { wished, problem: 'notOffered' };
    return { wished, problem: offer.left === 0 ? 'noneLeft' : null };
  }
  if (current === 'none') return { wished, problem: 'nothingToEnd' };
  const held = await heldProduct(desk, person.id, country, current);
  return { wished, problem: held === null ? 'cannotEnd' : null };
}

/** The open key of a calling plan of this person. */
export const planKey = (person: Pick<Person, 'id'>, { country, current }: PlanStanding): string =>
  openKeyOf(
    { kind: 'callingPlanChange', country, from: current, to: current, add: null, remove: null, reason: null },
    person.id,
  );

/** Why there is nothing to choose: what was wished and can't be had, or that nothing else is offered or left. */
function withoutChoice(
  { wished, problem }: PlanWish,
  { current, offers }: PlanStanding,
): {
  readonly problem: PlanProblem;
  readonly wished: Plan | null;
} {
  if (problem !== null) return { problem, wished };
  const usedUp = offers.find(({ plan }) => plan !== current);
  return usedUp === undefined
    ? { problem: 'nothingElse', wished: current }
    : { problem: 'noneLeft', wished: usedUp.plan };
}

/** Throws where the tenant doesn't answer; in the form it is a hint only, and left out then. */
async function hasOtherCarrier(desk: Desk, person: Person): Promise<boolean> {
  const number = await desk.tenant.numberOf(person.id);
  return number?.numberType === 'operatorConnect' || number?.numberType === 'directRouting';
}

function unlessSilent(error: unknown): null {
  if (isTenantSilent(error)) return null;
  throw error;
}
