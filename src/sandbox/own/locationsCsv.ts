import type { EmergencyLocation } from '../organisation/types.js';

const columns: readonly [string, (location: EmergencyLocation) => string][] = [
  ['LocationId', (each) => each.locationId],
  ['CivicAddressId', (each) => each.civicAddressId],
  ['CompanyName', (each) => each.companyName],
  ['Description', (each) => each.description],
  ['Location', (each) => each.place],
  ['HouseNumber', (each) => each.houseNumber],
  ['StreetName', (each) => each.streetName],
  ['City', (each) => each.city],
  ['StateOrProvince', (each) => each.state],
  ['PostalCode', (each) => each.postalCode],
  ['CountryOrRegion', (each) => each.country],
  ['Latitude', (each) => each.latitude],
  ['Longitude', (each) => each.longitude],
  ['ValidationStatus', (each) => (each.validated ? 'Validated' : 'NotValidated')],
  ['Site', (each) => each.site],
];

/**
 * The emergency locations as `Get-CsOnlineLisLocation | Export-Csv` would write them, with the site's name added. A
 * row without Location is the default location of its address.
 *
 * @returns RFC 4180: comma, CRLF, a header, quotes only where needed; UTF-8 without a byte order mark
 */
export function locationsCsv(locations: readonly EmergencyLocation[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...locations.map((location) => columns.map(([, read]) => read(location))),
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
