import type { Person, PersonId, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** How many people one card lists. */
export const standInsOnOneCard = 5;

/** Whom somebody means who names a stand-in: by what they typed, or as they chose. */
export interface NamedStandIn {
  readonly name: string | null;
  readonly person: PersonId | null;
}

export type FoundStandIn =
  | { readonly result: 'standIn'; readonly person: PersonRef }
  | { readonly result: 'noStandIn'; readonly why: 'nobody' | 'noName' | 'yourself' }
  | { readonly result: 'several'; readonly people: readonly Person[] };

/** The person with an enabled account who is meant; themselves never. Throws when the directory doesn't answer. */
export async function findStandIn(
  desk: Desk,
  actor: PersonRef,
  { name, person }: NamedStandIn,
): Promise<FoundStandIn> {
  if (person !== null) {
    if (person === actor.id) return { result: 'noStandIn', why: 'yourself' };
    const known = await desk.directory.person(person, { fresh: true });
    if (known === null || !known.accountEnabled) return { result: 'noStandIn', why: 'nobody' };
    return { result: 'standIn', person: { id: known.id, name: known.name } };
  }
  if (name === null) return { result: 'noStandIn', why: 'noName' };
  const found = await desk.directory.findPeople(name, standInsOnOneCard + 1);
  const others = found.filter(({ id }) => id !== actor.id);
  const [only, ...more] = others;
  if (only === undefined) {
    return { result: 'noStandIn', why: found.length > 0 ? 'yourself' : 'nobody' };
  }
  if (more.length === 0) return { result: 'standIn', person: { id: only.id, name: only.name } };
  return { result: 'several', people: others.slice(0, standInsOnOneCard) };
}
