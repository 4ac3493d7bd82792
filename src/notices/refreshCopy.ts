import {
  type Answer,
  administratorAnswer,
  approvalAnswer,
  channelAnswer,
  goneToOthersAnswer,
  type Reader,
  requestAnswer,
  withOwnViews,
} from '../conversation/index.js';
import {
  type CardCopy,
  type CardCopyId,
  copyRefresh,
  type Desk,
  holdersOfOwnViews,
  keptForLater,
  type RequestView,
  type Transaction,
  viewOf,
  wentToOthers,
} from '../desk/index.js';
import { isLineDeskError } from '../errors.js';
import { isOver } from '../requests/index.js';
import type { Destination } from './messenger.js';
import { type Delivery, delivered, destinationOf, type Office } from './office.js';
import { readerFor } from './readers.js';

/**
 * Brings one copy of a request's card up to date: sends it where it wasn't sent yet, replaces it where it shows
 * something older. What it says is read at this moment; afterwards the request is read again, and if it has moved on
 * meanwhile the next refresh is queued. A copy that can't be replaced is sent anew to those whose turn it is.
 */
export async function refreshCopy(office: Office, id: CardCopyId, redraw: boolean): Promise<Delivery> {
  const { desk } = office;
  const copy = await desk.store.copy(id);
  if (copy === null || copy.state === 'gone') return delivered;
  const request = await desk.store.request(copy.requestId);
  if (request === null || (!redraw && request.version === copy.versionShown)) return delivered;
  const reference = copy.recipient === null ? null : await desk.store.reference(copy.recipient);
  const others =
    copy.audience === 'approver' &&
    copy.recipient !== null &&
    (await wentToOthers(desk, request, copy.recipient));
  if (others && copy.activityId === null) {
    // They never saw it, and needn't any more.
    await desk.store.transaction((tx) => tx.saveCopy({ ...copy, state: 'gone' }));
    return delivered;
  }
  const wanted = copy.audience === 'requester' || !isOver(request.state);
  // Nothing is drawn that can't be sent.
  if (copy.activityId === null && copy.audience !== 'channel' && wanted && reference?.reachable !== true) {
    return unreached(office, copy);
  }
  if (await keptForLater(desk, copy, request, reference?.timeZone ?? office.defaults.timeZone)) {
    return delivered;
  }
  const view = await viewOf(desk, copy.requestId);
  if (view === null) return delivered;

  const reader = readerFor(reference, office.defaults);
  const answer = others ? goneToOthersAnswer(view.request, reader) : await drawCopy(desk, copy, view, reader);
  const shown = copy.activityId === null ? null : destinationOfCopy(office, copy);
  if (shown !== null && copy.activityId !== null) {
    try {
      await office.messenger.update(shown, copy.activityId, answer);
      await settle(office, { ...copy, state: 'live' }, view.request.version);
      return delivered;
    } catch (error) {
      if (!isLineDeskError(error, 'message-gone', 'recipient-unreachable')) throw error;
      if (others || !matters(copy, view)) {
        await desk.store.transaction((tx) => tx.saveCopy({ ...copy, state: 'gone' }));
        return delivered;
      }
    }
  } else if (isOver(view.request.state) && copy.audience !== 'requester') {
    // Nobody needs a card, only now, about something that is over.
    await desk.store.transaction((tx) => tx.saveCopy({ ...copy, state: 'gone' }));
    return delivered;
  }
  return sendAnew(
    office,
    copy,
    view,
    answer,
    reference === null || !reference.reachable ? null : destinationOf(reference),
  );
}

async function sendAnew(
  office: Office,
  copy: CardCopy,
  view: RequestView,
  answer: Answer,
  personal: Destination | null,
): Promise<Delivery> {
  const to = copy.audience === 'channel' ? destinationOfCopy(office, copy) : personal;
  if (to === null) return unreached(office, copy);
  let activityId: string;
  try {
    activityId = await office.messenger.send(to, answer);
  } catch (error) {
    if (copy.recipient === null || !isLineDeskError(error, 'recipient-unreachable', 'message-gone'))
      throw error;
    const { recipient } = copy;
    await office.desk.store.transaction((tx) => tx.markUnreachable(recipient));
    return unreached(office, copy);
  }
  const { serviceUrl, conversationId } = to;
  await settle(
    office,
    { ...copy, serviceUrl, conversationId, activityId, state: 'live' },
    view.request.version,
  );
  // The requester's card has said that this one wasn't reached.
  if (copy.state === 'unreached' && copy.audience === 'approver') await redrawRequesters(office, copy);
  return delivered;
}

