import {
  type CountryCode,
  type EmergencyLocation,
  type LocationId,
  locationNeededAtAssignment,
  searchWords,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { availabilityIn } from '../line/availabilityIn.js';
import { choicesOnOneCard, choicesOnOnePage } from '../locationForm.js';
import { chooseNamed } from '../namedLocation.js';
import { surelyOtherCity } from './cityComparison.js';

/** The emergency locations that a new number may get. */
export interface NumberPlaces {
  /** All of the country, or (above `choicesOnOneCard`) the likeliest ones. */
  readonly locations: readonly EmergencyLocation[];
  /** Number of validated locations in the country. */
  readonly total: number;
  /** The country wants one with the assignment. */
  readonly needed: boolean;
  /** The location has to be in the area of the number's area code. */
  readonly inNumbersArea: boolean;
  /** `none`: the person wants to set it afterwards. */
  readonly chosen: EmergencyLocation | 'none' | null;
}

/** What somebody chose, or would most likely choose, the first that leads to a place. */
export interface PlaceWish {
  readonly chosen: LocationId | 'none' | null;
  /** The location that they have now, or that the edited request asks for. */
  readonly present: LocationId | null;
  /** The directory's name of their office. */
  readonly office: string | null;
  /** The city that the number should be of; null for any. */
  readonly city: string | null;
}

/** The locations for a number of this country. Changes nothing. */
export async function readNumberPlaces(
  desk: Desk,
  country: CountryCode,
  wish: PlaceWish,
): Promise<NumberPlaces> {
  const rules = addressRules(desk, country);
  const all = await desk.store.locationsIn(country, { limit: choicesOnOneCard });
  const near = searchWords([wish.office, wish.city].filter((text) => text !== null).join(' '));
  const likely =
    all.total <= choicesOnOneCard ? [] : await desk.store.locationsLike(country, near, choicesOnOnePage);
  const locations =
    all.total <= choicesOnOneCard
      ? all.locations
      : likely.length > 0
        ? likely
        : all.locations.slice(0, choicesOnOnePage);
  const chosen = wish.chosen === 'none' ? 'none' : await firstUsable(desk, country, wish);
  return { ...rules, locations, total: all.total, chosen };
}

/** Whether a number of the country goes without a location, and whether the location must be in its area. */
export function addressRules(
  desk: Pick<Desk, 'policy'>,
  country: CountryCode,
): Pick<NumberPlaces, 'needed' | 'inNumbersArea'> {
  const availability = availabilityIn(desk, country);
  return {
    needed: locationNeededAtAssignment(country),
    inNumbersArea: availability.status === 'offered' && availability.offer.emergency.addressMatchesAreaCode,
  };
}

/** Whether a number of one city can't have its emergency location in another, by the rule of the country. */
export function outsideArea(
  { inNumbersArea }: Pick<NumberPlaces, 'inNumbersArea'>,
  numberCity: string | null,
  locationCity: string,
): boolean {
  return inNumbersArea && numberCity !== null && surelyOtherCity(numberCity, locationCity);
}

async function firstUsable(
  desk: Desk,
  country: CountryCode,
  { chosen, present, office }: PlaceWish,
): Promise<EmergencyLocation | null> {
  for (const id of [chosen, present]) {
    const location = id === null || id === 'none' ? null : await desk.store.location(id);
    if (location?.validated === true && location.country === country) return location;
  }
  return office === null ? null : placeOfOffice(desk, country, office);
}

/** The place that the directory's office name means, where it means one. */
async function placeOfOffice(
  desk: Desk,
  country: CountryCode,
  office: string,
): Promise<EmergencyLocation | null> {
  const candidates = await desk.store.locationsLike(country, searchWords(office), choicesOnOneCard);
  const named = chooseNamed([office], { candidates, anywhere: candidates, current: null, country });
  return named.found === 'location' ? named.location : null;
}
