import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  countryOfCode,
  type EmergencyLocation,
  isGuid,
  locationId,
  streetLine,
} from '../../telephony/index.js';

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
/** Text of at most `length` characters; empty where the column is missing. */
const text = (length: number) => z.string().trim().max(length, tooLong(length)).default('');
const tooLong = (length: number) => `must have at most ${length} characters`;
const rowSchema = z.object({
  LocationId: guid,
  CivicAddressId: guid,
  CompanyName: text(200),
  Description: text(500),
  Location: text(200),
  HouseNumber: text(40),
  HouseNumberSuffix: text(20),
  PreDirectional: text(20),
  StreetName: text(200),
  StreetSuffix: text(40),
  PostDirectional: text(20),
  City: z.string().trim().min(1, 'must not be empty').max(200, tooLong(200)),
  StateOrProvince: text(100),
  PostalCode: text(40),
  CountryOrRegion: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, { error: 'must be a two-letter country code', abort: true })
    .refine((code) => countryOfCode(code) !== null, 'is the code of no country (ISO 3166-1)'),
  // Left out, it would take the whole catalogue from everybody without a word.
  ValidationStatus: z.string().trim().min(1, 'must not be empty'),
  /** Not a column of the cmdlet: the organisation's own name of the site. Without it the description is taken. */
  Site: text(200),
});
type Row = z.infer<typeof rowSchema>;

/**
 * Reads a file of places (CSV by RFC 4180, UTF-8, with a header): all of it, or every problem with its line. Nothing is
 * half taken.
 */
export function parseLocations(text: string): ParsedLocations {
  const { header, rows, broken } = readRows(text);
  if (header === undefined || (rows.length === 0 && broken === null)) {
    return { problems: [broken ?? { line: 1, column: null, reason: 'the file holds no locations' }] };
  }
  const missing = requiredColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    return { problems: missing.map((column) => ({ line: 1, column, reason: 'this column is missing' })) };
  }
  const problems: LocationsFileProblem[] = [];
  const locations: EmergencyLocation[] = [];
  const seen = new Map<string, number>();
  const countryOfAddress = new Map<string, string>();
  for (const { line, fields } of rows) {
    if (fields.length !== header.length) {
      problems.push({
        line,
        column: null,
        reason: `has ${columns(fields.length)}, and the header has ${header.length}`,
      });
      continue;
    }
    const record = Object.fromEntries(header.map((name, index) => [name, fields[index] ?? '']));
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
  if (broken !== null) problems.push(broken);
  return problems.length > 0 ? { problems } : { locations };
}

interface ReadRows {
  /** The names of the columns; undefined where nothing could be read. */
  readonly header: readonly string[] | undefined;
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
  /** Where the file is no CSV any more, and reading ended; null if that is nowhere. */
  readonly broken: LocationsFileProblem | null;
}

function readRows(text: string): ReadRows {
  const all: { line: number; fields: readonly string[] }[] = [];
  let broken: LocationsFileProblem | null = null;
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // Export-Csv of Windows PowerShell puts a type line first.
      comment: '#TYPE',
      comment_no_infix: true,
      // Taken one by one: what stands before a broken line is still worth a look.
      on_record: (fields: string[], { lines }) => {
        all.push({ line: lines, fields });
        return null;
      },
    });
  } catch (error) {
    const reason = 'is not CSV: check the quotes here and above. Lines from here on were not read';
    broken = { line: lineOf(error), column: null, reason };
  }
  const [header, ...rows] = all;
  return { header: header?.fields, rows, broken };
}

const columns = (count: number) => (count === 1 ? 'one column' : `${count} columns`);

function lineOf(error: unknown): number {
  const parsed = z.looseObject({ lines: z.number() }).safeParse(error);
  return parsed.success ? parsed.data.lines : 1;
}

function fromRow(row: Row): EmergencyLocation {
  const house = `${row.HouseNumber}${row.HouseNumberSuffix}`;
  const street = [row.PreDirectional, row.StreetName, row.StreetSuffix, row.PostDirectional]
    .filter(Boolean)
    .join(' ');
  const line = streetLine(row.CountryOrRegion, house, street);
  return {
    id: locationId(row.LocationId),
    civicAddressId: row.CivicAddressId.toLowerCase(),
    site: row.Site || row.Description || `${row.City}, ${line}`,
    place: row.Location === '' ? null : row.Location,
    companyName: row.CompanyName,
    street: line,
    city: row.City,
    stateOrProvince: row.StateOrProvince === '' ? null : row.StateOrProvince,
    postalCode: row.PostalCode === '' ? null : row.PostalCode,
    country: row.CountryOrRegion,
    validated: row.ValidationStatus.toLowerCase() === 'validated',
  };
}
