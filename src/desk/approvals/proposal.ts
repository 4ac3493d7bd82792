import type { LineRequest } from '../../requests/index.js';
import type {
  CallingLicences,
  E164,
  EmergencyLocation,
  LocationId,
  PersonRef,
} from '../../telephony/index.js';
import { type CallerIdChoice, readCallerIdForm, submitCallerIdChange } from '../callerId/index.js';
import { readPlanForm, submitPlan } from '../callingPlan/index.js';
import type { RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import type { SubmittedForm } from '../formContext.js';
import { readLocationForm } from '../locationForm.js';
import { readNumberForm, submitNumber } from '../numbers/index.js';
import { anyNumber } from '../numberWish.js';
import { submitLocationChange } from '../submitLocationChange.js';
import { actAsApprover, type NoTurn } from './actAsApprover.js';

/** What can be proposed instead of what was asked. `value` is what the form sends back. */
export type ProposalChoice =
  | { readonly of: 'location'; readonly value: LocationId; readonly location: EmergencyLocation }
  | { readonly of: 'number'; readonly value: E164 }
  | { readonly of: 'plan'; readonly value: CallingLicences['callingPlan'] }
  | { readonly of: 'callerId'; readonly value: string; readonly choice: CallerIdChoice };

export type ProposalForm =
  | {
      readonly result: 'proposalForm';
      readonly request: LineRequest;
      readonly choices: readonly ProposalChoice[];
      readonly search: string | null;
    }
  /** Nothing else can be chosen, or it can't be read now. */
  | { readonly result: 'nothingToPropose'; readonly request: LineRequest }
  | NoTurn;

type MyTurn = { readonly result: 'myTurn'; readonly request: LineRequest };

/** Looks whether it is this person's turn, and changes nothing. */
function myTurn(desk: Desk, actor: PersonRef, target: RequestTarget): Promise<MyTurn | NoTurn> {
  return actAsApprover<MyTurn>(desk, actor, target, async (_tx, request) => ({ result: 'myTurn', request }));
}

/** What an approver may propose instead, as its requester could have chosen. Changes nothing. Throws as the forms do. */
export async function readProposal(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  search: string | null,
): Promise<ProposalForm> {
  const turn = await myTurn(desk, actor, target);
  if (turn.result !== 'myTurn') return turn;
  const { request } = turn;
  const choices = await choicesFor(desk, request, search);
  if (choices.length === 0 && search === null) return { result: 'nothingToPropose', request };
  return { result: 'proposalForm', request, choices, search };
}

async function choicesFor(
  desk: Desk,
  request: LineRequest,
  search: string | null,
): Promise<readonly ProposalChoice[]> {
  const { details, requester } = request;
  const form = { ...formOf(request), formNonce: null };
  switch (details.kind) {
    case 'emergencyLocationChange': {
      const query = { named: [], search, offset: 0, form, chosen: null, reason: null };
      const read = await readLocationForm(desk, requester, query);
      if (read.result !== 'locationForm') return [];
      return read.locations
        .filter(({ id }) => id !== details.to.id && id !== details.from?.id)
        .map((location) => ({ of: 'location', value: location.id, location }));
    }
    case 'numberRequest':
    case 'numberChange': {
      const read = await readNumberForm(desk, requester, {
        mode: details.kind === 'numberRequest' ? 'request' : 'change',
        form,
        wish: { ...anyNumber, digits: search, city: details.city, country: details.country },
        offset: 0,
        number: null,
        locationId: details.location?.id ?? null,
        reason: null,
      });
      if (read.result !== 'numberForm') return [];
      return read.numbers
        .filter(({ telephoneNumber }) => telephoneNumber !== details.telephoneNumber)
        .map(({ telephoneNumber }) => ({ of: 'number', value: telephoneNumber }));
    }
    case 'callingPlanChange': {
      const read = await readPlanForm(desk, requester, { form, plan: null, reason: null });
      if (read.result !== 'planForm') return [];
      return read.choices.filter((plan) => plan !== details.to).map((plan) => ({ of: 'plan', value: plan }));
    }
    case 'callerIdChange': {
      const query = { form, wanted: null, number: null, choice: null, reason: null };
      const read = await readCallerIdForm(desk, requester, query);
      if (read.result !== 'callerIdForm') return [];
      return read.choices.map((choice) => ({ of: 'callerId', value: choice.id, choice }));
    }
    default:
      return [];
  }
}

export type ChangeProposalResult =
  | { readonly result: 'proposalChanged'; readonly request: LineRequest }
  /** What was chosen can't be had (any more), or the request isn't as it was; nothing has changed. */
  | { readonly result: 'proposalRefused'; readonly request: LineRequest }
  | NoTurn;

/**
 * Gives a waiting request other terms than its requester asked for: checked as if the requester had chosen them, recorded as
 * the approver's, told to the requester, who may withdraw. Every earlier yes is void. Throws as the forms do.
 */
export async function changeProposal(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  chosen: string | null,
): Promise<ChangeProposalResult> {
  const turn = await myTurn(desk, actor, target);
  if (turn.result !== 'myTurn') return turn;
  const { request } = turn;
  if (chosen === null) return { result: 'proposalRefused', request };
  const { stage, termsVersion } = request;
  const form = {
    ...formOf(request),
    formNonce: desk.ids.uuid(),
    changedBy: { person: actor, stage, termsVersion },
  };
  const stored = await submitted(desk, request, form, chosen);
  return stored === null
    ? { result: 'proposalRefused', request: (await desk.store.request(request.id)) ?? request }
    : { result: 'proposalChanged', request: stored };
}

/** Each form checks what was chosen, as it does for a requester. */
async function submitted(
  desk: Desk,
  { requester, details }: LineRequest,
  form: SubmittedForm,
  chosen: string,
): Promise<LineRequest | null> {
  const common = { form, reason: details.reason, message: null };
  const result = await (async () => {
    switch (details.kind) {
      case 'emergencyLocationChange':
        return submitLocationChange(desk, requester, { ...common, locationId: chosen as LocationId });
      case 'callingPlanChange':
        return submitPlan(desk, requester, { ...common, plan: chosen });
      case 'callerIdChange':
        return submitCallerIdChange(desk, requester, { ...common, choice: chosen });
      case 'numberRequest':
      case 'numberChange':
        return submitNumber(desk, requester, {
          ...common,
          mode: details.kind === 'numberRequest' ? 'request' : 'change',
          wish: anyNumber,
          number: chosen as E164,
          locationId: details.location?.id ?? null,
        });
      default:
        return null;
    }
  })();
  return result?.result === 'submitted' ? result.request : null;
}

function formOf({ id, requester, person }: LineRequest) {
  return { person: person.id === requester.id ? null : person.id, edits: id };
}
