import { setTimeout as pause } from 'node:timers/promises';
import type { CountryCode, PersonId } from '../telephony/index.js';
import type { Desk } from './desk.js';

/** Somebody in an emergency doesn't wait for a directory. */
const answerWithinMs = 500;

/**
 * The country whose emergency number is named to this person: where the directory says that they work, else the country of
 * their number; null where neither is known soon enough. Never throws.
 */
export async function emergencyCountryOf(desk: Desk, person: PersonId): Promise<CountryCode | null> {
  const soon = pause(answerWithinMs, null, { ref: false });
  const orNull = <T>(asked: Promise<T>): Promise<T | null> =>
    Promise.race([
      asked.then(
        (answer) => answer,
        () => null,
      ),
      soon,
    ]);
  const [found, number] = await Promise.all([
    orNull(desk.directory.person(person)),
    orNull(desk.tenant.numberOf(person)),
  ]);
  return found?.usageLocation ?? number?.country ?? null;
}
