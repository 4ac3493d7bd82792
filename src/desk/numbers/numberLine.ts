import { concerns, type LineRequest, numberKey } from '../../requests/index.js';
import {
  type CallingAvailability,
  type CountryCode,
  callingLicences,
  type NumberAssignment,
  type NumberType,
  type PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext } from '../formContext.js';
import { type LineAbout, type WhoseLine, whoseLine } from '../whoseLine.js';
import { findFreeNumbers, type OfferedPools, offeredPools } from './freeNumberSearch.js';
import { type PlanBrought, planForNumber } from './licenceForNumber.js';

/** Why somebody can't ask for a number, another one, or to give theirs back; each has its own answer in the chat. */
export type NumberObstacle =
  | 'noUsageLocation'
  | 'noTeamsPhone'
  | 'countryNotOffered'
  | 'countryNoData'
  | 'noCallingPlan'
  /** Policy offers a plan, and no licence of it is left. */
  | 'licencesUsedUp'
  /** A first number is asked for, and there is one. */
  | 'hasNumber'
  | 'noNumber'
  | 'numberPending'
  | 'operatorConnect'
  | 'directRouting'
  | 'otherCarrier'
  /** Policy has pools, and none for this person. */
  | 'noPool'
  | 'noFreeNumbers'
  /** The inventory hasn't been read from the tenant yet. */
  | 'inventoryUnread'
  /** The country wants an emergency location with the number, and the catalogue has none there. */
  | 'noLocations'
  /** The number that is wished would be in another country than the person. */
  | 'wishAbroad'
  | 'countryUnknown';

export interface NumberObstacleResult {
  readonly result: 'numberObstacle';
  readonly obstacle: NumberObstacle;
  readonly mode: 'request' | 'change' | 'release';
  readonly line: LineAbout;
  readonly number: NumberAssignment | null;
  readonly country: CountryCode | null;
  /** The country that was wished; null where it isn't about one. */
  readonly wished: CountryCode | null;
  /** What is known of the country, with its date; null where it isn't about that. */
  readonly availability: CallingAvailability | null;
}

export type NoNumberForm =
  | NumberObstacleResult
  /** The line has an open request about its number; `request` null: somebody else's, which isn't the asker's business. */
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest | null }
  | Exclude<WhoseLine, { result: 'line' }>;

/** A person who may get a number, and what there is for them. */
export interface NumberLine {
  readonly result: 'numberLine';
  readonly mode: 'request' | 'change';
  readonly line: LineAbout;
  /** The number that they have; null for a first one. */
  readonly current: NumberAssignment | null;
  readonly country: CountryCode;
  readonly pools: OfferedPools;
  /** What a Calling Plan number brings with it; null where the person has what it needs. */
  readonly brings: PlanBrought | null;
  /** The waiting request that is edited; null for a new one. */
  readonly edited: LineRequest | null;
}

const otherCarriers: readonly NumberType[] = ['operatorConnect', 'directRouting'];

/**
 * Whether the line can get a (first or other) number, in the order in which a person can do something about what is
 * missing. Rules: Teams Phone first, then a Calling Plan, both following the usage location; a number of another carrier
 * needs no plan. `fresh`: reads the tenant past the cache. Throws as `Tenant` does.
 */
export async function readNumberLine(
  desk: Desk,
  actor: PersonRef,
  form: FormContext,
  asked: 'request' | 'change' | 'any',
  options: { readonly fresh?: boolean } = {},
): Promise<NumberLine | NoNumberForm> {
  const line = await whoseLine(desk, actor, form.person);
  if (line.result !== 'line') return line;
  const { person } = line;
  const current = await desk.tenant.numberOf(person.id, options);
  const mode = asked !== 'any' ? asked : current === null ? 'request' : 'change';
  const country = person.usageLocation;
  const stop = (
    obstacle: NumberObstacle,
    availability: CallingAvailability | null = null,
  ): NumberObstacleResult => ({
    result: 'numberObstacle',
    obstacle,
    mode,
    line,
    number: current,
    country,
    wished: null,
    availability,
  });

  const open = await openNumberRequest(desk, actor, line, form);
  if (open.result !== 'free') return open;
  if (mode === 'request' && current !== null) return stop('hasNumber');
  if (mode === 'change') {
    if (current === null) return stop('noNumber');
    const fixed = carrierObstacle(current);
    if (fixed !== null) return stop(fixed);
  }
  if (country === null) return stop('noUsageLocation');
  const licences = callingLicences(person.plans);
  if (!licences.teamsPhone) return stop('noTeamsPhone');

  const plan = await planForNumber(desk, country, licences, mode === 'request');
  const types = plan.state === 'ready' ? (['callingPlan', ...otherCarriers] as const) : otherCarriers;
  const pools = offeredPools(desk.policy.numbers, person, country, types);
  const search = { pools, country, city: null, digits: null };
  const anyFree = (await findFreeNumbers(desk, search, { offset: 0, limit: 1 })) !== null;
  if (!anyFree) {
    if (plan.state === 'obstacle') return stop(plan.obstacle, plan.availability);
    if (pools.length === 0) return stop('noPool');
    // What an edit holds isn't free, and can be kept all the same.
    if (open.edited === null) {
      const read = (await desk.store.numberSyncs.last())?.finishedAt ?? null;
      return stop(read === null ? 'inventoryUnread' : 'noFreeNumbers');
    }
  }
  const brings = plan.state === 'ready' ? plan.brings : null;
  return { result: 'numberLine', mode, line, current, country, pools, brings, edited: open.edited };
}

/** Why a number can't be taken from its person here; null where it can. */
export function carrierObstacle(number: NumberAssignment): NumberObstacle | null {
  if (number.numberType === 'operatorConnect') return 'operatorConnect';
  if (number.numberType === 'directRouting') return 'directRouting';
  if (number.numberType === 'other') return 'otherCarrier';
  return number.pending ? 'numberPending' : null;
}

/** The open request about the line's number, which stands in another one's way unless it is the one being edited. */
export async function openNumberRequest(
  desk: Desk,
  actor: PersonRef,
  { person }: LineAbout,
  form: FormContext,
): Promise<
  | { readonly result: 'free'; readonly edited: LineRequest | null }
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest | null }
> {
  const open = await desk.store.openRequestOn(numberKey(person.id));
  if (open === null) return { result: 'free', edited: null };
  if (open.id === form.edits && open.requester.id === actor.id) return { result: 'free', edited: open };
  return { result: 'alreadyOpen', request: concerns(open, actor.id) ? open : null };
}
