import { concerns, isOver, type LineRequest, type RequestEvent, type RequestId } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import { approverRight } from './approverRights.js';
import type { RequestTarget } from './decide.js';
import type { Desk } from './desk.js';
import type { CardAudience } from './ports/index.js';

/** A request with its history and what helps a reader to judge it. */
export interface RequestView {
  readonly request: LineRequest;
  readonly events: readonly RequestEvent[];
  /** Names of those who were asked but have no way to be reached yet. */
  readonly unreached: readonly string[];
  /** How many changes of this person's line were asked for within the last seven days, this one included. */
  readonly requestsThisWeek: number;
}

export type ViewResult =
  | { readonly result: 'request'; readonly view: RequestView; readonly as: CardAudience }
  | { readonly result: 'noSuchRequest' };

const week = 7 * 24 * 60 * 60 * 1000;
/** More than this many requests a week are not told apart. */
const countedRequests = 20;

/** The request as its cards show it, or null. Makes no check of rights: for our own renderers. */
export async function viewOf(desk: Desk, id: RequestId): Promise<RequestView | null> {
  const request = await desk.store.request(id);
  if (request === null) return null;
  const [events, copies, recent] = await Promise.all([
    desk.store.events(id),
    request.asked.length === 0 ? [] : desk.store.copiesOf(id),
    desk.store.requestsOf(request.person.id, { limit: countedRequests }),
  ]);
  const unreachedIds = new Set(
    copies
      .filter((copy) => copy.audience === 'approver' && copy.state === 'unreached')
      .map((copy) => copy.recipient),
  );
  const since = request.submittedAt.getTime() - week;
  return {
    request,
    events,
    unreached: request.asked.filter(({ id: asked }) => unreachedIds.has(asked)).map(({ name }) => name),
    requestsThisWeek: recent.requests.filter(
      ({ person, submittedAt }) =>
        person.id === request.person.id &&
        submittedAt.getTime() > since &&
        submittedAt <= request.submittedAt,
    ).length,
  };
}

/**
 * The request for somebody who asks for it: its requester, the person whose line it is, one of its approvers, or an administrator. Everybody else
 * learns only that there is no such request for them.
 */
export async function viewRequest(desk: Desk, reader: PersonId, target: RequestTarget): Promise<ViewResult> {
  const view = await viewOf(desk, target.requestId);
  if (view === null || view.request.nonce !== target.nonce) return { result: 'noSuchRequest' };
  const as = await audienceOf(desk, reader, view.request);
  return as === null ? { result: 'noSuchRequest' } : { result: 'request', view, as };
}

async function audienceOf(desk: Desk, reader: PersonId, request: LineRequest): Promise<CardAudience | null> {
  if (concerns(request, reader)) return 'requester';
  const theirs = request.state === 'failed' || request.state === 'byHand';
  if (theirs && (await desk.directory.isOnList(reader, desk.policy.administrators))) {
    return 'administrator';
  }
  if (request.approvers !== null && (await desk.directory.isOnList(reader, request.approvers)))
    return 'approver';
  if (!isOver(request.state)) {
    // A delegate's right comes from whoever is away.
    return (await approverRight(desk, request, { id: reader, name: '' })) === null ? null : 'approver';
  }
  return (await desk.directory.isOnList(reader, desk.policy.administrators)) ? 'administrator' : null;
}

/** How many requests one list shows. */
export const requestsOnOneCard = 5;

export interface RequestList {
  readonly result: 'requests';
  readonly requests: readonly LineRequest[];
  readonly total: number;
  readonly offset: number;
}

/** A page of what the person asked for and of what others asked for their line, newest first. */
export async function listRequests(desk: Desk, person: PersonId, offset: number): Promise<RequestList> {
  const { requests, total } = await desk.store.requestsOf(person, { limit: requestsOnOneCard, offset });
  return { result: 'requests', requests, total, offset };
}

/** The newest requests of the person, and about their line, that aren't over, and how many there are. */
export async function openRequestsOf(desk: Desk, person: PersonId): Promise<RequestList> {
  const { requests, total } = await desk.store.requestsOf(person, { limit: requestsOnOneCard, open: true });
  return { result: 'requests', requests, total, offset: 0 };
}

/** The newest request of the person, or about their line, that is over; null where there is none. */
export async function latestFinishedRequest(desk: Desk, person: PersonId): Promise<LineRequest | null> {
  const { requests } = await desk.store.requestsOf(person, { limit: 1, open: false });
  return requests[0] ?? null;
}
