import { isLineDeskError } from '../../errors.js';
import { type CallerIdChange, reasonMaxLength } from '../../requests/index.js';
import type { CallerIdPolicy, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { SubmittedForm } from '../formContext.js';
import { type CardMessage, requestIdOf, type StoreResult, storeRequest } from '../storeRequest.js';
import type { WhoseLine } from '../whoseLine.js';
import { type CallerIdChoice, standingOf } from './callerIdChoices.js';
import { type HideYourself, openChoices } from './callerIdForm.js';
import { type CallerIdLine, type NoCalls, readCallerIdLine } from './callerIdLine.js';

export interface CallerIdInput {
  readonly form: SubmittedForm;
  /** An offer's name, or `ownNumber`; null where nothing was chosen. */
  readonly choice: string | null;
  readonly reason: string | null;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
}

export type CallerIdProblem =
  | 'noChoice'
  | 'unknownChoice'
  | 'notForThem'
  | 'alreadySo'
  | 'byGroup'
  | 'reasonTooLong'
  /** The tenant has no policy of the name that the policy file gives. */
  | 'policyMissing';

export type CallerIdResult =
  | StoreResult
  | {
      readonly result: 'invalidInput';
      readonly problem: CallerIdProblem;
      /** The policy that is missing; null for another problem. */
      readonly policy: string | null;
    }
  | HideYourself
  | NoCalls
  | Exclude<WhoseLine, { result: 'line' }>;

/**
 * Takes a filled-in form: checks everything again, routes it by policy and stores it. The same form sent again answers
 * with the request that it made the first time. Throws as `readCallerIdLine` does.
 */
export async function submitCallerIdChange(
  desk: Desk,
  requester: PersonRef,
  input: CallerIdInput,
): Promise<CallerIdResult> {
  const id = requestIdOf(desk.tenantId, requester, input.form.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };

  const line = await readCallerIdLine(desk, requester, input.form);
  if (line.result !== 'callerIdLine') return line;
  const choice = checkedChoice(desk, input, line);
  if (choice === 'hideYourself') {
    return { result: 'hideYourself', line: line.line, others: openChoices(line).length > 0 };
  }
  if (typeof choice === 'string') return { result: 'invalidInput', problem: choice, policy: null };
  const { policy } = choice;
  const toPolicy = policy === null ? null : await policyNamed(desk, policy);
  if (toPolicy === 'missing') return { result: 'invalidInput', problem: 'policyMissing', policy };

  const { person } = line.line;
  return storeRequest(desk, {
    id,
    requester,
    person: { id: person.id, name: person.name },
    details: detailsOf(line, choice, toPolicy, input.reason),
    message: input.message,
    edits: input.form.edits,
    changedBy: input.form.changedBy,
  });
}

function checkedChoice(
  desk: Desk,
  { choice: id, reason }: CallerIdInput,
  { offered, now }: CallerIdLine,
): CallerIdChoice | 'hideYourself' | CallerIdProblem {
  if (id === null) return 'noChoice';
  const choice = offered.find((each) => each.id === id);
  if (choice === undefined) {
    return desk.policy.callerId.offers.some(({ name }) => name === id) ? 'notForThem' : 'unknownChoice';
  }
  const standing = standingOf(choice, now);
  if (standing === 'now') return 'alreadySo';
  if (standing !== 'open') return standing;
  return reason !== null && reason.length > reasonMaxLength ? 'reasonTooLong' : choice;
}

/**
 * The tenant's policy of that name. A tenant that takes no such question takes no grant either: an administrator makes it
 * by name, so the id may stay empty.
 */
async function policyNamed(desk: Desk, name: string): Promise<CallerIdPolicy | 'missing'> {
  try {
    return (await desk.tenant.callerIdPolicyNamed(name)) ?? 'missing';
  } catch (error) {
    if (isLineDeskError(error, 'tenant-cannot', 'tenant-refused')) return { id: '', name };
    throw error;
  }
}

function detailsOf(
  { number, now }: CallerIdLine,
  choice: CallerIdChoice,
  toPolicy: CallerIdPolicy | null,
  reason: string | null,
): CallerIdChange {
  return {
    kind: 'callerIdChange',
    telephoneNumber: number.telephoneNumber,
    from: now.shows === 'unknown' ? null : now.shows,
    fromPolicy: typeof now.policy === 'string' ? null : now.policy,
    to: choice.shows,
    toPolicy,
    reason,
  };
}
