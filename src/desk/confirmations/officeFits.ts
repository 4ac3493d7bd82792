import type { Desk } from '../desk.js';
import { chooseNamed } from '../namedLocation.js';
import type { LocationConfirmation } from '../ports/index.js';

/**
 * Whether the office that the directory shows for somebody now is the place of their emergency location: they had it
 * changed before the directory knew of the move. In doubt it isn't, and they are asked.
 */
export async function officeFits(
  desk: Desk,
  { person, locationId }: Pick<LocationConfirmation, 'person' | 'locationId'>,
): Promise<boolean> {
  const [seen] = await desk.store.whereaboutsOf([person]);
  const location = await desk.store.location(locationId);
  const office = seen?.officeLocation ?? null;
  if (office === null || location === null) return false;
  const places = { candidates: [location], anywhere: [location], current: null, country: location.country };
  return chooseNamed([office], places).found === 'location';
}
