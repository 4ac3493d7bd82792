/** A row of a file of places; columns that aren't named get what fits a floor in Berlin. */
export type PlaceRow = Readonly<Record<string, string>>;

const columns = [
  'LocationId',
  'CivicAddressId',
  'CompanyName',
  'Description',
  'Location',
  'HouseNumber',
  'StreetName',
  'City',
  'PostalCode',
  'CountryOrRegion',
  'ValidationStatus',
];

/** The GUID of the nth location (or address, with another family). */
export const guid = (n: number, family = 'a'): string =>
  `${family.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;

const usual: PlaceRow = {
  CivicAddressId: guid(1, 'c'),
  CompanyName: 'Contoso GmbH',
  Description: 'Berlin Mitte',
  HouseNumber: '49',
  StreetName: 'Torstraße',
  City: 'Berlin',
  PostalCode: '10119',
  CountryOrRegion: 'DE',
  ValidationStatus: 'Validated',
};

/** The nth floor of the building in Berlin, with `changes`. */
export const floor = (n: number, changes: PlaceRow = {}): PlaceRow => ({
  LocationId: guid(n),
  Location: `${n}th floor`,
  ...changes,
});

/** Such a file as Export-Csv of PowerShell 7 writes it: every field in quotes, CRLF. */
export function placesCsv(rows: readonly PlaceRow[], names: readonly string[] = columns): string {
  const line = (fields: readonly string[]) =>
    `${fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\r\n`;
  const lines = rows.map((row) => line(names.map((name) => row[name] ?? usual[name] ?? '')));
  return line(names) + lines.join('');
}

/** All columns of `placesCsv` but one. */
export const columnsWithout = (name: string): readonly string[] => columns.filter((each) => each !== name);
