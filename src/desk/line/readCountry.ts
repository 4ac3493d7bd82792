import { isLineDeskError } from '../../errors.js';
import {
  type CallingAvailability,
  type CountryCode,
  countryOfCode,
  findCountry,
  type PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { availabilityIn } from './availabilityIn.js';
import { similarCountries } from './similarCountries.js';

export interface CountryQuery {
  /** ISO 3166 alpha-2, where one is named clearly. */
  readonly country: string | null;
  /** What names a country, as typed; null for the asker's own. */
  readonly said: string | null;
  /** The asker's language (BCP 47): in it names are understood first. */
  readonly language: string;
}

export type CountryAnswer =
  | {
      readonly result: 'country';
      readonly availability: CallingAvailability;
      /** It is the asker's usage location. */
      readonly own: boolean;
    }
  /** What was typed names several countries, or could. */
  | { readonly result: 'severalCountries'; readonly said: string; readonly countries: readonly CountryCode[] }
  /** It names none that is known; `similar`: those that may be meant, the likeliest first. */
  | { readonly result: 'noSuchCountry'; readonly said: string; readonly similar: readonly CountryCode[] }
  /** None is named, and the asker has none. */
  | { readonly result: 'whichCountry' };

/** How many countries are suggested for a name that isn't understood. */
const suggested = 3;

/** Whether calling is to be had in a country, by whatever the asker calls it. Throws where the directory is silent. */
export async function readCountry(
  desk: Desk,
  actor: PersonRef,
  { country, said, language }: CountryQuery,
): Promise<CountryAnswer> {
  if (country === null && said === null) {
    const own = (await desk.directory.person(actor.id))?.usageLocation ?? null;
    if (own === null) return { result: 'whichCountry' };
    return { result: 'country', availability: availabilityIn(desk, own), own: true };
  }
  const code = country === null ? null : countryOfCode(country);
  if (code !== null) return answerFor(desk, actor, code);
  const text = said ?? country ?? '';
  const found = findCountry(text, language);
  switch (found.found) {
    case 'one':
      return answerFor(desk, actor, found.country);
    case 'several':
      return { result: 'severalCountries', said: text, countries: found.countries };
    case 'none':
      return { result: 'noSuchCountry', said: text, similar: similarCountries(text, language, suggested) };
    default:
      return found satisfies never;
  }
}

async function answerFor(desk: Desk, actor: PersonRef, country: CountryCode): Promise<CountryAnswer> {
  const own = (await ownCountry(desk, actor)) === country;
  return { result: 'country', availability: availabilityIn(desk, country), own };
}

/** The asker's country, for what is offered beside the answer; without the directory the answer stands all the same. */
async function ownCountry(desk: Desk, actor: PersonRef): Promise<CountryCode | null> {
  try {
    return (await desk.directory.person(actor.id))?.usageLocation ?? null;
  } catch (error) {
    if (isLineDeskError(error)) return null;
    throw error;
  }
}
