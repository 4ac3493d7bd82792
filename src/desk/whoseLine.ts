import type { Person, PersonId, PersonRef } from '../telephony/index.js';
import type { Desk } from './desk.js';

/** A line that the asker may ask something for. `own`: it is theirs. */
export interface LineAbout {
  readonly result: 'line';
  readonly person: Person;
  readonly own: boolean;
}

/** Whose line somebody wants something for, as far as they may. */
export type WhoseLine =
  | LineAbout
  /** The directory knows no enabled account of this id. */
  | { readonly result: 'unknownPerson' }
  /** Policy doesn't let the asker ask for this person. */
  | { readonly result: 'mayNotAsk'; readonly name: string };

/**
 * Whose line a form is about, and whether `actor` may ask for it: their own always, another's where policy's `onBehalf`
 * allows it (a report's manager, the service desk). Asked anew for every form and every submission, since nothing that a
 * card carries gives a right. Throws when the directory doesn't answer.
 */
export async function whoseLine(desk: Desk, actor: PersonRef, asked: PersonId | null): Promise<WhoseLine> {
  const own = asked === null || asked === actor.id;
  const person = await desk.directory.person(own ? actor.id : asked);
  if (person === null || !person.accountEnabled) return { result: 'unknownPerson' };
  if (own) return { result: 'line', person, own };
  return (await mayAskFor(desk, actor, person))
    ? { result: 'line', person, own }
    : { result: 'mayNotAsk', name: person.name };
}

async function mayAskFor(desk: Desk, actor: PersonRef, person: Person): Promise<boolean> {
  const { managers, serviceDesk } = desk.policy.onBehalf;
  if (managers && (await desk.directory.managerOf(person.id)) === actor.id) return true;
  const named = serviceDesk.people.length + serviceDesk.groups.length > 0;
  return named && (await desk.directory.isOnList(actor.id, serviceDesk));
}
