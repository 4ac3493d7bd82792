import type { RequestDetails } from '../requests/index.js';
import { sameAddress } from '../telephony/index.js';
import type { ChangeName } from './approvalRules.js';

/** What a request changes, by the names that a policy's rules use. */
export function changesOf(details: RequestDetails): ReadonlySet<ChangeName> {
  switch (details.kind) {
    case 'emergencyLocationChange': {
      const { from, to } = details;
      if (from === null) return new Set(['toAnotherAddress', 'firstLocation']);
      if (sameAddress(from, to)) return new Set(['withinAddress']);
      return new Set(from.city === to.city ? ['toAnotherAddress'] : ['toAnotherAddress', 'toAnotherCity']);
    }
    case 'newEmergencyAddress': {
      const { from, address, civicAddressId } = details;
      if (from === null) return new Set(['toAnotherAddress', 'firstLocation']);
      if (from.civicAddressId === civicAddressId) return new Set(['withinAddress']);
      return new Set(
        from.city === address.city ? ['toAnotherAddress'] : ['toAnotherAddress', 'toAnotherCity'],
      );
    }
    case 'numberRequest':
      return new Set(details.licence === null ? [] : ['needsLicence']);
    case 'callerIdChange':
      return new Set([
        details.to.shows === 'hidden'
          ? 'hidesCallerId'
          : details.to.shows === 'ownNumber'
            ? 'showsOwnNumber'
            : 'showsAnotherNumber',
      ]);
    case 'callingPlanChange':
      return new Set([
        ...(details.to === 'none' ? (['endsPlan'] as const) : []),
        ...(details.to === 'international' || details.to === 'payAsYouGo' ? (['callsAbroad'] as const) : []),
        ...(details.add === null ? [] : (['needsLicence'] as const)),
      ]);
    default:
      return new Set();
  }
}

/** The country that a request is about; null for one that belongs to none. */
export function countryOf(details: RequestDetails): string | null {
  return details.kind === 'callerIdChange' ? null : details.country;
}

/** The site that the line will belong to, by its emergency location; null where the request names none. */
export function siteOf(details: RequestDetails): string | null {
  switch (details.kind) {
    case 'emergencyLocationChange':
      return details.to.site;
    case 'numberRequest':
    case 'numberChange':
      return details.location?.site ?? null;
    case 'numberRelease':
      return details.from.location?.site ?? null;
    case 'newEmergencyAddress':
      // What somebody typed names no site; that of an address which is there already does.
      return details.civicAddressId === null ? null : details.address.site;
    default:
      return null;
  }
}
