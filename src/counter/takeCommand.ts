import {
  type Answer,
  administrationNote,
  approvalAnswer,
  type Command,
  decisionNote,
  failedChangeAnswer,
  formAgain,
  helpAnswer,
  locationFormAnswer,
  mayBeShown,
  noSuchRequestAnswer,
  obstacleAnswer,
  type Reader,
  requestAnswer,
  requestsAnswer,
  sentenceAnswer,
  unknownPersonAnswer,
} from '../conversation/index.js';
import {
  administrate,
  type CardAudience,
  type CardMessage,
  claim,
  type DecideResult,
  type Desk,
  decide,
  type FailedRequestAction,
  type LocationFormQuery,
  listRequests,
  openApproverCopy,
  type RequestTarget,
  readLocationForm,
  submitLocationChange,
  viewOf,
  viewRequest,
  withdraw,
  withdrawWaiting,
} from '../desk/index.js';
import type { LineRequest, RequestId } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';

/** Who stands at the counter, how they read, and the message on which they clicked (null: they typed). */
export interface Visitor {
  readonly actor: PersonRef;
  readonly reader: Reader;
  readonly message: CardMessage | null;
}

/** What they get. `effect`: something changed, so that the same click must never be carried out again. */
export interface Served {
  readonly answer: Answer;
  readonly effect: boolean;
  readonly audience: CardAudience;
}

const withoutEffect = (answer: Answer, audience: CardAudience = 'requester'): Served => ({
  answer,
  effect: false,
  audience,
});

/** Takes a command to the desk and shows what came of it. Throws LineDeskError when something outside doesn't answer. */
export async function takeCommand(desk: Desk, visitor: Visitor, command: Command): Promise<Served> {
  const { actor, reader } = visitor;
  const { texts } = reader;
  switch (command.do) {
    case 'help':
      return withoutEffect(helpAnswer(texts));
    case 'hello':
      return withoutEffect(helpAnswer(texts, { lead: texts('say.hello') }));
    case 'notUnderstood':
      return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
    case 'thanks':
      return withoutEffect(sentenceAnswer(texts, 'say.thanks'));
    case 'cancel':
      return withoutEffect(sentenceAnswer(texts, 'say.nothingToCancel'));
    case 'cancelForm':
      return withoutEffect(sentenceAnswer(texts, 'say.cancelled'));
    case 'openLocationForm':
      return withoutEffect(await locationForm(desk, visitor, command));
    case 'submitLocationChange':
      return submit(desk, visitor, command);
    case 'listRequests':
      return withoutEffect(requestsAnswer(await listRequests(desk, actor.id, command.offset), reader));
    case 'openRequest':
      return open(desk, visitor, command.target);
    case 'openApproval':
      return openApproval(desk, visitor, command.target);
    case 'withdraw':
      return withdrawn(desk, visitor, await withdraw(desk, actor, command.target));
    case 'withdrawWaiting':
      return withdrawn(desk, visitor, await withdrawWaiting(desk, actor));
    case 'approve':
      return decided(desk, visitor, await decide(desk, actor, { ...command.target, outcome: 'approved' }));
    case 'reject': {
      const { reason } = command;
      return decided(
        desk,
        visitor,
        await decide(desk, actor, { ...command.target, outcome: 'rejected', reason }),
      );
    }
    case 'claim':
      return decided(desk, visitor, await claim(desk, actor, command.target));
    case 'retried':
    case 'doneByHand':
    case 'closed':
      return administrated(desk, visitor, command.target, command.do);
    default:
      return command satisfies never;
  }
}

async function locationForm(
  desk: Desk,
  { actor, reader }: Visitor,
  query: LocationFormQuery,
): Promise<Answer> {
  const result = await readLocationForm(desk, actor.id, query);
  switch (result.result) {
    case 'locationForm':
      return locationFormAnswer(result, reader, null);
    case 'locationObstacle':
      return obstacleAnswer(result, reader);
    case 'alreadyOpen':
      return ownRequest(desk, reader, result.request, reader.texts('say.alreadyOpen'));
    case 'unknownPerson':
      return unknownPersonAnswer(reader.texts);
    default:
      return result satisfies never;
  }
}

