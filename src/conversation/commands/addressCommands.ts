import { z } from 'zod';
import type { FormContext, RequestTarget, SubmittedForm } from '../../desk/index.js';
import type { TypedAddress } from '../../telephony/index.js';
import {
  filled,
  formContextOf,
  formFields,
  optionalText,
  reasonInput,
  submittedFields,
  submittedFormOf,
} from './formContext.js';
import { target, targetOf } from './requestTarget.js';

/** An emergency address that isn't in the list yet. */
export type AddressCommand =
  | {
      readonly do: 'openAddressForm';
      readonly form: FormContext;
      readonly address: TypedAddress;
      /** The message itself, which may write the address out; absent where a card asks. */
      readonly said?: string;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitAddress';
      readonly form: SubmittedForm;
      readonly address: TypedAddress;
      /** The person has seen the likely duplicates and says that it is none of them. */
      readonly noneOfThese: boolean;
      readonly reason: string | null;
    }
  /** An administrator has created it (corrected where needed), and gives the ids that the tenant gave. */
  | {
      readonly do: 'addressCreated';
      readonly target: RequestTarget;
      readonly address: TypedAddress;
      readonly civicAddressId: string | null;
      readonly locationId: string | null;
      /** Microsoft has validated the address, so that it can be used. */
      readonly validated: boolean;
      /** Only the cmdlet for the corrected address is wanted. */
      readonly showCmdlet: boolean;
    };

export const addressEffects = {
  openAddressForm: false,
  submitAddress: true,
  addressCreated: true,
} as const satisfies Record<AddressCommand['do'], boolean>;

const addressFields = {
  country: optionalText(2),
  company: optionalText(400),
  houseNumber: optionalText(100),
  street: optionalText(400),
  city: optionalText(400),
  postalCode: optionalText(100),
  region: optionalText(400),
  site: optionalText(400),
  place: optionalText(400),
};

const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.literal('openAddressForm'), ...formFields, ...addressFields, reason: reasonInput }),
  z.object({
    action: z.literal('submitAddress'),
    ...submittedFields,
    ...addressFields,
    noneOfThese: z.literal('yes').optional(),
    reason: reasonInput,
  }),
  z.object({
    action: z.literal('addressCreated'),
    ...target.shape,
    ...addressFields,
    civicAddressId: optionalText(100),
    locationId: optionalText(100),
    validated: z.enum(['true', 'false']).optional(),
    showCmdlet: z.literal('yes').optional(),
  }),
]);

const addressOf = (input: { readonly [Field in keyof TypedAddress]?: string | undefined }): TypedAddress => ({
  country: filled(input.country),
  company: filled(input.company),
  houseNumber: filled(input.houseNumber),
  street: filled(input.street),
  city: filled(input.city),
  postalCode: filled(input.postalCode),
  region: filled(input.region),
  site: filled(input.site),
  place: filled(input.place),
});

/** The command of a card's data, or null where it is none of these. */
export function addressCommand(data: unknown): AddressCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  const address = addressOf(input);
  switch (input.action) {
    case 'openAddressForm':
      return { do: 'openAddressForm', form: formContextOf(input), address, reason: filled(input.reason) };
    case 'submitAddress':
      return {
        do: 'submitAddress',
        form: submittedFormOf(input),
        address,
        noneOfThese: input.noneOfThese === 'yes',
        reason: filled(input.reason),
      };
    case 'addressCreated':
      return {
        do: 'addressCreated',
        target: targetOf(input),
        address,
        civicAddressId: filled(input.civicAddressId),
        locationId: filled(input.locationId),
        validated: input.validated !== 'false',
        showCmdlet: input.showCmdlet === 'yes',
      };
  }
}
