import {
  type CallingAvailability,
  type CallingOffer,
  type EmergencyRules,
  type FactOrigin,
  seedAvailability,
} from './countries.js';
import type { CountryCode } from './telephoneNumber.js';

type Amended<Facts> = { readonly [Name in keyof Facts]?: Facts[Name] | undefined };

/** Some of an offer's facts; what isn't given stays as it is. */
export type AmendedOffer = Amended<Omit<CallingOffer, 'emergency'>> & {
  readonly emergency?: Amended<EmergencyRules> | undefined;
};

/** What an administrator knows better of one country, with its own date and source. */
export type CountryOverride = FactOrigin &
  (
    | { readonly says: 'offered'; readonly offer: CallingOffer }
    | { readonly says: 'notOffered' }
    /** Corrects single facts of a country in which plans are sold; says nothing of whether they are. */
    | { readonly says: 'amended'; readonly offer: AmendedOffer }
  );

/** By ISO alpha-2 code in capitals. */
export type CountryOverrides = Readonly<Record<CountryCode, CountryOverride>>;

/** Single facts laid over others; one that is absent or undefined changes nothing. */
function amend<Facts extends object>(facts: Facts, changes: Amended<Facts> | undefined): Facts {
  const amended = { ...facts };
  for (const name in changes) {
    const change = changes[name];
    if (change !== undefined) amended[name] = change;
  }
  return amended;
}

/**
 * Whether Calling Plans are to be had in a country (ISO alpha-2, capitals), on which terms and under which emergency
 * rules, as of when and by whose word: the organisation's own facts where it has given any, else the product's data.
 * An amendment of a country in which nothing is offered has nothing to amend and is passed over (see `idleOverrides`).
 */
export function callingAvailability(
  country: CountryCode,
  overrides: CountryOverrides = {},
): CallingAvailability {
  const seed = seedAvailability(country);
  const override = Object.hasOwn(overrides, country) ? overrides[country] : undefined;
  if (override === undefined) return seed;
  const origin: FactOrigin = { asOf: override.asOf, source: override.source, page: override.page };
  switch (override.says) {
    case 'offered':
      return { status: 'offered', country, offer: override.offer, origin };
    case 'notOffered':
      return { status: 'notOffered', country, origin };
    case 'amended': {
      if (seed.status !== 'offered') return seed;
      const { emergency, ...rest } = override.offer;
      const offer = {
        ...amend<Omit<CallingOffer, 'emergency'>>(seed.offer, rest),
        emergency: amend(seed.offer.emergency, emergency),
      };
      return { status: 'offered', country, offer, origin };
    }
    default:
      return override satisfies never;
  }
}

/** The countries whose amendment has no effect, because nothing is offered there: a mistake that a start-up check names. */
export function idleOverrides(overrides: CountryOverrides): CountryCode[] {
  return Object.entries(overrides)
    .filter(([country, { says }]) => says === 'amended' && seedAvailability(country).status !== 'offered')
    .map(([country]) => country)
    .sort();
}
