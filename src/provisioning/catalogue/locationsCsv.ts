import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type EmergencyLocation, isGuid, locationId } from '../../telephony/index.js';

/** A fault of the file. `line` counts from 1, the header being line 1. */
export interface LocationsFileProblem {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
}

export type ParsedLocations =
  | { readonly locations: readonly EmergencyLocation[] }
  | { readonly problems: readonly LocationsFileProblem[] };

/** Columns that must be there; the rest of `Get-CsOnlineLisLocation | Export-Csv` may be, and others are passed over. */
export const requiredColumns = [
  'LocationId',
  'CivicAddressId',
  'City',
  'CountryOrRegion',
  'ValidationStatus',
] as const;

const guid = z.string().trim().refine(isGuid, 'must be a GUID');
const rowSchema = z.object({
  LocationId: guid,
  CivicAddressId: guid,
  CompanyName: z.string().trim().max(200).default(''),
  Description: z.string().trim().max(500).default(''),
  Location: z.string().trim().max(200).default(''),
  HouseNumber: z.string().trim().max(40).default(''),
  HouseNumberSuffix: z.string().trim().max(20).default(''),
  PreDirectional: z.string().trim().max(20).default(''),
  StreetName: z.string().trim().max(200).default(''),
  StreetSuffix: z.string().trim().max(40).default(''),
  PostDirectional: z.string().trim().max(20).default(''),
  City: z.string().trim().min(1, 'must not be empty').max(200),
  StateOrProvince: z.string().trim().max(100).default(''),
  PostalCode: z.string().trim().max(40).default(''),
  CountryOrRegion: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2}$/, 'must be a two-letter country code')
    .transform((code) => code.toUpperCase()),
  ValidationStatus: z.string().trim().default(''),
  /** Not a column of the cmdlet: the organisation's own name of the site. Without it the description is taken. */
  Site: z.string().trim().max(200).default(''),
});
type Row = z.infer<typeof rowSchema>;

/** Countries that write the house number before the street (the others write it behind). */
const numberFirst = new Set(['US', 'CA', 'PR', 'GB', 'IE', 'AU', 'NZ', 'FR', 'LU', 'ZA', 'SG', 'MT']);

/**
 * Reads a file of places (CSV by RFC 4180, UTF-8, with a header): all of it, or every problem with its line. Nothing is
 * half taken.
 */
export function parseLocations(text: string): ParsedLocations {
  let records: { line: number; record: Record<string, string> }[];
  try {
    records = readRecords(text);
  } catch (error) {
    return {
      problems: [
        { line: lineOf(error), column: null, reason: 'is not CSV: check quotes and the number of columns' },
      ],
    };
  }
  const first = records[0];
  if (first === undefined)
    return { problems: [{ line: 1, column: null, reason: 'the file holds no locations' }] };
  const missing = requiredColumns.filter((column) => !(column in first.record));
  if (missing.length > 0) {
    return { problems: missing.map((column) => ({ line: 1, column, reason: 'this column is missing' })) };
  }
  const problems: LocationsFileProblem[] = [];
  const locations: EmergencyLocation[] = [];
  const seen = new Map<string, number>();
  const countryOfAddress = new Map<string, string>();
  for (const { line, record } of records) {
    const parsed = rowSchema.safeParse(record);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push({ line, column: String(issue.path[0]), reason: issue.message });
      continue;
    }
    const location = fromRow(parsed.data);
    const earlier = seen.get(location.id);
    if (earlier !== undefined)
      problems.push({ line, column: 'LocationId', reason: `is the same as on line ${earlier}` });
    seen.set(location.id, line);
    const country = countryOfAddress.get(location.civicAddressId) ?? location.country;
    if (country !== location.country) {
      problems.push({
        line,
        column: 'CountryOrRegion',
        reason: `another line puts this address in ${country}`,
      });
    }
    countryOfAddress.set(location.civicAddressId, country);
    locations.push(location);
  }
  return problems.length > 0 ? { problems } : { locations };
}

function readRecords(text: string): { line: number; record: Record<string, string> }[] {
  const rows: { info: { lines: number }; record: Record<string, string> }[] = parse(text, {
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Export-Csv of Windows PowerShell puts a type line first.
    comment: '#TYPE',
    comment_no_infix: true,
  });
  return rows.map(({ info, record }) => ({ line: info.lines, record }));
}

function lineOf(error: unknown): number {
  const parsed = z.looseObject({ lines: z.number() }).safeParse(error);
  return parsed.success ? parsed.data.lines : 1;
}

function fromRow(row: Row): EmergencyLocation {
  const house = `${row.HouseNumber}${row.HouseNumberSuffix}`;
  const street = [row.PreDirectional, row.StreetName, row.StreetSuffix, row.PostDirectional]
    .filter(Boolean)
    .join(' ');
  const parts = numberFirst.has(row.CountryOrRegion) ? [house, street] : [street, house];
  return {
    id: locationId(row.LocationId),
    civicAddressId: row.CivicAddressId.toLowerCase(),
    site: row.Site || row.Description || `${row.City}, ${parts.filter(Boolean).join(' ')}`,
    place: row.Location === '' ? null : row.Location,
    companyName: row.CompanyName,
    street: parts.filter(Boolean).join(' '),
    city: row.City,
    stateOrProvince: row.StateOrProvince === '' ? null : row.StateOrProvince,
    postalCode: row.PostalCode === '' ? null : row.PostalCode,
    country: row.CountryOrRegion,
    validated: row.ValidationStatus.toLowerCase() === 'validated',
  };
}
