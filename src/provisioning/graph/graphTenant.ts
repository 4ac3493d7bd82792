import type { GraphClient } from '../../graph/index.js';
import type { E164, LocationId, NumberAssignment, PersonId } from '../../telephony/index.js';
import type { EmergencyLocations, NumberReader } from '../capabilities.js';
import { readNumber, readNumbersOf, updateNumberLocation } from './numberAssignments.js';

/** Reads for somebody who waits for an answer end after this; an invoke must be answered within 2 s. */
const waitingReadMs = 1_500;
/** The worker has time. */
const workReadMs = 20_000;
const workWriteMs = 30_000;
const cachedMs = 60_000;
const cachedPeople = 5_000;

/** The telephony tenant through Graph: what the chat reads (cached) and what the worker does (never cached). */
export function graphTenant(graph: GraphClient, now: () => number): NumberReader & EmergencyLocations {
  const cache = new Map<PersonId, { at: number; number: NumberAssignment | null }>();
  const forget = (number: E164) => {
    for (const [person, entry] of cache) if (entry.number?.telephoneNumber === number) cache.delete(person);
  };
  return {
    async numberOf(person, options = {}) {
      const cached = cache.get(person);
      if (options.fresh !== true && cached !== undefined && now() - cached.at < cachedMs)
        return cached.number;
      const number = (await readNumbersOf(graph, person, waitingReadMs))[0] ?? null;
      cache.delete(person);
      cache.set(person, { at: now(), number });
      const oldest = cache.keys().next();
      if (cache.size > cachedPeople && oldest.done !== true) cache.delete(oldest.value);
      return number;
    },
    readNumber: (number: E164) => readNumber(graph, number, workReadMs),
    async setLocation(number: E164, location: LocationId) {
      try {
        await updateNumberLocation(graph, number, location, workWriteMs);
      } finally {
        forget(number);
      }
    },
    forget,
  };
}
