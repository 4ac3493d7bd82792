import { stableGuid } from '../stableGuid.js';
import siteList from './sites.json' with { type: 'json' };
import type { EmergencyLocation } from './types.js';

export type Site = (typeof siteList)[number];

/** The offices of the organisation. One of them, in Switzerland, has people and numbers but no emergency address. */
export const sites: readonly Site[] = siteList;

/** The offices that have emergency locations: twelve. */
export const sitesWithLocations: readonly Site[] = siteList.filter((site) => site.addresses.length > 0);

/**
 * Every emergency location: for each civic address its default location (empty place), then its places.
 * The ids follow from the names, so they stay the same whatever the seed.
 */
export function emergencyLocations(): EmergencyLocation[] {
  return sites.flatMap((site) =>
    site.addresses.flatMap((address) =>
      ['', ...address.places].map((place) => ({
        locationId: stableGuid('location', site.name, address.description, place),
        civicAddressId: stableGuid('address', site.name, address.description),
        companyName: 'Lindenhof Group',
        description: address.description,
        place,
        houseNumber: address.houseNumber,
        streetName: address.streetName,
        city: site.city,
        state: address.state,
        postalCode: address.postalCode,
        country: site.country,
        latitude: address.latitude,
        longitude: address.longitude,
        validated: address.validated,
        site: site.name,
      })),
    ),
  );
}

/** The country (ISO 3166 alpha-2) of the site with that name, an empty text for an unknown one. */
export function siteCountry(name: string): string {
  return sites.find((site) => site.name === name)?.country ?? '';
}
