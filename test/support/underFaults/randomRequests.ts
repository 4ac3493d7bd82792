import { randomUUID } from 'node:crypto';
import type { CheckedRequest, Desk } from '../../../src/desk/index.js';
import {
  type LocationSnapshot,
  type RequestDetails,
  type RequestId,
  snapshotOf,
} from '../../../src/requests/index.js';
import {
  type CallerIdPolicy,
  type E164,
  type EmergencyLocation,
  locationAddress,
  type PersonRef,
  parseE164,
  personId,
} from '../../../src/telephony/index.js';
import type { TenantFacts, TenantNumberFact, TenantPersonFact } from './tenantFacts.js';

const international = {
  skuId: 'd3b4fe1f-9992-4930-8acb-ca6ec609365e',
  skuPartNumber: 'MCOPSTN2',
  groupId: null,
};
const domestic = { skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d', skuPartNumber: 'MCOPSTN1', groupId: null };

/** A small generator of its own, so that a seed that is printed brings the same run back. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One request for each of `count` people, of all kinds, as the tenant's state allows. */
export async function randomRequests(
  desk: Desk,
  facts: TenantFacts,
  count: number,
  seed: number,
): Promise<CheckedRequest[]> {
  const random = seededNumbers(seed);
  const numbers = await facts.numbers();
  const held = new Map(numbers.map((number) => [number.assignmentTargetId ?? '', number]));
  const free = Map.groupBy(
    numbers.filter(
      ({ assignmentStatus, capabilities, numberType }) =>
        assignmentStatus === 'unassigned' &&
        numberType === 'callingPlan' &&
        capabilities.includes('userAssignment'),
    ),
    ({ isoCountryCode }) => isoCountryCode,
  );
  const places = Map.groupBy(
    (await desk.store.allLocations()).filter(({ validated }) => validated),
    ({ country }) => country,
  );
  const policies: CallerIdPolicy[] = [];
  for (const name of ['Anonymous', 'MainNumber', 'ServiceLine'])
    policies.push({ name, id: await facts.policyId(name) });
  const context = { random, held, free, places, policies };
  const people = (await facts.people()).slice(200, 200 + count);
  return people.map((person) => ({
    id: randomUUID() as RequestId,
    requester: refOf(person),
    person: refOf(person),
    details: detailsFor(person, context),
    message: null,
    edits: null,
  }));
}

interface Context {
  readonly random: () => number;
  readonly held: ReadonlyMap<string, TenantNumberFact>;
  readonly free: ReadonlyMap<string, TenantNumberFact[]>;
  readonly places: ReadonlyMap<string, EmergencyLocation[]>;
  readonly policies: readonly CallerIdPolicy[];
}

const refOf = (person: TenantPersonFact): PersonRef => ({
  id: personId(person.aadObjectId),
  name: person.name,
});

function detailsFor(person: TenantPersonFact, context: Context): RequestDetails {
  const { random, held, free, places } = context;
  const own = held.get(person.aadObjectId);
  const dice = random();
  if (dice < 0.1) return callerId(own, context);
  if (dice < 0.15) return callingPlan(person, random() < 0.5);
  const wanted = free.get(own?.isoCountryCode ?? person.country)?.pop();
  if (own === undefined) {
    if (wanted === undefined) return callerId(own, context);
    return { kind: 'numberRequest', ...wantedFields(wanted, context), licence: null, reason: null };
  }
  const here = places.get(own.isoCountryCode) ?? [];
  const from = snapshot(here.find(({ id }) => id === own.locationId));
  const inUse = { telephoneNumber: e164(own), numberType: 'callingPlan' as const, location: from };
  if (dice < 0.35) return { kind: 'numberRelease', from: inUse, country: own.isoCountryCode, reason: null };
  if (dice < 0.6 && wanted !== undefined) {
    return { kind: 'numberChange', from: inUse, ...wantedFields(wanted, context), reason: null };
  }
  const to = snapshot(pick(here, random));
  if (to === null) return callerId(own, context);
  return {
    kind: 'emergencyLocationChange',
    telephoneNumber: e164(own),
    country: own.isoCountryCode,
    from,
    to,
    reason: null,
  };
}

function wantedFields(number: TenantNumberFact, { places, random }: Context) {
  return {
    telephoneNumber: e164(number),
    numberType: 'callingPlan' as const,
    country: number.isoCountryCode,
    city: number.city ?? null,
    location: snapshot(pick(places.get(number.isoCountryCode) ?? [], random)),
  };
}

function callerId(own: TenantNumberFact | undefined, { random, policies }: Context): RequestDetails {
  const toPolicy = pick(policies, random) ?? null;
  return {
    kind: 'callerIdChange',
    telephoneNumber: own === undefined ? null : e164(own),
    from: { shows: 'ownNumber' },
    fromPolicy: null,
    to:
      toPolicy?.name === 'Anonymous'
        ? { shows: 'hidden' }
        : { shows: 'otherNumber', telephoneNumber: null, companyName: null },
    toPolicy,
    reason: null,
  };
}

/** The tenant has no Domestic and International licence left: asking for one has to stop. */
function callingPlan(person: TenantPersonFact, more: boolean): RequestDetails {
  return more
    ? {
        kind: 'callingPlanChange',
        country: person.country,
        from: 'domestic',
        to: 'international',
        add: international,
        remove: domestic,
        reason: null,
      }
    : {
        kind: 'callingPlanChange',
        country: person.country,
        from: 'domestic',
        to: 'none',
        add: null,
        remove: domestic,
        reason: null,
      };
}

function e164(number: TenantNumberFact): E164 {
  const parsed = parseE164(number.telephoneNumber);
  if (parsed === null) throw new Error(`${number.telephoneNumber} is no number`);
  return parsed;
}

const snapshot = (location: EmergencyLocation | undefined): LocationSnapshot | null =>
  location === undefined ? null : snapshotOf(location, locationAddress(location));

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)];
