import data from './countries.json' with { type: 'json' };
import type { CountryCode } from './telephoneNumber.js';

/** A plan that is sold for people whose usage location is in the country; minutes are a month's, for each licence. */
export type OfferedPlan =
  | { readonly kind: 'payAsYouGo' }
  | { readonly kind: 'domestic'; readonly minutes: number }
  /** Either so many minutes within the country, or so many abroad. */
  | {
      readonly kind: 'international';
      readonly domesticMinutes: number;
      readonly internationalMinutes: number;
    };

/**
 * When a Calling Plan number of the country wants an emergency address: with the number's acquisition, with its
 * assignment to a person, as the carrier that sells it says, or never.
 */
export type AddressNeeded = 'atAcquisition' | 'atAssignment' | 'byCarrier' | 'never';

/** The price zone of pay-as-you-go plans; `standalone` is a country with a price list of its own. */
export type PayAsYouGoZone = 'zone1' | 'zone2' | 'standalone';

export interface EmergencyRules {
  readonly addressNeeded: AddressNeeded;
  /** The emergency address must also lie in the area of the number's area code. */
  readonly addressMatchesAreaCode: boolean;
  readonly callingSupported: boolean;
}

/** What is known of a country in which Calling Plans are sold. */
export interface CallingOffer {
  readonly seller: { readonly name: string; readonly carrier: boolean };
  /** Empty where a carrier sells plans of its own. */
  readonly plans: readonly OfferedPlan[];
  readonly payAsYouGoZone: PayAsYouGoZone | null;
  readonly emergency: EmergencyRules;
  /** False where people can only get numbers that belong to no place. */
  readonly geographicNumbers: boolean;
}

/** How old a fact is and who said it. */
export interface FactOrigin {
  /** `2023-01` or `2023-01-31`: the month or day at which it was true. */
  readonly asOf: string;
  readonly source: string;
  /** Address of the page; null where the source has none. */
  readonly page: string | null;
}

/** Whether Calling Plans are to be had in a country; `noData` is a country of which nothing is known here. */
export type CallingAvailability =
  | {
      readonly status: 'offered';
      readonly country: CountryCode;
      readonly offer: CallingOffer;
      readonly origin: FactOrigin;
    }
  | { readonly status: 'notOffered'; readonly country: CountryCode; readonly origin: FactOrigin }
  | { readonly status: 'noData'; readonly country: CountryCode };

/** Where the product's own facts come from, and of when they are; shown with every one of them. */
export const countryDataOrigin: FactOrigin = {
  asOf: data.asOf,
  source: data.source.name,
  page: data.source.page,
};

const codes = (list: string): readonly CountryCode[] => list.split(' ').filter((code) => code !== '');
const listed = (list: string, country: CountryCode) => codes(list).includes(country);

/** The first key whose list names the country. */
function keyOf<Key extends string>(lists: Readonly<Record<Key, string>>, country: CountryCode): Key | null {
  for (const key in lists) if (listed(lists[key], country)) return key;
  return null;
}

function plansIn(country: CountryCode): OfferedPlan[] {
  const minutes = data.minutePlans.find((plans) => listed(plans.countries, country));
  return [
    ...(listed(data.payAsYouGo, country) ? [{ kind: 'payAsYouGo' } as const] : []),
    ...(minutes?.domestic ?? []).map((each) => ({ kind: 'domestic', minutes: each }) as const),
    ...(minutes === undefined ? [] : [{ kind: 'international', ...minutes.international } as const]),
  ];
}

function offersOfData(): Map<CountryCode, CallingOffer> {
  const offers = new Map<CountryCode, CallingOffer>();
  for (const { name, carrier, countries } of data.sellers) {
    for (const country of codes(countries)) {
      offers.set(country, {
        seller: { name, carrier },
        plans: plansIn(country),
        payAsYouGoZone: keyOf(data.zones, country),
        emergency: {
          addressNeeded: keyOf(data.emergency.addressNeeded, country) ?? 'atAcquisition',
          addressMatchesAreaCode: listed(data.emergency.addressMatchesAreaCode, country),
          callingSupported: !listed(data.emergency.noEmergencyCalling, country),
        },
        geographicNumbers: !listed(data.nonGeographicOnly, country),
      });
    }
  }
  return offers;
}

const offers = offersOfData();
const notOffered = new Set(codes(data.notOffered));

/** Every country of the product's own data, sorted by code. */
export const countriesWithData: readonly CountryCode[] = [...offers.keys(), ...notOffered].sort();

/**
 * What the product's own data says of a country (ISO alpha-2, capitals). It is a seed of the day that its origin names,
 * never the live truth; `callingAvailability` lays the organisation's own facts over it.
 */
export function seedAvailability(country: CountryCode): CallingAvailability {
  const offer = offers.get(country);
  if (offer !== undefined) return { status: 'offered', country, offer, origin: countryDataOrigin };
  if (notOffered.has(country)) return { status: 'notOffered', country, origin: countryDataOrigin };
  return { status: 'noData', country };
}
