import type { CountryCode, EmergencyLocation, LocationId } from '../../telephony/index.js';

export interface LocationPage {
  readonly locations: readonly EmergencyLocation[];
  readonly total: number;
}

/** The catalogue of places, imported from a file. Only validated ones are offered. */
export interface LocationCatalogue {
  /** Any location, validated or not; null where the catalogue doesn't know it. */
  location(id: LocationId): Promise<EmergencyLocation | null>;
  /** The whole catalogue, validated or not, by id. */
  allLocations(): Promise<readonly EmergencyLocation[]>;
  /** Those that an administrator added and that no file has held since. */
  addedLocations(): Promise<readonly EmergencyLocation[]>;
  /**
   * The validated locations of a country in the order site, address, place (natural order of floors), those only whose
   * searchable text holds a word that begins with each of `words` (see `searchWords` of telephony; none: all). Before
   * all others come those where the words stand together as typed, at the site's beginning first.
   */
  locationsIn(
    country: CountryCode,
    options: { readonly words?: readonly string[]; readonly limit: number; readonly offset?: number },
  ): Promise<LocationPage>;
  /**
   * The validated locations of a country (null: of all) that share most words with `words`, best first; none that share
   * none.
   */
  locationsLike(
    country: CountryCode | null,
    words: readonly string[],
    limit: number,
  ): Promise<readonly EmergencyLocation[]>;
}
