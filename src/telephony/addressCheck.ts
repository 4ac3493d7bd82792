import { type AddressField, addressFormat, regionValue } from './addressFormat.js';
import { type AddressRegion, addressMetadata } from './addressMetadata.js';
import { partedStreet, streetLine } from './streetLine.js';
import type { CountryCode } from './telephoneNumber.js';
import type { NewAddress, TypedAddress } from './typedAddress.js';

/** What is wrong with a field of an address. */
export interface AddressProblem {
  readonly field: AddressField;
  /**
   * `missing`: the country (or Microsoft) needs it; `form`: it hasn't the country's form; `elsewhere`: a postal code of
   * another region than the one that is given; `unknown`: the country has no such region; `tooLong`.
   */
  readonly problem: 'missing' | 'form' | 'elsewhere' | 'unknown' | 'tooLong';
}

export type CheckedAddress =
  | { readonly address: NewAddress }
  /** In the order of the form. */
  | { readonly problems: readonly AddressProblem[] };

/** The longest that is taken, in UTF-16 units, as Input.Text counts. Longer ones are no addresses. */
export const addressLengths: Readonly<Record<AddressField, number>> = {
  company: 100,
  houseNumber: 20,
  street: 100,
  city: 80,
  postalCode: 20,
  region: 80,
  site: 100,
  place: 100,
};

/**
 * Checks an address that somebody typed for `country`, and brings it into the country's form: the number parted from the
 * street, the postal code in capitals and without the country before it, the region as addresses hold it. Whether such a
 * house exists is for the administrator (and Microsoft's own validation) to say.
 */
export function checkAddress(typed: TypedAddress, country: CountryCode): CheckedAddress {
  const { fields } = addressFormat(country);
  const metadata = addressMetadata(country);
  const filledIn = parted(typed, country);
  const region = regionOf(metadata.sub_regions, filledIn.region);
  const postalCode = postalCodeIn(country, filledIn.postalCode);
  const shown = (field: AddressField) => fields.some((each) => each.field === field);
  const missing = (field: AddressField) =>
    filledIn[field] === null &&
    (field === 'company' || fields.some((each) => each.field === field && each.required));

  const problemOf = (field: AddressField): AddressProblem['problem'] | null => {
    if (missing(field)) return 'missing';
    const value = filledIn[field];
    if (value === null) return null;
    if (value.length > addressLengths[field]) return 'tooLong';
    if (field === 'region' && shown('region') && metadata.sub_regions.length > 0 && region === null) {
      return 'unknown';
    }
    if (field !== 'postalCode' || !shown('postalCode')) return null;
    if (metadata.zip !== undefined && !whole(metadata.zip).test(postalCode ?? '')) return 'form';
    const elsewhere = region?.zip !== undefined && !new RegExp(`^(?:${region.zip})`).test(postalCode ?? '');
    return elsewhere ? 'elsewhere' : null;
  };
  const asked: readonly AddressField[] = [...fields.map(({ field }) => field), 'site', 'place', 'company'];
  const problems = asked.flatMap((field) => {
    const problem = problemOf(field);
    return problem === null ? [] : [{ field, problem }];
  });
  const { company, street, city } = filledIn;
  if (problems.length > 0 || company === null || street === null || city === null) return { problems };
  const { houseNumber, place, site } = filledIn;
  return {
    address: {
      country,
      company,
      houseNumber,
      street,
      city,
      postalCode: shown('postalCode') ? postalCode : null,
      region: !shown('region') ? null : region === null ? filledIn.region : regionValue(country, region),
      site: site ?? `${city}, ${streetLine(country, houseNumber, street)}`,
      place,
    },
  };
}

/** Without what can't be seen and needless blanks; a number that was typed into the street's field stands on its own. */
function parted(typed: TypedAddress, country: CountryCode): TypedAddress {
  const plain = (value: string | null) => {
    const text = (value ?? '')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .replace(/\p{Cf}/gu, '')
      .trim();
    return text === '' ? null : text;
  };
  const street = plain(typed.street);
  const houseNumber = plain(typed.houseNumber);
  const line =
    street !== null && houseNumber === null ? partedStreet(country, street) : { houseNumber, street };
  return {
    country,
    company: plain(typed.company),
    ...line,
    city: plain(typed.city),
    postalCode: plain(typed.postalCode),
    region: plain(typed.region),
    site: plain(typed.site),
    place: plain(typed.place),
  };
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

/** "D-10115" as "10115", "se1 0bu" in capitals: as the country's pattern has it. */
function postalCodeIn(country: CountryCode, typed: string | null): string | null {
  if (typed === null) return null;
  const code = typed.toUpperCase();
  const { zip } = addressMetadata(country);
  if (zip === undefined || whole(zip).test(code)) return code;
  const bare = code.replace(/^[A-Z]{1,3}\s?-\s?/, '');
  return whole(zip).test(bare) ? bare : code;
}

/** The region by its code or by one of its names. */
function regionOf(regions: readonly AddressRegion[], typed: string | null): AddressRegion | null {
  if (typed === null) return null;
  const sought = folded(typed);
  return (
    regions.find(({ key }) => folded(key) === sought) ??
    regions.find(({ name }) => Object.values(name).some((each) => folded(each) === sought)) ??
    null
  );
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
