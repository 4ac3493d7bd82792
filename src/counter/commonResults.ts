import {
  type Answer,
  messageAnswer,
  plainAction,
  type Reader,
  sentenceAnswer,
  unknownPersonAnswer,
} from '../conversation/index.js';
import type { Desk, StoreResult, WhoseLine } from '../desk/index.js';
import { concerns, type LineRequest } from '../requests/index.js';
import { ownRequest } from './drawRequest.js';
import { type Served, withoutEffect } from './visitor.js';

/** Why nothing can be asked for this line. */
export function refusedLine(refused: Exclude<WhoseLine, { result: 'line' }>, { texts }: Reader): Answer {
  if (refused.result === 'unknownPerson') return unknownPersonAnswer(texts);
  return messageAnswer(texts, { paragraphs: [texts('say.mayNotAsk')] }, [
    plainAction(texts, 'help', 'action.help'),
  ]);
}

/** The card of a request that has just been stored or edited. */
export async function storedRequest(desk: Desk, reader: Reader, request: LineRequest): Promise<Served> {
  return { answer: await ownRequest(desk, reader, request, null), effect: true, audience: 'requester' };
}

/**
 * What is said where a checked request wasn't stored: the one that is open already, or the one that can't be edited any
 * more; null where the form says it itself: the number that it asks for isn't free, or a reason is needed (`reasonNeededText`).
 */
export async function notStored(
  desk: Desk,
  reader: Reader,
  result: Exclude<StoreResult, { result: 'submitted' }>,
): Promise<Served | null> {
  const { texts } = reader;
  switch (result.result) {
    case 'otherOpen':
      return withoutEffect(
        result.request === null
          ? sentenceAnswer(texts, 'say.otherOpen')
          : await openRequestAnswer(desk, reader, result.request),
      );
    case 'notEditable':
      return withoutEffect(
        result.request === null
          ? sentenceAnswer(texts, 'say.noSuchRequest')
          : await ownRequest(desk, reader, result.request, texts('say.notEditable')),
      );
    case 'numberNotFree':
    case 'reasonNeeded':
      return null;
  }
}

/**
 * The request that stands in the way of another one about the same thing. Whoever neither made it nor is the person whose
 * line it is learns only that there is one.
 */
export async function openRequestAnswer(desk: Desk, reader: Reader, request: LineRequest): Promise<Answer> {
  const { texts } = reader;
  const actor = reader.person ?? request.requester.id;
  if (!concerns(request, actor)) return sentenceAnswer(texts, 'say.otherOpen');
  const own = request.requester.id === actor && request.person.id === actor;
  return ownRequest(desk, reader, request, texts(own ? 'say.alreadyOpen' : 'say.openForYou'));
}
