import { concerns, type LineRequest, reasonMaxLength } from '../../requests/index.js';
import type { CountryCode, EmergencyLocation, NumberAssignment, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext, SubmittedForm } from '../formContext.js';
import { type CardMessage, requestIdOf, storeRequest } from '../storeRequest.js';
import { type LineAbout, whoseLine } from '../whoseLine.js';
import type { NumberProblem } from './numberChoice.js';
import { numberInUse } from './numberInUse.js';
import { carrierObstacle, type NoNumberForm, type NumberObstacle, openNumberRequest } from './numberLine.js';

/** Everything that the card says before somebody gives a number back. */
export interface ReleaseFormView {
  readonly result: 'releaseForm';
  readonly form: SubmittedForm;
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  readonly country: CountryCode;
  /** Null where the number shows none, or one that the catalogue doesn't hold. */
  readonly location: EmergencyLocation | null;
  /** For how many days the number rests before it goes to somebody else; 0: not at all. */
  readonly restDays: number;
  readonly reason: string | null;
}

/** Everything that the card for giving a number back shows, or why there is none. Changes nothing. */
export async function readReleaseForm(
  desk: Desk,
  actor: PersonRef,
  { form, reason }: { readonly form: FormContext; readonly reason: string | null },
): Promise<ReleaseFormView | NoNumberForm> {
  const about = await readReleasable(desk, actor, form);
  if (about.result !== 'releasable') return about;
  const { line, number, country, edited } = about;
  return {
    result: 'releaseForm',
    form: { ...form, formNonce: form.formNonce ?? desk.ids.uuid() },
    line,
    number,
    country,
    location: number.locationId === null ? null : await desk.store.location(number.locationId),
    restDays: desk.policy.numbers.restDays,
    reason: reason ?? (form.formNonce === null ? (edited?.details.reason ?? null) : null),
  };
}

export type SubmitReleaseResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  | { readonly result: 'invalidInput'; readonly problem: Extract<NumberProblem, { why: 'reasonTooLong' }> }
  /** Policy wants a reason (of a certain form). */
  | { readonly result: 'reasonNeeded'; readonly hint: string | null }
  | { readonly result: 'notEditable'; readonly request: LineRequest | null }
  | NoNumberForm;

/** Takes the confirmation that a number shall be given back: checks everything again and stores the request. */
export async function submitRelease(
  desk: Desk,
  requester: PersonRef,
  input: {
    readonly form: SubmittedForm;
    readonly reason: string | null;
    /** The message that the form stands on; null where there is none. */
    readonly message: CardMessage | null;
  },
): Promise<SubmitReleaseResult> {
  const id = requestIdOf(desk.tenantId, requester, input.form.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };
  const about = await readReleasable(desk, requester, input.form, { fresh: true });
  if (about.result !== 'releasable') return about;
  const { reason } = input;
  if (reason !== null && reason.length > reasonMaxLength) {
    return { result: 'invalidInput', problem: { why: 'reasonTooLong' } };
  }
  const { person } = about.line;
  const stored = await storeRequest(desk, {
    id,
    requester,
    person: { id: person.id, name: person.name },
    details: {
      kind: 'numberRelease',
      from: await numberInUse(desk, about.number),
      country: about.country,
      reason,
    },
    message: input.message,
    edits: input.form.edits,
  });
  switch (stored.result) {
    case 'otherOpen': {
      const { request } = stored;
      const own = request !== null && concerns(request, requester.id);
      return { result: 'alreadyOpen', request: own ? request : null };
    }
    case 'numberNotFree':
      throw new TypeError('a release asks for no number');
    default:
      return stored;
  }
}

interface Releasable {
  readonly result: 'releasable';
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  readonly country: CountryCode;
  readonly edited: LineRequest | null;
}

/** A number can be given back whatever licences there are; whom it comes from must allow it. */
async function readReleasable(
  desk: Desk,
  actor: PersonRef,
  form: FormContext,
  options: { readonly fresh?: boolean } = {},
): Promise<Releasable | NoNumberForm> {
  const line = await whoseLine(desk, actor, form.person);
  if (line.result !== 'line') return line;
  const number = await desk.tenant.numberOf(line.person.id, options);
  const open = await openNumberRequest(desk, actor, line, form);
  if (open.result !== 'free') return open;
  const stop = (obstacle: NumberObstacle): NoNumberForm => ({
    result: 'numberObstacle',
    obstacle,
    mode: 'release',
    line,
    number,
    country: number?.country ?? line.person.usageLocation,
    wished: null,
    availability: null,
  });
  if (number === null) return stop('noNumber');
  const fixed = carrierObstacle(number);
  if (fixed !== null) return stop(fixed);
  if (number.country === null) return stop('countryUnknown');
  return { result: 'releasable', line, number, country: number.country, edited: open.edited };
}
