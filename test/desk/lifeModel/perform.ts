import {
  answerQuestion,
  askApprovers,
  askQuestion,
  type CheckedRequest,
  claim,
  type DecideResult,
  type Desk,
  decide,
  escalate,
  expire,
  reassign,
  remindApprovers,
  type StoreResult,
  storeRequest,
  type Turn,
  type WithdrawResult,
  withdraw,
} from '../../../src/desk/index.js';
import { isLineDeskError, type LineDeskError } from '../../../src/errors.js';
import type { LineRequest, RequestDetails } from '../../../src/requests/index.js';
import type { TermsName } from './asking.js';
import type { Operation } from './operations.js';

/** What an operation says; of the worker's and of what happens around the request nothing. */
export type Result =
  | { readonly said: 'decide'; readonly result: DecideResult }
  | { readonly said: 'withdraw'; readonly result: WithdrawResult }
  | { readonly said: 'edit'; readonly result: StoreResult }
  /** Questions, answers and turns that are handed on. */
  | { readonly said: 'acted'; readonly done: boolean }
  | { readonly said: 'nothing' }
  | { readonly said: 'error'; readonly error: LineDeskError };

/** The request as those who act on it know it. */
export interface Known {
  readonly first: LineRequest;
  readonly now: LineRequest;
  /** The version on the card. */
  readonly seen: number | null;
  detailsOf(terms: TermsName): RequestDetails;
}

/** Carries the operation out by the desk's use cases, as the counter and the worker do. */
export async function perform(desk: Desk, operation: Operation, known: Known): Promise<Result> {
  try {
    return await done(desk, operation, known);
  } catch (error) {
    if (isLineDeskError(error)) return { said: 'error', error };
    throw error;
  }
}

async function done(desk: Desk, operation: Operation, known: Known): Promise<Result> {
  const { first, now, seen } = known;
  const target = { requestId: first.id, nonce: first.nonce, version: seen };
  switch (operation.does) {
    case 'approve':
      return {
        said: 'decide',
        result: await decide(desk, operation.who, { ...target, outcome: 'approved' }),
      };
    case 'reject':
    case 'rejectSilently': {
      const reason = operation.does === 'reject' ? 'not now' : ' ';
      const input = { ...target, outcome: 'rejected' as const, reason };
      return { said: 'decide', result: await decide(desk, operation.who, input) };
    }
    case 'claim':
      return { said: 'decide', result: await claim(desk, operation.who, target) };
    case 'withdraw':
      return { said: 'withdraw', result: await withdraw(desk, operation.who, target) };
    case 'edit': {
      const checked: CheckedRequest = {
        id: first.id,
        requester: operation.who,
        person: first.person,
        details: known.detailsOf(operation.terms),
        message: null,
        edits: first.id,
      };
      return { said: 'edit', result: await storeRequest(desk, checked) };
    }
    case 'question': {
      const said = await askQuestion(desk, operation.who, { target, text: 'Since when?' });
      return { said: 'acted', done: said.result === 'asked' };
    }
    case 'answer': {
      const said = await answerQuestion(desk, operation.who, { target, text: 'Since May.' });
      return { said: 'acted', done: said.result === 'answered' };
    }
    case 'reassign': {
      const named = { name: null, person: operation.to.id };
      const said = await reassign(desk, operation.who, target, named);
      return { said: 'acted', done: said.result === 'reassigned' };
    }
    case 'ask':
      await askApprovers(desk, first.id);
      return { said: 'nothing' };
    case 'expire':
      await expire(desk, turnOf(operation.late ? first : now));
      return { said: 'nothing' };
    case 'escalate':
      await escalate(desk, turnOf(operation.late ? first : now), 'UTC');
      return { said: 'nothing' };
    case 'remind':
      await remindApprovers(desk, turnOf(operation.late ? first : now), 1, 'UTC');
      return { said: 'nothing' };
    case 'directory':
    case 'directoryFails':
    case 'clock':
      return { said: 'nothing' };
    default:
      return operation satisfies never;
  }
}

const turnOf = ({ id, stage, termsVersion }: LineRequest): Turn => ({ requestId: id, stage, termsVersion });
