import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

declare const e164Brand: unique symbol;
/** A telephone number in E.164 with its plus sign, e.g. `+4930231250`. */
export type E164 = string & { readonly [e164Brand]: true };

/** ISO 3166-1 alpha-2 code in capitals, e.g. `DE`. */
export type CountryCode = string & { readonly countryCode?: true };

/**
 * Reads a telephone number as the tenant gives it (`+49 30 …`, `tel:+4930…`, `+4930…;ext=12`).
 * Returns null for anything that cannot be an E.164 number (ITU-T E.164: at most 15 digits).
 */
export function parseE164(text: string): E164 | null {
  const bare = text
    .replace(/^tel:/i, '')
    .replace(/;.*$/, '')
    .replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{4,14}$/.test(bare) ? (bare as E164) : null;
}

/** The number as people write it internationally, `+49 30 231250`; numbers of unknown plans stay as they are. */
export function formatTelephoneNumber(number: E164): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** The country whose numbering plan the number belongs to, or null where the plan doesn't tell (e.g. +800). */
export function countryOfNumber(number: E164): CountryCode | null {
  return parsePhoneNumberFromString(number)?.country ?? null;
}

/** The digits that international calls to the country begin with (`49`); empty for a country without a numbering plan. */
export function callingCodeOf(country: CountryCode): string {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : '';
}
