import type { LocationFormView, RequestView } from '../../../src/desk/index.js';
import {
  type LineRequest,
  nextState,
  planFor,
  type RequestEvent,
  type RequestEventType,
  type RequestId,
  type RequestState,
  snapshotOf,
} from '../../../src/requests/index.js';
import {
  type EmergencyLocation,
  locationAddress,
  locationId,
  parseE164,
  personId,
  tenantId,
} from '../../../src/telephony/index.js';
import type { SampleWords } from './sampleWords.js';

const robin = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
export const alex = personId('9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02');
const kim = personId('52e8d8f0-93c5-4f5e-8e07-0f0c6b1f7a03');

/** A Monday morning; `minutes` later. */
const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 23, 8, 54) + minutes * 60_000);

function number(text: string) {
  const parsed = parseE164(text);
  if (parsed === null) throw new TypeError(`${text} is no telephone number`);
  return parsed;
}

function location(index: number, place: string, words: SampleWords): EmergencyLocation {
  return {
    id: locationId(`5f3a0c1e-7b2d-4c8a-9e10-${String(index).padStart(12, '0')}`),
    civicAddressId: 'a1c9d2e4-0000-4000-8000-000000000001',
    site: words.site,
    place,
    companyName: 'Contoso GmbH',
    street: words.street,
    city: 'Berlin',
    stateOrProvince: null,
    postalCode: '10119',
    country: 'DE',
    validated: true,
  };
}

const snapshot = (place: EmergencyLocation) => snapshotOf(place, locationAddress(place));

/** The events that lead to each state, with the minutes after the request at which they happen. */
const lives: Record<RequestState, readonly (readonly [RequestEventType, number])[]> = {
  waiting: [['asked', 0]],
  approved: [
    ['asked', 0],
    ['approved', 21],
  ],
  changing: [
    ['asked', 0],
    ['claimed', 9],
    ['approved', 21],
    ['started', 21],
    ['delayed', 23],
  ],
  failed: [
    ['asked', 0],
    ['approved', 21],
    ['started', 21],
    ['failed', 22],
  ],
  done: [
    ['asked', 0],
    ['approved', 21],
    ['started', 21],
    ['verified', 22],
  ],
  rejected: [
    ['asked', 0],
    ['rejected', 34],
  ],
  withdrawn: [
    ['asked', 0],
    ['withdrawn', 12],
  ],
  closed: [
    ['asked', 0],
    ['approved', 21],
    ['started', 21],
    ['failed', 22],
    ['retried', 95],
    ['started', 95],
    ['failed', 96],
    ['closed', 180],
  ],
};

/** A request in `state` with its history, as the desk hands it to the cards. */
export function sampleView(
  state: RequestState,
  words: SampleWords,
  changes: Partial<LineRequest> = {},
  view: Partial<RequestView> = {},
): RequestView {
  const requester = { id: robin, name: words.requester };
  const approver = { id: alex, name: words.approver };
  const details = {
    kind: 'emergencyLocationChange' as const,
    telephoneNumber: number('+4930231250'),
    country: 'DE',
    from: snapshot(location(2, words.oldPlace, words)),
    to: snapshot(location(4, words.newPlace, words)),
    reason: words.reason,
  };
  const id = '0b6f9a3c-52d1-4a7e-8f30-6c1d2e9b4a55' as RequestId;
  const events = historyLeadingTo(state, id, requester, approver);
  const last = events.at(-1)?.at ?? at(0);
  const decided = events.find(({ type }) => type === 'approved' || type === 'rejected');
  const request: LineRequest = {
    tenantId: tenantId('7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10'),
    id,
    requester,
    details,
    state,
    version: events.length,
    nonce: 'c0f7f7a0-3d0b-4f0e-9d53-9b0c8e1d2f11',
    plan: planFor(details),
    rule: 'another-address',
    policyVersion: '0011223344556677',
    approvers: { people: [], groups: [] },
    asked: [approver, { id: kim, name: words.otherApprover }],
    claimedBy: null,
    decision:
      decided === undefined
        ? null
        : {
            outcome: decided.type === 'approved' ? 'approved' : 'rejected',
            by: approver,
            at: decided.at,
            reason: decided.type === 'rejected' ? words.rejection : null,
          },
    failure: state === 'failed' || state === 'closed' ? { code: 'not-shown-in-time', at: last } : null,
    submittedAt: at(0),
    updatedAt: last,
    completedAt: state === 'done' ? last : null,
    ...changes,
  };
  return { request, events, unreached: [], requestsThisWeek: 1, ...view };
}

function historyLeadingTo(
  state: RequestState,
  requestId: RequestId,
  requester: LineRequest['requester'],
  approver: LineRequest['requester'],
): RequestEvent[] {
  let reached: RequestState = 'waiting';
  const events = [['submitted', 0] as const, ...lives[state]].map(([type, minutes], index): RequestEvent => {
    if (type !== 'submitted') reached = nextState(reached, type) ?? reached;
    const byRequester = type === 'submitted' || type === 'withdrawn';
    const byItself = ['asked', 'started', 'delayed', 'verified', 'failed'].includes(type);
    return {
      requestId,
      seq: index + 1,
      at: at(minutes),
      type,
      actor: byItself
        ? { type: 'lineDesk' }
        : byRequester
          ? { type: 'person', person: requester, role: 'requester' }
          : { type: 'person', person: approver, role: 'approver' },
      values: type === 'failed' ? { code: 'not-shown-in-time' } : {},
    };
  });
  if (reached !== state) throw new Error(`the sample history leads to ${reached} instead of ${state}`);
  return events;
}

/** The form as the desk hands it over: `count` locations on it, `total` in the country. */
export function sampleForm(
  words: SampleWords,
  count: number,
  total: number,
  changes: Partial<LocationFormView> = {},
): LocationFormView {
  const locations = Array.from({ length: count }, (_, index) =>
    location(index + 1, index === 3 ? words.newPlace : `${words.oldPlace} ${index + 1}`, words),
  );
  return {
    result: 'locationForm',
    formNonce: 'e1b7a2c4-8d36-4b0f-a5f9-2d4c6e8a0b13',
    number: {
      telephoneNumber: number('+4930231250'),
      numberType: 'callingPlan',
      country: 'DE',
      city: 'Berlin',
      locationId: locationId('5f3a0c1e-7b2d-4c8a-9e10-000000000002'),
      assignedTo: robin,
      category: 'primary',
      pending: false,
      locationChangeable: true,
    },
    current: location(2, words.oldPlace, words),
    locations,
    totalInCountry: total,
    found: total,
    offset: 0,
    search: null,
    chosen: null,
    reason: null,
    ...changes,
  };
}
