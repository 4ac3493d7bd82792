import { requiredColumns } from '../provisioning/index.js';

/** A column of the places file, as documented. */
export interface LocationColumn {
  readonly name: string;
  readonly required: boolean;
  /** What stands in it, in a few words. */
  readonly meaning: string;
}

/** In the order in which the file usually has them; docs/locations.md says more. */
const meanings: readonly (readonly [name: string, meaning: string])[] = [
  ['LocationId', 'GUID of the location; each once'],
  ['CivicAddressId', 'GUID of the civic address; its places share it'],
  ['CompanyName', 'the company at this address'],
  ['Description', 'the address by a short name; names the site where Site is empty'],
  ['Location', 'the place in the building: floor, wing, office; empty for the address itself'],
  ['HouseNumber', ''],
  ['HouseNumberSuffix', 'for example the A of 12A'],
  ['PreDirectional', 'for example the N of N Main St'],
  ['StreetName', ''],
  ['StreetSuffix', 'for example St, Ave, Blvd'],
  ['PostDirectional', 'for example the NE of 156th Ave NE'],
  ['City', ''],
  ['StateOrProvince', ''],
  ['PostalCode', ''],
  ['CountryOrRegion', 'two-letter country code; one for all places of an address'],
  ['ValidationStatus', 'Validated, or anything else for a location that must not be offered'],
  ['Site', "your own name of the site; approvers are found by it. Not one of the cmdlet's columns"],
];

export const locationColumns: readonly LocationColumn[] = meanings.map(([name, meaning]) => ({
  name,
  required: requiredColumns.some((required) => required === name),
  meaning,
}));