async function submit(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'submitLocationChange' }>,
): Promise<Served> {
  const { actor, reader, message } = visitor;
  const result = await submitLocationChange(desk, actor, { ...command, message });
  switch (result.result) {
    case 'submitted':
      return {
        answer: await ownRequest(desk, reader, result.request, null),
        effect: true,
        audience: 'requester',
      };
    case 'alreadyOpen':
      return withoutEffect(await ownRequest(desk, reader, result.request, reader.texts('say.alreadyOpen')));
    case 'locationObstacle':
      return withoutEffect(obstacleAnswer(result, reader));
    case 'unknownPerson':
      return withoutEffect(unknownPersonAnswer(reader.texts));
    case 'invalidInput': {
      const { formNonce, reason } = command;
      const chosen = result.problem === 'reasonTooLong' ? command.locationId : null;
      const form = await readLocationForm(desk, actor.id, {
        named: [],
        search: null,
        offset: 0,
        formNonce,
        chosen,
        reason,
      });
      if (form.result !== 'locationForm') return withoutEffect(await locationForm(desk, visitor, emptyQuery));
      return withoutEffect(formAgain(form, result.problem, reader));
    }
    default:
      return result satisfies never;
  }
}

const emptyQuery: LocationFormQuery = {
  named: [],
  search: null,
  offset: 0,
  formNonce: null,
  chosen: null,
  reason: null,
};

async function open(desk: Desk, { actor, reader }: Visitor, target: RequestTarget): Promise<Served> {
  const result = await viewRequest(desk, actor.id, target);
  if (result.result === 'noSuchRequest') return withoutEffect(noSuchRequestAnswer(reader.texts));
  return withoutEffect(await draw(desk, reader, actor, result.view.request, result.as, null), result.as);
}

/** From the channel's neutral card: the details go to the approver's personal chat, the channel's card stays. */
async function openApproval(desk: Desk, { actor, reader }: Visitor, target: RequestTarget): Promise<Served> {
  const { texts } = reader;
  const result = await viewRequest(desk, actor.id, target);
  if (result.result === 'noSuchRequest') return withoutEffect(sentenceAnswer(texts, 'say.notAnApprover'));
  if (result.as === 'requester') return withoutEffect(sentenceAnswer(texts, 'say.ownRequest'));
  await openApproverCopy(desk, result.view.request, actor);
  const reached = (await desk.store.reference(actor.id)) !== null;
  return {
    answer: sentenceAnswer(texts, reached ? 'say.approvalOpened' : 'say.approvalNotReached'),
    effect: true,
    audience: 'channel',
  };
}

async function withdrawn(
  desk: Desk,
  { actor, reader }: Visitor,
  result: Awaited<ReturnType<typeof withdraw>>,
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
    case 'nothingWaiting':
      return withoutEffect(sentenceAnswer(texts, 'say.nothingWaiting'));
    case 'noSuchRequest':
      return withoutEffect(noSuchRequestAnswer(texts));
    default:
      return result satisfies never;
  }
}

async function decided(desk: Desk, { actor, reader }: Visitor, result: DecideResult): Promise<Served> {
  const { texts } = reader;
  switch (result.result) {
    case 'decided':
    case 'claimed':
      return {
        answer: await draw(desk, reader, actor, result.request, 'approver', null),
        effect: true,
        audience: 'approver',
      };
    case 'notDecided': {
      const note = decisionNote(result, texts);
      if (!mayBeShown(result.why)) return withoutEffect(sentenceAnswer(texts, 'say.notAnApprover'));
      const audience = result.why === 'ownRequest' ? 'requester' : 'approver';
      return withoutEffect(await draw(desk, reader, actor, result.request, audience, note), audience);
    }
    case 'noSuchRequest':
      return withoutEffect(noSuchRequestAnswer(texts));
    default:
      return result satisfies never;
  }
}

async function administrated(
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
  const note = administrationNote(result, texts);
  const audience = result.why === 'ownRequest' ? 'requester' : 'administrator';
  return withoutEffect(await draw(desk, reader, actor, result.request, audience, note), audience);
}

function ownRequest(desk: Desk, reader: Reader, request: LineRequest, note: string | null): Promise<Answer> {
  return draw(desk, reader, request.requester, request, 'requester', note);
}

/** The request's card as this audience sees it, from what is stored now. */
async function draw(
  desk: Desk,
  reader: Reader,
  actor: PersonRef,
  request: LineRequest,
  audience: CardAudience,
  note: string | null,
): Promise<Answer> {
  const view = await viewOf(desk, request.id as RequestId);
  if (view === null) return noSuchRequestAnswer(reader.texts);
  if (audience === 'administrator') return failedChangeAnswer(view, reader, note);
  if (audience === 'approver') return approvalAnswer(view, actor.id, reader, note);
  return requestAnswer(view, reader, note);
}
