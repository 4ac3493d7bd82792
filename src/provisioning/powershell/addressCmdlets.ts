import type { PlanStepOf } from '../../requests/index.js';
import { cmdlet } from './cmdlets.js';
import { quoted } from './quoted.js';

/**
 * Creates the civic address, and the place in it where one is asked for, and shows the two ids that Line Desk needs. An
 * address without a place has a location of its own (`DefaultLocationId`). A line for each command, so that each can be
 * pasted by itself.
 */
export function createEmergencyAddressCmdlets({
  address,
  civicAddressId,
}: PlanStepOf<'createEmergencyAddress'>): string {
  const { company, country, houseNumber, street, city, region, postalCode, site, place } = address;
  const optional = (parameter: string, value: string | null) =>
    value === null ? {} : { [parameter]: quoted(value) };
  const newAddress = cmdlet('New-CsOnlineLisCivicAddress', {
    CompanyName: quoted(company),
    CountryOrRegion: quoted(country),
    ...optional('HouseNumber', houseNumber),
    StreetName: quoted(street),
    City: quoted(city),
    ...optional('StateOrProvince', region),
    ...optional('PostalCode', postalCode),
    Description: quoted(site),
  });
  if (place === null) return `${newAddress} | Select-Object CivicAddressId, DefaultLocationId`;
  const newPlace = (id: string) =>
    `${cmdlet('New-CsOnlineLisLocation', { CivicAddressId: id, Location: quoted(place) })} | Select-Object CivicAddressId, LocationId`;
  return civicAddressId === null
    ? `$address = ${newAddress}\n${newPlace('$address.CivicAddressId')}`
    : newPlace(quoted(civicAddressId));
}
