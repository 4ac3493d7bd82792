import {
  administrationNote,
  decisionNote,
  goneToOthersAnswer,
  mayBeShown,
  messageAnswer,
  noSuchRequestAnswer,
  requestsAnswer,
  sentenceAnswer,
} from '../conversation/index.js';
import {
  administrate,
  type DecideResult,
  type Desk,
  type FailedRequestAction,
  listRequests,
  openApproverCopy,
  type RequestList,
  type RequestTarget,
  requestsOnOneCard,
  viewRequest,
  type WithdrawResult,
} from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import { draw, ownRequest } from './drawRequest.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** The request for whoever may see it. */
export async function open(desk: Desk, { actor, reader }: Visitor, target: RequestTarget): Promise<Served> {
  const result = await viewRequest(desk, actor.id, target);
  if (result.result === 'noSuchRequest') return withoutEffect(noSuchRequestAnswer(reader.texts));
  return withoutEffect(await draw(desk, reader, actor, result.view.request, result.as, null), result.as);
}

/** From the channel's neutral card: the details go to the approver's personal chat, the channel's card stays. */
export async function openApproval(
  desk: Desk,
  { actor, reader }: Visitor,
  target: RequestTarget,
): Promise<Served> {
  const { texts } = reader;
  const result = await viewRequest(desk, actor.id, target);
  if (result.result === 'noSuchRequest') return withoutEffect(sentenceAnswer(texts, 'say.notAnApprover'));
  if (result.as === 'requester') {
    const own = result.view.request.requester.id === actor.id;
    return withoutEffect(sentenceAnswer(texts, own ? 'say.ownRequest' : 'say.aboutYou'));
  }
  await openApproverCopy(desk, result.view.request, actor);
  const reached = (await desk.store.reference(actor.id)) !== null;
  return {
    answer: sentenceAnswer(texts, reached ? 'say.approvalOpened' : 'say.approvalNotReached'),
    effect: true,
    audience: 'channel',
  };
}

/** A page of the person's own requests; an offset beyond the last one gets the last page. */
export async function pageOfRequests(desk: Desk, person: PersonId, offset: number): Promise<RequestList> {
  const page = await listRequests(desk, person, offset);
  if (page.requests.length > 0 || page.total === 0) return page;
  return listRequests(desk, person, Math.floor((page.total - 1) / requestsOnOneCard) * requestsOnOneCard);
}

/** "cancel" as a word: shows what waits and could be withdrawn. The button does it, the word doesn't. */
export async function cancel(desk: Desk, { actor, reader }: Visitor): Promise<Served> {
  const { texts } = reader;
  const [only, ...more] = await desk.store.waitingRequestsOf(actor.id);
  if (only === undefined) return withoutEffect(sentenceAnswer(texts, 'say.nothingToCancel'));
  if (more.length === 0) return withoutEffect(await ownRequest(desk, reader, only, texts('say.cancelOrNot')));
  return withoutEffect(
    requestsAnswer(await listRequests(desk, actor.id, 0), reader, texts('say.severalWaiting')),
  );
}

/** What came of taking a request back. */
export async function withdrawn(
  desk: Desk,
  { actor, reader }: Visitor,
  result: WithdrawResult,
): Promise<Served> {
  const { texts } = reader;
  switch (result.result) {
    case 'withdrawn':
      return {
        answer: await ownRequest(desk, reader, result.request, null),
        effect: true,
        audience: 'requester',
      };
    case 'notWithdrawn':
      return withoutEffect(await ownRequest(desk, reader, result.request, texts('say.notWithdrawn')));
    case 'severalWaiting':
      return withoutEffect(
        requestsAnswer(await listRequests(desk, actor.id, 0), reader, texts('say.severalWaiting')),
      );
    case 'askedByAnother':
      return withoutEffect(await ownRequest(desk, reader, result.request, texts('say.cancelOrNot')));
    case 'nothingWaiting':
      return withoutEffect(sentenceAnswer(texts, 'say.nothingWaiting'));
    case 'noSuchRequest':
      return withoutEffect(noSuchRequestAnswer(texts));
    default:
      return result satisfies never;
  }
}

/** What came of a decision or a claim. */
export async function decided(desk: Desk, { actor, reader }: Visitor, result: DecideResult): Promise<Served> {
  const { texts } = reader;
  switch (result.result) {
    case 'decided':
    case 'voted':
    case 'claimed':
      return {
        answer: await draw(desk, reader, actor, result.request, 'approver', null),
        effect: true,
        audience: 'approver',
      };
    case 'notDecided': {
      const note = decisionNote(result, reader);
      if (result.why === 'handedOn') {
        return withoutEffect(goneToOthersAnswer(result.request, { ...reader, person: actor.id }), 'approver');
      }
      if (!mayBeShown(result.why)) return withoutEffect(messageAnswer(texts, { paragraphs: [note] }));
      const audience = result.why === 'ownRequest' ? 'requester' : 'approver';
      return withoutEffect(await draw(desk, reader, actor, result.request, audience, note), audience);
    }
    case 'noSuchRequest':
      return withoutEffect(noSuchRequestAnswer(texts));
    default:
      return result satisfies never;
  }
}

/** What came of an administrator's choice about a failed change. */
export async function administrated(
  desk: Desk,
  { actor, reader }: Visitor,
  target: RequestTarget,
  action: FailedRequestAction,
): Promise<Served> {
  const result = await administrate(desk, actor, target, action);
  const { texts } = reader;
  if (result.result === 'noSuchRequest') return withoutEffect(noSuchRequestAnswer(texts));
  if (result.result === 'administrated') {
    const answer = await draw(desk, reader, actor, result.request, 'administrator', null);
    return { answer, effect: true, audience: 'administrator' };
  }
  if (result.why === 'notAnAdministrator')
    return withoutEffect(sentenceAnswer(texts, 'say.notAnAdministrator'));
  const note = administrationNote(result, reader);
  const audience = result.why === 'ownRequest' ? 'requester' : 'administrator';
  return withoutEffect(await draw(desk, reader, actor, result.request, audience, note), audience);
}
