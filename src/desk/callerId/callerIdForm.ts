import { type CallerIdChange, callerIdKey, type LineRequest } from '../../requests/index.js';
import type { E164, NumberAssignment, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext, SubmittedForm } from '../formContext.js';
import type { LineAbout, WhoseLine } from '../whoseLine.js';
import { type CallerIdChoice, type CallerIdNow, standingOf } from './callerIdChoices.js';
import { type CallerIdLine, type NoCalls, readCallerIdLine } from './callerIdLine.js';
import { type CallerIdWish, findWanted, type WishOutcome } from './wantedCallerId.js';

export interface CallerIdQuery extends CallerIdWish {
  readonly form: FormContext;
  /** The choice that a card carries, over what a message says. */
  readonly choice: string | null;
  readonly reason: string | null;
}

export interface CallerIdFormView {
  readonly result: 'callerIdForm';
  readonly form: SubmittedForm;
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  readonly now: CallerIdNow;
  /** What can be asked for; never empty. */
  readonly choices: readonly CallerIdChoice[];
  readonly chosen: CallerIdChoice | null;
  /** The number that the message names and that isn't offered; then nothing is chosen. */
  readonly notOffered: E164 | null;
  readonly reason: string | null;
}

/** Why there is no form for a line that makes calls. */
export interface CallerIdRefused {
  readonly result: 'callerIdRefused';
  readonly why:
    | 'alreadySo'
    | 'noOtherChoice'
    | 'hiddenNotOffered'
    | 'ownNumberNotOffered'
    | 'otherNumberNotOffered'
    | 'byGroup';
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  readonly now: CallerIdNow;
  /** Whether there is something else to choose. */
  readonly others: boolean;
}

/** The person can hide the number themselves in Teams: nothing is filed. */
export interface HideYourself {
  readonly result: 'hideYourself';
  readonly line: LineAbout;
  readonly others: boolean;
}

export type CallerIdFormResult =
  | CallerIdFormView
  | CallerIdRefused
  | HideYourself
  | NoCalls
  /** A request about this caller ID isn't over: the asker's own, or somebody else's. */
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  | Exclude<WhoseLine, { result: 'line' }>;

/** Everything that the form shows, or why there is none. Changes nothing. Throws as `readCallerIdLine` does. */
export async function readCallerIdForm(
  desk: Desk,
  actor: PersonRef,
  query: CallerIdQuery,
): Promise<CallerIdFormResult> {
  const line = await readCallerIdLine(desk, actor, query.form);
  if (line.result !== 'callerIdLine') return line;
  const open = await desk.store.openRequestOn(callerIdKey(line.line.person.id));
  if (open !== null && open.id !== query.form.edits) return { result: 'alreadyOpen', request: open };
  const asked = askedBefore(open, actor, query);
  const choices = openChoices(line);
  const wish = wishOf(query, asked, line);
  return withoutForm(wish, line, choices.length > 0) ?? formView(desk, query, line, choices, wish, asked);
}

/** What can be asked for on this line, in the policy's order. */
export function openChoices({ offered, now }: CallerIdLine): readonly CallerIdChoice[] {
  return offered.filter((choice) => standingOf(choice, now) === 'open');
}

/** The details of the request that a new form edits; nothing but a choice on a card takes their place. */
function askedBefore(
  open: LineRequest | null,
  actor: PersonRef,
  { form, choice }: CallerIdQuery,
): CallerIdChange | null {
  const redrawn = form.formNonce !== null || choice !== null;
  if (redrawn || open === null || open.requester.id !== actor.id) return null;
  return open.details.kind === 'callerIdChange' ? open.details : null;
}

function wishOf(query: CallerIdQuery, asked: CallerIdChange | null, line: CallerIdLine): WishOutcome {
  const { offered, now, number } = line;
  const isAsked = ({ id, policy }: CallerIdChoice) =>
    asked === null ? id === query.choice : policy === (asked.toPolicy?.name ?? null);
  if (asked !== null || query.choice !== null) {
    const choice = openChoices(line).find(isAsked);
    return choice === undefined ? { outcome: 'nothingSaid' } : { outcome: 'choice', choice };
  }
  return findWanted(query, offered, now, number.telephoneNumber);
}

function withoutForm(
  wish: WishOutcome,
  { line, number, now }: CallerIdLine,
  others: boolean,
): CallerIdRefused | HideYourself | null {
  const refused = (why: CallerIdRefused['why']): CallerIdRefused => ({
    result: 'callerIdRefused',
    why,
    line,
    number,
    now,
    others,
  });
  if (wish.outcome === 'hideYourself') return { result: 'hideYourself', line, others };
  if (wish.outcome === 'alreadySo' || wish.outcome === 'byGroup') return refused(wish.outcome);
  if (wish.outcome === 'notOffered') return refused(`${wish.shows}NotOffered`);
  if (others) return null;
  return now.mayHide ? { result: 'hideYourself', line, others } : refused('noOtherChoice');
}

function formView(
  desk: Desk,
  { form, reason }: CallerIdQuery,
  { line, number, now }: CallerIdLine,
  choices: readonly CallerIdChoice[],
  wish: WishOutcome,
  asked: CallerIdChange | null,
): CallerIdFormView {
  return {
    result: 'callerIdForm',
    form: { ...form, formNonce: form.formNonce ?? desk.ids.uuid() },
    line,
    number,
    now,
    choices,
    chosen: wish.outcome === 'choice' ? wish.choice : null,
    notOffered: wish.outcome === 'numberNotOffered' ? wish.number : null,
    reason: reason ?? asked?.reason ?? null,
  };
}
