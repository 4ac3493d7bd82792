import type { LocationFormView, RequestView } from '../../../src/desk/index.js';
import {
  type LineRequest,
  nextState,
  planFor,
  type RequestEvent,
  type RequestId,
  type RequestKind,
  type RequestState,
} from '../../../src/requests/index.js';
import { locationId, personId, tenantId } from '../../../src/telephony/index.js';
import { location, number, sampleCall, sampleDetails } from './sampleDetails.js';
import { at, type Entry, lifeOf, stepsIn } from './sampleLives.js';
import type { SampleWords } from './sampleWords.js';

const robin = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
export const alex = personId('9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02');
const kim = personId('52e8d8f0-93c5-4f5e-8e07-0f0c6b1f7a03');

/** A request for another emergency location in `state` with its history, as the desk hands it to the cards. */
export function sampleView(
  state: RequestState,
  words: SampleWords,
  changes: Partial<LineRequest> = {},
  view: Partial<RequestView> = {},
): RequestView {
  return sampleViewOf('emergencyLocationChange', state, words, changes, view);
}

/** The same for any kind of request. */
export function sampleViewOf(
  kind: RequestKind,
  state: RequestState,
  words: SampleWords,
  changes: Partial<LineRequest> = {},
  view: Partial<RequestView> = {},
): RequestView {
  const requester = { id: robin, name: words.requester };
  const approver = { id: alex, name: words.approver };
  const details = changes.details ?? sampleDetails(kind, words);
  const plan = planFor(details, robin);
  const id = '0b6f9a3c-52d1-4a7e-8f30-6c1d2e9b4a55' as RequestId;
  const events = historyLeadingTo(state, plan.length, id, requester, approver);
  const last = events.at(-1)?.at ?? at(0);
  const decided = events.find(({ type }) => type === 'approved' || type === 'rejected');
  const code = state === 'undoing' ? 'number-taken' : 'not-shown-in-time';
  const stopped = state === 'failed' || state === 'closed' || state === 'undoing';
  const request: LineRequest = {
    tenantId: tenantId('7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10'),
    id,
    requester,
    person: requester,
    details,
    state,
    version: events.length,
    termsVersion: 1,
    nonce: 'c0f7f7a0-3d0b-4f0e-9d53-9b0c8e1d2f11',
    plan,
    calls: plan.map(sampleCall),
    steps: stepsIn(state, plan.length),
    dryRun: false,
    rule: 'another-address',
    policyVersion: '0011223344556677',
    approvers: { people: [], groups: [] },
    stages: [],
    stage: 0,
    votes: [],
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
    failure: stopped ? { code, at: last, step: plan.length - 1 } : null,
    submittedAt: at(0),
    updatedAt: last,
    completedAt: state === 'done' ? last : null,
    ...changes,
  };
  return { request, events, unreached: [], requestsThisWeek: 1, ...view };
}

/** A request that somebody made for a colleague. */
export function onBehalf(words: SampleWords): Pick<LineRequest, 'person'> {
  return { person: { id: kim, name: words.otherApprover } };
}

function historyLeadingTo(
  state: RequestState,
  total: number,
  requestId: RequestId,
  requester: LineRequest['requester'],
  approver: LineRequest['requester'],
): RequestEvent[] {
  let reached: RequestState = 'waiting';
  const entries: readonly Entry[] = [['submitted', 0], ...lifeOf(state, total)];
  const events = entries.map(([type, minutes, values], index): RequestEvent => {
    if (type !== 'submitted') reached = nextState(reached, type) ?? reached;
    const byRequester = type === 'submitted' || type === 'withdrawn';
    const byPerson = ['claimed', 'approved', 'rejected', 'retried', 'doneByHand', 'closed'].includes(type);
    return {
      requestId,
      seq: index + 1,
      at: at(minutes),
      type,
      actor: byRequester
        ? { type: 'person', person: requester, role: 'requester' }
        : byPerson
          ? { type: 'person', person: approver, role: 'approver' }
          : { type: 'lineDesk' },
      values: values ?? {},
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
    form: { formNonce: 'e1b7a2c4-8d36-4b0f-a5f9-2d4c6e8a0b13', person: null, edits: null },
    line: {
      result: 'line',
      own: true,
      person: {
        id: robin,
        name: words.requester,
        mail: null,
        accountEnabled: true,
        usageLocation: 'DE',
        department: null,
        officeLocation: null,
        plans: [],
      },
    },
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
    unknownPlace: null,
    placeAbroad: null,
    reason: null,
    ...changes,
  };
}
