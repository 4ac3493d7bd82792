import { addressInText, type PersonRef, type TypedAddress } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext, SubmittedForm } from '../formContext.js';
import { type AddressLine, knownCompany, type NoAddressLine, readAddressLine } from './addressLine.js';

export interface AddressFormQuery {
  readonly form: FormContext;
  /** What the message or the card says of the address already. */
  readonly address: TypedAddress;
  /** The message itself, which may write the address out. */
  readonly said?: string;
  readonly reason: string | null;
}

export interface AddressFormView extends Omit<AddressLine, 'result'> {
  readonly result: 'addressForm';
  readonly form: SubmittedForm;
  /** As typed so far, in the number's country; the company that is known already is filled in. */
  readonly address: TypedAddress;
  readonly reason: string | null;
}

/** Everything that the form for a new emergency address shows, or why there is none. Changes nothing. */
export async function readAddressForm(
  desk: Desk,
  actor: PersonRef,
  query: AddressFormQuery,
): Promise<AddressFormView | NoAddressLine> {
  const about = await readAddressLine(desk, actor, query.form);
  if (about.result !== 'addressLine') return about;
  const { country } = about;
  const address = query.said === undefined ? query.address : addressInText(query.said, country);
  const company = address.company ?? (await knownCompany(desk, about));
  return {
    ...about,
    result: 'addressForm',
    form: { ...query.form, formNonce: query.form.formNonce ?? desk.ids.uuid() },
    address: { ...address, country, company },
    reason: query.reason,
  };
}
