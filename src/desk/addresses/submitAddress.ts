import { type LineRequest, type NewEmergencyAddress, reasonMaxLength } from '../../requests/index.js';
import {
  type AddressProblem,
  checkAddress,
  type EmergencyLocation,
  locationName,
  type NewAddress,
  type PersonRef,
  type TypedAddress,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { SubmittedForm } from '../formContext.js';
import { type CardMessage, requestIdOf, type StoreResult, storeRequest } from '../storeRequest.js';
import {
  type AddressLine,
  knownCompany,
  type NoAddressLine,
  pictureOf,
  readAddressLine,
} from './addressLine.js';
import { type Duplicates, findDuplicates } from './likelyDuplicates.js';

export interface AddressInput {
  readonly form: SubmittedForm;
  readonly address: TypedAddress;
  /** The person has seen the likely duplicates and says that it is none of them. */
  readonly noneOfThese: boolean;
  readonly reason: string | null;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
}

/** What is wrong with what was sent, beside the fields of the address. */
export type AddressFormProblem =
  | { readonly about: 'fields'; readonly problems: readonly AddressProblem[] }
  /** The address is in the list: what is new has to be a place in it. */
  | { readonly about: 'placeMissing' }
  | { readonly about: 'reasonTooLong' };

/** Locations that may be the one that is asked for; nothing has been sent yet. */
export interface AddressDuplicates extends Duplicates {
  readonly result: 'duplicates';
  readonly about: AddressLine;
  readonly form: SubmittedForm;
  readonly address: NewAddress;
  readonly reason: string | null;
}

export type SubmitAddressResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  | { readonly result: 'invalidInput'; readonly problem: AddressFormProblem }
  | AddressDuplicates
  | Exclude<StoreResult, { result: 'submitted' | 'otherOpen' }>
  | NoAddressLine;

/**
 * Takes a filled-in form: checks the address for its country, shows what the catalogue may hold of it already, routes the
 * request by policy and stores it. The same form sent again answers with the request that it made the first time.
 */
export async function submitAddress(
  desk: Desk,
  requester: PersonRef,
  input: AddressInput,
): Promise<SubmitAddressResult> {
  const id = requestIdOf(desk.tenantId, requester, input.form.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };

  const about = await readAddressLine(desk, requester, input.form);
  if (about.result !== 'addressLine') return about;
  const invalid = (problem: AddressFormProblem) => ({ result: 'invalidInput', problem }) as const;
  const company = input.address.company ?? (await knownCompany(desk, about));
  const checked = checkAddress({ ...input.address, company }, about.country);
  if ('problems' in checked) return invalid({ about: 'fields', problems: checked.problems });
  if ((input.reason?.length ?? 0) > reasonMaxLength) return invalid({ about: 'reasonTooLong' });

  const { address } = checked;
  const duplicates = await findDuplicates(desk, address);
  const { exact, sameAddress, likely } = duplicates;
  if (likely.length > 0 && (exact !== null || !input.noneOfThese)) {
    const { form, reason } = input;
    return { result: 'duplicates', about, form, address, reason, ...duplicates };
  }
  if (sameAddress !== null && address.place === null) return invalid({ about: 'placeMissing' });

  const { person } = about.line;
  const stored = await storeRequest(desk, {
    id,
    requester,
    person: { id: person.id, name: person.name },
    details: detailsOf(about, address, sameAddress, likely, input.reason),
    message: input.message,
    edits: input.form.edits,
  });
  if (stored.result !== 'otherOpen') return stored;
  // Somebody was faster: what is open now is found as it is for every form.
  const again = await readAddressLine(desk, requester, input.form);
  return again.result === 'addressLine' ? { result: 'otherOpen' } : again;
}

function detailsOf(
  { number, country, current }: AddressLine,
  typed: NewAddress,
  sameAddress: EmergencyLocation | null,
  likely: readonly EmergencyLocation[],
  reason: string | null,
): NewEmergencyAddress {
  // A new place belongs to the site and the company of the address that is there.
  const address =
    sameAddress === null ? typed : { ...typed, site: sameAddress.site, company: sameAddress.companyName };
  return {
    kind: 'newEmergencyAddress',
    telephoneNumber: number.telephoneNumber,
    country,
    from: pictureOf(current),
    address,
    civicAddressId: sameAddress?.civicAddressId ?? null,
    similar: sameAddress === null ? [...new Set(likely.map(locationName))] : [],
    created: null,
    locationChange: null,
    left: null,
    reason,
  };
}
