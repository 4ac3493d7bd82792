import type { AssignableNumberType } from '../../requests/index.js';
import type { E164, EmergencyLocation } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { everyCity, type NumberWish } from '../numberWish.js';
import type { ListedNumber } from '../ports/index.js';
import { sameCity } from './cityComparison.js';
import { citiesOffered, findFreeNumbers, isOffered, numbersOnOnePage } from './freeNumberSearch.js';
import type { NumberLine } from './numberLine.js';
import { addressRules, outsideArea } from './numberPlaces.js';
import { fits, readDigits, type WishedDigits } from './wishedDigits.js';

/** What is wrong with a filled-in form. */
export type NumberProblem =
  | { readonly why: 'reasonTooLong' }
  | { readonly why: 'numberUnknown' }
  | { readonly why: 'numberTaken' | 'numberNotOffered'; readonly number: E164 }
  /** Every number that was tried has been taken meanwhile. */
  | { readonly why: 'allTaken' }
  /** Nothing that is free fits the digits or the city. */
  | { readonly why: 'noneFits' }
  /** Nothing that is free is in the area of the emergency location. */
  | { readonly why: 'noneInArea'; readonly location: EmergencyLocation }
  | {
      readonly why: 'outsideArea';
      readonly number: E164;
      readonly city: string;
      readonly location: EmergencyLocation;
    }
  | { readonly why: 'locationMissing' | 'locationUnknown' | 'locationNotValidated' | 'locationElsewhere' };

/** A number that can be given to a person. */
export type AssignableNumber = ListedNumber & { readonly numberType: AssignableNumberType };

/** Numbers to try, the first that is still free is taken. */
export interface ChosenNumbers {
  readonly numbers: readonly AssignableNumber[];
}

export interface NumberChoice {
  /** Null: any that fits the wish. */
  readonly number: E164 | null;
  readonly wish: NumberWish;
  /** Where emergency calls from it shall show; null where nothing was chosen. */
  readonly location: EmergencyLocation | null;
  /** How many to try. */
  readonly limit: number;
}

/** Which numbers a filled-in form asks for, checked against what may be offered to the person. */
export async function chosenNumbers(
  desk: Desk,
  about: NumberLine,
  choice: NumberChoice,
): Promise<ChosenNumbers | NumberProblem> {
  return choice.number === null
    ? anyNumbers(desk, about, choice)
    : oneNumber(desk, about, choice.number, choice.location);
}

async function oneNumber(
  desk: Desk,
  about: NumberLine,
  number: E164,
  location: EmergencyLocation | null,
): Promise<ChosenNumbers | NumberProblem> {
  const record = await desk.store.numberRecord(number, desk.clock.now());
  if (record === null) return { why: 'numberUnknown' };
  const kept = record.state === 'held' && record.hold?.request === about.edited?.id;
  if (!isAssignable(record) || !record.forPeople || !(await isOffered(desk, about.pools, number))) {
    return { why: 'numberNotOffered', number };
  }
  if (record.state !== 'available' && !kept) return { why: 'numberTaken', number };
  if (isOutside(desk, about, record, location) && location !== null) {
    return { why: 'outsideArea', number, city: record.city ?? '', location };
  }
  return { numbers: [record] };
}

/** The number that the edited request holds, if it fits, and free ones that do. */
async function anyNumbers(
  desk: Desk,
  about: NumberLine,
  { wish, location, limit }: NumberChoice,
): Promise<ChosenNumbers | NumberProblem> {
  const named = wish.city === everyCity ? null : wish.city;
  const cities = await citiesOffered(desk, about.pools);
  const city = named === null ? null : (cities.find((each) => sameCity(each, named)) ?? named);
  const read = readDigits(wish);
  const tries: readonly (WishedDigits | null)[] = read.read === 'digits' ? read.tries : [null];
  if (read.read === 'notDigits' || read.read === 'tooFewDigits') return { why: 'noneFits' };

  for (const digits of tries) {
    const found = await findFreeNumbers(
      desk,
      {
        pools: about.pools,
        country: about.country,
        city: cityFor(desk, about, cities, city, location),
        digits,
      },
      { offset: 0, limit: numbersOnOnePage },
    );
    const held = await heldNumber(desk, about, { city, digits });
    const fitting = [...held, ...(found?.numbers ?? [])].filter(isAssignable);
    if (fitting.length === 0) continue;
    const inArea = fitting.filter((number) => !isOutside(desk, about, number, location));
    if (inArea.length === 0 && location !== null) return { why: 'noneInArea', location };
    return { numbers: inArea.slice(0, limit) };
  }
  return { why: 'noneFits' };
}

/** Where number and emergency location belong together and any number will do, the location's city is looked in. */
function cityFor(
  desk: Desk,
  { country }: NumberLine,
  cities: readonly string[],
  city: string | null,
  location: EmergencyLocation | null,
): string | null {
  if (city !== null || location === null || !addressRules(desk, country).inNumbersArea) return city;
  return cities.find((each) => sameCity(each, location.city)) ?? null;
}

const isOutside = (
  desk: Desk,
  about: NumberLine,
  { numberType, city }: ListedNumber,
  location: EmergencyLocation | null,
) =>
  numberType === 'callingPlan' &&
  location !== null &&
  outsideArea(addressRules(desk, about.country), city, location.city);

async function heldNumber(
  desk: Desk,
  { edited }: NumberLine,
  wish: { readonly city: string | null; readonly digits: WishedDigits | null },
): Promise<readonly ListedNumber[]> {
  const details = edited?.details;
  if (details?.kind !== 'numberRequest' && details?.kind !== 'numberChange') return [];
  const record = await desk.store.numberRecord(details.telephoneNumber, desk.clock.now());
  if (record === null || record.hold?.request !== edited?.id) return [];
  const inCity = wish.city === null || (record.city !== null && sameCity(record.city, wish.city));
  const withDigits = wish.digits === null || fits(record.telephoneNumber, wish.digits);
  return inCity && withDigits ? [record] : [];
}

const isAssignable = (number: ListedNumber): number is AssignableNumber => number.numberType !== 'other';
