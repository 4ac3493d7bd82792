import { concerns, isOver, type LineRequest } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { changeRequest } from '../changeRequest.js';
import type { RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import { actAsApprover, asApprover, type NoTurn } from './actAsApprover.js';

/** Questions and answers are a few sentences; a card that shows six of them stays under Teams' limit. */
export const questionMaxLength = 500;

export interface Said {
  readonly target: RequestTarget;
  readonly text: string | null;
}

/** What was wrong with a text. */
export type TextProblem = 'empty' | 'tooLong';

export type AskQuestionResult =
  | { readonly result: 'asked'; readonly request: LineRequest }
  | { readonly result: 'notAsked'; readonly why: TextProblem; readonly request: LineRequest }
  | NoTurn;

/**
 * An approver asks those whom the request concerns something; it goes on waiting, and every card shows it. Only those
 * whose turn it is may. Throws `directory-unavailable` when the directory doesn't answer.
 */
export function askQuestion(
  desk: Desk,
  actor: PersonRef,
  { target, text }: Said,
): Promise<AskQuestionResult> {
  return actAsApprover<AskQuestionResult>(desk, actor, target, async (tx, current) => {
    const problem = problemOf(text);
    if (problem !== null) return { result: 'notAsked', why: problem, request: current };
    const said = { text: text?.trim() ?? '' };
    const changed = await changeRequest(desk, tx, current, 'questioned', asApprover(actor), {}, said);
    return changed === null ? null : { result: 'asked', request: changed };
  });
}

export type AnswerQuestionResult =
  | { readonly result: 'answered'; readonly request: LineRequest }
  | {
      readonly result: 'notAnswered';
      /** `none`: nobody has asked, or it is answered. */
      readonly why: TextProblem | 'none';
      readonly request: LineRequest;
    }
  | { readonly result: 'noSuchRequest' };

/** The requester, or the person whose line it is, answers the open question. Everybody else learns nothing. */
export async function answerQuestion(
  desk: Desk,
  actor: PersonRef,
  { target, text }: Said,
): Promise<AnswerQuestionResult> {
  return desk.store.transaction(async (tx): Promise<AnswerQuestionResult> => {
    const current = await tx.request(target.requestId);
    if (current === null || current.nonce !== target.nonce || !concerns(current, actor.id)) {
      return { result: 'noSuchRequest' };
    }
    const events = await tx.events(current.id);
    const last = events.findLast(({ type }) => type === 'questioned' || type === 'answered');
    if (last?.type !== 'questioned' || isOver(current.state)) {
      return { result: 'notAnswered', why: 'none', request: current };
    }
    const problem = problemOf(text);
    if (problem !== null) return { result: 'notAnswered', why: problem, request: current };
    const role = current.requester.id === actor.id ? 'requester' : 'person';
    const said = { text: text?.trim() ?? '' };
    const by = { type: 'person', person: actor, role } as const;
    const changed = await changeRequest(desk, tx, current, 'answered', by, {}, said);
    if (changed === null) return { result: 'notAnswered', why: 'none', request: current };
    return { result: 'answered', request: changed };
  });
}

function problemOf(text: string | null): TextProblem | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return 'empty';
  return trimmed.length > questionMaxLength ? 'tooLong' : null;
}
