import {
  type EmergencyLocation,
  likeness,
  type NewAddress,
  samePlace,
  wordsOfAddress,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** What the catalogue holds that may be what somebody wants to add. */
export interface Duplicates {
  /** The very place: nothing is to be added. */
  readonly exact: EmergencyLocation | null;
  /** A location of the same civic address, which then needs a new place only; null for none. */
  readonly sameAddress: EmergencyLocation | null;
  /** To choose from, the nearest first. */
  readonly likely: readonly EmergencyLocation[];
}

/** More are no help in choosing. */
const mostShown = 6;
const mostCompared = 200;

/** Looks for the address among the validated locations of its country. */
export async function findDuplicates(desk: Desk, address: NewAddress): Promise<Duplicates> {
  const words = wordsOfAddress(address);
  const found = await desk.store.locationsLike(address.country, words, mostCompared);
  const near = found.map((location) => ({ location, like: likeness(address, location) }));
  const same = near.filter(({ like }) => like === 'sameAddress').map(({ location }) => location);
  const similar = near.filter(({ like }) => like === 'similar').map(({ location }) => location);
  const exact = same.find(({ place }) => samePlace(place, address.place)) ?? null;
  const others = [...same, ...similar].filter((location) => location !== exact);
  return {
    exact,
    sameAddress: same[0] ?? null,
    likely: [...(exact === null ? [] : [exact]), ...others].slice(0, mostShown),
  };
}
