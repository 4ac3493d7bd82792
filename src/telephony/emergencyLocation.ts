import type { LocationId } from './identity.js';
import type { CountryCode } from './telephoneNumber.js';

/**
 * A location that emergency calls can show: a civic address, with or without a place (floor, wing, office) in it.
 * Two locations with one `civicAddressId` are places of one address.
 */
export interface EmergencyLocation {
  readonly id: LocationId;
  readonly civicAddressId: string;
  /** The organisation's own name of the site, by which approvers are found. */
  readonly site: string;
  /** Null for the address itself. */
  readonly place: string | null;
  readonly companyName: string;
  /** House number and street in the country's own order. */
  readonly street: string;
  readonly city: string;
  readonly stateOrProvince: string | null;
  readonly postalCode: string | null;
  readonly country: CountryCode;
  /** Only a validated location may be assigned to a number. */
  readonly validated: boolean;
}

/** Short name: "Berlin Mitte, 4th floor". */
export function locationName(location: Pick<EmergencyLocation, 'site' | 'place'>): string {
  return location.place === null ? location.site : `${location.site}, ${location.place}`;
}

/**
 * The address on one line: "Torstraße 49, 10119 Berlin", "85 Great Suffolk Street, London SE1 0BU" (postal code and state
 * where there are any). Order of town and code: the postal services of these countries.
 */
export function locationAddress(
  location: Pick<EmergencyLocation, 'street' | 'city' | 'stateOrProvince' | 'postalCode' | 'country'>,
): string {
  const american = location.country === 'US' || location.country === 'CA' || location.country === 'PR';
  const british = location.country === 'GB' || location.country === 'IE';
  const town = american
    ? [location.city, [location.stateOrProvince, location.postalCode].filter(Boolean).join(' ')]
    : [
        (british ? [location.city, location.postalCode] : [location.postalCode, location.city])
          .filter(Boolean)
          .join(' '),
      ];
  return [location.street, ...town].filter((part) => part !== '' && part !== null).join(', ');
}

/** True if both are places of one civic address. */
export function sameAddress(
  a: Pick<EmergencyLocation, 'civicAddressId'>,
  b: Pick<EmergencyLocation, 'civicAddressId'>,
): boolean {
  return a.civicAddressId === b.civicAddressId;
}
