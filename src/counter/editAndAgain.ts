import {
  type Command,
  formOfRequest,
  noSuchRequestAnswer,
  requestsAnswer,
  sentenceAnswer,
  withWayBack,
} from '../conversation/index.js';
import {
  type Desk,
  isEditableBy,
  latestFinishedRequest,
  listRequests,
  openRequestsOf,
  type RequestTarget,
} from '../desk/index.js';
import { concerns, isOver, type LineRequest, type RequestId } from '../requests/index.js';
import { ownRequest } from './drawRequest.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type GoOn = (next: Command) => Promise<Served>;

/** Where a request stands; editing one that waits; asking for the same once more. */
export async function serveAgain(
  desk: Desk,
  visitor: Visitor,
  command: Extract<
    Command,
    { do: 'requestStatus' | 'editWaiting' | 'askLatestAgain' | 'editRequest' | 'askAgain' }
  >,
  goOn: GoOn,
): Promise<Served> {
  switch (command.do) {
    case 'requestStatus':
      return requestStatus(desk, visitor);
    case 'editWaiting':
      return editWaiting(desk, visitor, goOn);
    case 'editRequest':
      return withTarget(desk, visitor, command.target, (request) => edit(desk, visitor, request, goOn));
    case 'askLatestAgain':
      return askLatestAgain(desk, visitor, goOn);
    case 'askAgain':
      return withTarget(desk, visitor, command.target, (request) => again(desk, visitor, request, goOn));
    default:
      return command satisfies never;
  }
}

/** A form that changes a waiting request says that it still waits, and its "Cancel" leads back to it. */
export async function leadBackToRequest(
  desk: Desk,
  { actor, reader }: Visitor,
  id: RequestId,
  served: Served,
): Promise<Served> {
  // What shows a request (the edited one, say) is no form.
  if (served.answer.shows !== null) return served;
  const request = await desk.store.request(id);
  if (request === null || !isEditableBy(request, actor)) return served;
  return { ...served, answer: withWayBack(served.answer, request, reader) };
}

/** "Where is my request?": the one that is open; of several the list; else the last one. */
async function requestStatus(desk: Desk, { actor, reader }: Visitor): Promise<Served> {
  const { texts } = reader;
  const open = await openRequestsOf(desk, actor.id);
  const [newest] = open.requests;
  if (newest !== undefined) {
    return withoutEffect(
      open.total === 1
        ? await ownRequest(desk, reader, newest, texts('say.newestOpen'))
        : requestsAnswer(open, reader, texts('say.severalOpen', { count: open.total })),
    );
  }
  const last = await latestFinishedRequest(desk, actor.id);
  return withoutEffect(
    last === null
      ? sentenceAnswer(texts, 'say.noRequestAtAll')
      : await ownRequest(desk, reader, last, texts('say.nothingOpen')),
  );
}

/** "Change my request": the only one that waits; of several the person chooses. */
async function editWaiting(desk: Desk, visitor: Visitor, goOn: GoOn): Promise<Served> {
  const { actor, reader } = visitor;
  const { texts } = reader;
  const waiting = await desk.store.waitingRequestsOf(actor.id);
  const [only, ...more] = waiting.filter((request) => isEditableBy(request, actor));
  if (only === undefined) {
    const [others] = waiting;
    return others === undefined
      ? withoutEffect(sentenceAnswer(texts, 'say.nothingToEdit'))
      : edit(desk, visitor, others, goOn);
  }
  if (more.length === 0) return edit(desk, visitor, only, goOn);
  return withoutEffect(
    requestsAnswer(await listRequests(desk, actor.id, 0), reader, texts('say.severalToEdit')),
  );
}

async function edit(
  desk: Desk,
  { actor, reader }: Visitor,
  request: LineRequest,
  goOn: GoOn,
): Promise<Served> {
  const { texts } = reader;
  if (isEditableBy(request, actor)) return goOn(formOfRequest(request, actor.id, 'edit'));
  const { requester, state } = request;
  const note =
    state === 'waiting' ? texts('say.editByRequester', { name: requester.name }) : texts('say.notEditable');
  return withoutEffect(await ownRequest(desk, reader, request, note));
}

/** "The same again": a new form that asks for what the last finished request asked for. */
async function askLatestAgain(desk: Desk, { actor, reader }: Visitor, goOn: GoOn): Promise<Served> {
  const last = await latestFinishedRequest(desk, actor.id);
  return last === null
    ? withoutEffect(sentenceAnswer(reader.texts, 'say.nothingToRepeat'))
    : goOn(formOfRequest(last, actor.id, 'again'));
}

async function again(
  desk: Desk,
  { actor, reader }: Visitor,
  request: LineRequest,
  goOn: GoOn,
): Promise<Served> {
  return isOver(request.state)
    ? goOn(formOfRequest(request, actor.id, 'again'))
    : withoutEffect(await ownRequest(desk, reader, request, reader.texts('say.stillOpen')));
}

/** The request that a card speaks of, for those whom it concerns; for everybody else there is none. */
async function withTarget(
  desk: Desk,
  { actor, reader }: Visitor,
  target: RequestTarget,
  serve: (request: LineRequest) => Promise<Served>,
): Promise<Served> {
  const request = await desk.store.request(target.requestId);
  if (request === null || request.nonce !== target.nonce || !concerns(request, actor.id)) {
    return withoutEffect(noSuchRequestAnswer(reader.texts));
  }
  return serve(request);
}
