import type { CountryCode } from './telephoneNumber.js';

/** A civic address as somebody types it into a form, field by field; empty fields are null. Nothing in it is checked. */
export interface TypedAddress {
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly company: string | null;
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  /** State, province or county. */
  readonly region: string | null;
  /** What the organisation calls the building ("Berlin Mitte"). */
  readonly site: string | null;
  /** Floor, wing or office in it. */
  readonly place: string | null;
}

export const noAddress: TypedAddress = {
  country: null,
  company: null,
  houseNumber: null,
  street: null,
  city: null,
  postalCode: null,
  region: null,
  site: null,
  place: null,
};

/** A civic address that has been checked for its country, as it can be created. */
export interface NewAddress extends TypedAddress {
  readonly country: CountryCode;
  readonly company: string;
  readonly street: string;
  readonly city: string;
  readonly site: string;
}