/** Writes down what the copy shows, and queues the next refresh where the request has moved on meanwhile. */
async function settle(office: Office, copy: CardCopy, versionShown: number): Promise<void> {
  const { desk } = office;
  const write = async (tx: Transaction) => {
    const current = await tx.copy(copy.id);
    // Meanwhile the message may have come to show something else: then this copy is no longer kept.
    if (current === null || current.state === 'gone') return;
    await tx.saveCopy({ ...copy, versionShown });
    const now = await tx.request(copy.requestId);
    if (now !== null && now.version !== versionShown) {
      await tx.enqueue([copyRefresh(copy, desk.clock.now())]);
    }
  };
  // Lost, the card is drawn once more.
  await desk.store.transaction(write, { mayBeLost: true });
}

/** A copy that can't be sent for good: like one whose person isn't reached, so that somebody hears of it. */
export async function giveUpCopy(office: Office, id: CardCopyId): Promise<void> {
  const copy = await office.desk.store.copy(id);
  if (copy !== null && copy.state === 'new') await unreached(office, copy);
}

/** Marks the copy, lets the requester's card say who isn't reached, and tells them when nobody is. */
async function unreached(office: Office, copy: CardCopy): Promise<Delivery> {
  const { recipient } = copy;
  if (recipient === null) return delivered;
  const { desk } = office;
  if (copy.state !== 'unreached') {
    const mark = async (tx: Transaction) => {
      await tx.saveCopy({ ...copy, activityId: null, versionShown: null, state: 'unreached' });
      if (copy.audience !== 'approver') return;
      const copies = await tx.copiesOf(copy.requestId);
      const asked = copies.filter(({ audience }) => audience === 'approver');
      const request = await tx.request(copy.requestId);
      if (request === null) return;
      const now = desk.clock.now();
      await enqueueRedraws(tx, copies, now);
      if (asked.every(({ state }) => state === 'unreached')) {
        await tx.enqueue([
          {
            tenantId: desk.tenantId,
            lane: 'notices',
            key: `not-reached:${request.id}:${request.version}`,
            orderKey: request.id,
            priority: 5,
            task: {
              task: 'notify',
              about: 'notReached',
              requestId: request.id,
              recipient: request.requester.id,
            },
            dueAt: now,
          },
        ]);
      }
    };
    // Lost, it is found out once more.
    await desk.store.transaction(mark, { mayBeLost: true });
  }
  return { delivered: false, waitsFor: recipient };
}

/** The requester's card says who isn't reached: it is drawn again where that has changed. */
async function redrawRequesters(office: Office, copy: CardCopy): Promise<void> {
  const { desk } = office;
  await desk.store.transaction(async (tx) =>
    enqueueRedraws(tx, await tx.copiesOf(copy.requestId), desk.clock.now()),
  );
}

async function enqueueRedraws(tx: Transaction, copies: readonly CardCopy[], now: Date): Promise<void> {
  const own = copies.filter(({ audience, state }) => audience === 'requester' && state === 'live');
  await tx.enqueue(own.map((copy) => copyRefresh(copy, now, true)));
}

/** An approver whose turn it is, and an administrator with an open failure, need their card. */
function matters(copy: CardCopy, view: RequestView): boolean {
  const { state } = view.request;
  if (copy.audience === 'approver' || copy.audience === 'channel') return state === 'waiting';
  return copy.audience === 'administrator' && (state === 'failed' || state === 'byHand');
}

async function drawCopy(desk: Desk, copy: CardCopy, view: RequestView, reader: Reader): Promise<Answer> {
  switch (copy.audience) {
    case 'requester':
      return requestAnswer(view, reader);
    case 'approver':
      return approvalAnswer(view, copy.recipient, reader);
    case 'administrator':
      return administratorAnswer(view, reader);
    case 'channel':
      return withOwnViews(
        channelAnswer(view.request, reader),
        view.request,
        reader.texts,
        await holdersOfOwnViews(desk, view.request),
      );
    default:
      return copy.audience satisfies never;
  }
}

function destinationOfCopy(office: Office, copy: CardCopy): Destination | null {
  const { serviceUrl, conversationId } = copy;
  if (serviceUrl === null || conversationId === null) return null;
  return {
    serviceUrl,
    conversationId,
    channelId: 'msteams',
    botAccountId: office.botAccountId,
    kind: copy.audience === 'channel' ? 'channel' : 'personal',
  };
}
