import { addressMetadata } from './addressMetadata.js';
import { houseNumberFirst } from './streetLine.js';
import type { CountryCode } from './telephoneNumber.js';
import { noAddress, type TypedAddress } from './typedAddress.js';

/** Capitalised words, with short ones in between ("Unter den Linden"). */
const name = String.raw`\p{Lu}[\p{L}.’'-]*(?:\s(?:\p{Ll}{1,3}\s)?\p{Lu}[\p{L}.’'-]*){0,3}`;
/** Likewise of towns; a word in between belongs to few of them ("Frankfurt am Main"), and a second town to none. */
const townName = String.raw`\p{Lu}[\p{L}.’'-]*(?:\s(?:(?:am|an der|im|bei|ob der|upon|de|la|le|di)\s)?\p{Lu}[\p{L}.’'-]*){0,2}`;
const house = String.raw`\d{1,5}\s?[a-zA-Z]?(?:[-/]\d{1,4}[a-zA-Z]?)?`;

/**
 * The address that a message writes out, in the way of the country ("Torstraße 49, 10119 Berlin"); nothing where that
 * isn't sure: then everything is asked for. Street, postal code and city have to stand together, since a number or a city
 * alone may mean anything.
 */
export function addressInText(text: string, country: CountryCode): TypedAddress {
  const { fmt, zip } = addressMetadata(country);
  if (zip === undefined) return noAddress;
  const codes = `(?<postalCode>${zip.replaceAll(/\((?!\?)/gu, '(?:')})`;
  const street = houseNumberFirst(country)
    ? String.raw`(?<houseNumber>${house})\s(?<street>${name})`
    : String.raw`(?<street>${name})\s(?<houseNumber>${house})`;
  const codeFirst = fmt.indexOf('%Z') < fmt.indexOf('%C');
  const town = codeFirst
    ? String.raw`${codes}\s(?<city>${townName})`
    : String.raw`(?<city>${townName})(?:,?\s(?<region>[A-Z]{2}))?,?\s${codes}`;
  const found = [
    ...text.matchAll(new RegExp(String.raw`(?<![\p{L}\d])${street},?\s${town}(?![\p{L}\d])`, 'gu')),
  ];
  const [only, ...others] = found;
  if (only?.groups === undefined || others.length > 0) return noAddress;
  const { groups } = only;
  return {
    ...noAddress,
    country,
    street: groups['street'] ?? null,
    houseNumber: groups['houseNumber'] ?? null,
    postalCode: groups['postalCode'] ?? null,
    city: groups['city'] ?? null,
    region: groups['region'] ?? null,
  };
}
