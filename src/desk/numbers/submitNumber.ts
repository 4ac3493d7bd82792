import {
  type AssignableNumberType,
  concerns,
  type LineRequest,
  type RequestDetails,
  type RequestId,
  reasonMaxLength,
} from '../../requests/index.js';
import type { E164, EmergencyLocation, LocationId, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { SubmittedForm } from '../formContext.js';
import type { NumberWish } from '../numberWish.js';
import type { ListedNumber } from '../ports/index.js';
import { type CardMessage, requestIdOf, type StoreResult, storeRequest } from '../storeRequest.js';
import { type ChosenNumbers, chosenNumbers, type NumberProblem } from './numberChoice.js';
import { numberInUse, snapshotAt } from './numberInUse.js';
import { type NoNumberForm, type NumberLine, readNumberLine } from './numberLine.js';
import { addressRules } from './numberPlaces.js';

export interface NumberInput {
  readonly mode: 'request' | 'change';
  readonly form: SubmittedForm;
  readonly wish: NumberWish;
  /** Null: any that fits the wish. */
  readonly number: E164 | null;
  readonly locationId: LocationId | 'none' | null;
  readonly reason: string | null;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
}

export type SubmitNumberResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  | { readonly result: 'invalidInput'; readonly problem: NumberProblem }
  /** Policy wants a reason (of a certain form). */
  | { readonly result: 'reasonNeeded'; readonly hint: string | null }
  /** The request to edit doesn't wait any more. */
  | { readonly result: 'notEditable'; readonly request: LineRequest | null }
  | NoNumberForm;

/** Numbers that are tried one after the other where any will do: others take numbers at the same time. */
const mostTries = 5;

/**
 * Takes a filled-in form for a first or another number: checks everything again, holds the number, and stores the request
 * with what must follow. The same form sent again answers with the request that it made the first time. Throws as `Tenant`
 * does.
 */
export async function submitNumber(
  desk: Desk,
  requester: PersonRef,
  input: NumberInput,
): Promise<SubmitNumberResult> {
  const id = requestIdOf(desk.tenantId, requester, input.form.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };

  const about = await readNumberLine(desk, requester, input.form, input.mode, { fresh: true });
  if (about.result !== 'numberLine') return about;
  if (input.reason !== null && input.reason.length > reasonMaxLength)
    return invalid({ why: 'reasonTooLong' });
  const place = await placeChosen(desk, about, input.locationId);
  if ('why' in place) return invalid(place);
  const choice = await chosenNumbers(desk, about, { ...input, location: place.location, limit: mostTries });
  if ('why' in choice) return invalid(choice);
  return storeFirstFree(desk, requester, input, { id, about, choice, place: place.location });
}

const invalid = (problem: NumberProblem): SubmitNumberResult => ({ result: 'invalidInput', problem });

/** The location that was chosen; null for none. */
async function placeChosen(
  desk: Desk,
  { country }: NumberLine,
  chosen: NumberInput['locationId'],
): Promise<{ readonly location: EmergencyLocation | null } | NumberProblem> {
  if (chosen === null || chosen === 'none') {
    return addressRules(desk, country).needed ? { why: 'locationMissing' } : { location: null };
  }
  const location = await desk.store.location(chosen);
  if (location === null) return { why: 'locationUnknown' };
  if (!location.validated) return { why: 'locationNotValidated' };
  return location.country === country ? { location } : { why: 'locationElsewhere' };
}

/** Stores the request with the first of the numbers that nobody else takes meanwhile. */
async function storeFirstFree(
  desk: Desk,
  requester: PersonRef,
  input: NumberInput,
  {
    id,
    about,
    choice,
    place,
  }: {
    readonly id: RequestId;
    readonly about: NumberLine;
    readonly choice: ChosenNumbers;
    readonly place: EmergencyLocation | null;
  },
): Promise<SubmitNumberResult> {
  const { person } = about.line;
  for (const number of choice.numbers) {
    const stored = await storeRequest(desk, {
      id,
      requester,
      person: { id: person.id, name: person.name },
      details: await detailsOf(desk, about, number, { place, reason: input.reason }),
      message: input.message,
      edits: input.form.edits,
      changedBy: input.form.changedBy,
    });
    if (stored.result !== 'numberNotFree') return resultOf(stored, requester);
  }
  return invalid(input.number === null ? { why: 'allTaken' } : { why: 'numberTaken', number: input.number });
}

function resultOf(
  stored: Exclude<StoreResult, { result: 'numberNotFree' }>,
  requester: PersonRef,
): SubmitNumberResult {
  if (stored.result !== 'otherOpen') return stored;
  const { request } = stored;
  return {
    result: 'alreadyOpen',
    request: request !== null && concerns(request, requester.id) ? request : null,
  };
}

async function detailsOf(
  desk: Desk,
  { mode, current, country, brings }: NumberLine,
  {
    telephoneNumber,
    numberType,
    city,
    locationId,
  }: ListedNumber & { readonly numberType: AssignableNumberType },
  { place, reason }: { readonly place: EmergencyLocation | null; readonly reason: string | null },
): Promise<RequestDetails> {
  const given = { telephoneNumber, numberType, country, city };
  // Of other carriers' numbers the carrier or the network knows where they are.
  const location =
    numberType !== 'callingPlan' ? null : await snapshotAt(desk, place === null ? locationId : place.id);
  if (mode === 'request' || current === null) {
    const licence = numberType === 'callingPlan' ? (brings?.product ?? null) : null;
    return { kind: 'numberRequest', ...given, location, licence, reason };
  }
  return { kind: 'numberChange', from: await numberInUse(desk, current), ...given, location, reason };
}
