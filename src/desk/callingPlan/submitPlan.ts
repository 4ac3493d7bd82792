import { type CallingPlanChange, concerns, type LineRequest, reasonMaxLength } from '../../requests/index.js';
import type {
  CallingLicences,
  CountryCode,
  LicenceProduct,
  Person,
  PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { SubmittedForm } from '../formContext.js';
import { type CardMessage, requestIdOf, type StoreResult, storeRequest } from '../storeRequest.js';
import { type WhoseLine, whoseLine } from '../whoseLine.js';
import { heldProduct, holdsProduct } from './heldProduct.js';
import { type PlanProblem, weighWish } from './planForm.js';
import {
  isTenantSilent,
  type PlanObstacleResult,
  type PlanOffer,
  type PlanStanding,
  readPlanStanding,
} from './planStanding.js';

export interface PlanInput {
  readonly form: SubmittedForm;
  /** As the card gives it; `none` to end the plan. */
  readonly plan: string | null;
  readonly reason: string | null;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
}

/** What was asked for, and from where. */
interface PlanAsked {
  readonly country: CountryCode;
  readonly current: CallingLicences['callingPlan'];
  readonly wished: CallingLicences['callingPlan'] | null;
  readonly offers: readonly PlanOffer[];
}

export type SubmitPlanResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  | ({ readonly result: 'invalidInput'; readonly problem: PlanProblem } & PlanAsked)
  | PlanObstacleResult
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  | { readonly result: 'otherOpen' }
  | Extract<StoreResult, { result: 'notEditable' | 'reasonNeeded' }>
  | Exclude<WhoseLine, { result: 'line' }>;

/**
 * Takes a filled-in form for a calling plan: checks everything again on what directory and tenant say now, and stores
 * it. The same form sent again answers with the request that it made the first time.
 */
export async function submitPlan(
  desk: Desk,
  requester: PersonRef,
  input: PlanInput,
): Promise<SubmitPlanResult> {
  const id = requestIdOf(desk.tenantId, requester, input.form.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };

  const line = await whoseLine(desk, requester, input.form.person);
  if (line.result !== 'line') return line;
  const person = await desk.directory.person(line.person.id, { fresh: true });
  if (person === null || !person.accountEnabled) {
    return line.own ? { result: 'unknownPerson' } : { result: 'mayNotAsk' };
  }
  const standing = await readPlanStanding(desk, person);
  if (standing.result !== 'planStanding') return standing;
  const checked = await checkedDetails(desk, person, standing, input);
  if ('result' in checked) return checked;
  const stored = await storeRequest(desk, {
    id,
    requester,
    person: { id: person.id, name: person.name },
    details: checked,
    message: input.message,
    edits: input.form.edits,
    changedBy: input.form.changedBy,
  });
  switch (stored.result) {
    case 'submitted':
    case 'notEditable':
    case 'reasonNeeded':
      return stored;
    case 'otherOpen':
      return stored.request !== null && concerns(stored.request, requester.id)
        ? { result: 'alreadyOpen', request: stored.request }
        : { result: 'otherOpen' };
    case 'numberNotFree':
      throw new TypeError('a calling plan asks for no number');
    default:
      return stored satisfies never;
  }
}

type Refused = Extract<SubmitPlanResult, { result: 'invalidInput' | 'planObstacle' }>;

async function checkedDetails(
  desk: Desk,
  person: Person,
  standing: PlanStanding,
  input: PlanInput,
): Promise<CallingPlanChange | Refused> {
  try {
    return await detailsOf(desk, person, standing, input);
  } catch (error) {
    if (!isTenantSilent(error)) throw error;
    const { country } = standing;
    return { result: 'planObstacle', obstacle: 'stockUnread', country, availability: null };
  }
}

async function detailsOf(
  desk: Desk,
  person: Person,
  standing: PlanStanding,
  { plan, reason }: PlanInput,
): Promise<CallingPlanChange | Refused> {
  const { country, current, offers } = standing;
  const { wished, problem } = await weighWish(desk, person, standing, plan);
  const invalid = (why: PlanProblem): Refused => ({
    result: 'invalidInput',
    problem: why,
    country,
    current,
    wished,
    offers,
  });
  if (problem !== null) return invalid(problem);
  if (wished === null) return invalid('noPlan');
  if (reason !== null && reason.length > reasonMaxLength) return invalid('reasonTooLong');
  const add: LicenceProduct | null = standing.offers.find((offer) => offer.plan === wished)?.product ?? null;
  if (add !== null && (await holdsProduct(desk, person.id, add))) return invalid('licenceIdle');
  const remove = current === 'none' ? null : await heldProduct(desk, person.id, country, current);
  return { kind: 'callingPlanChange', country, from: current, to: wished, add, remove, reason };
}
