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
  /** The directory knows no enabled account of the asker. */
  | { readonly result: 'unknownPerson' }
  /** Policy doesn't let the asker ask for this person, or there is no such person: which of both isn't told. */
  | { readonly result: 'mayNotAsk' };

/**
 * Whose line a form is about, and whether `actor` may ask for it: their own always, another's where policy's `onBehalf`
 * allows it (a report's manager, the service desk). Asked anew for every form and every submission, past the cache,
 * since nothing that a card carries gives a right and a manager of yesterday is none today. Throws when the directory
 * doesn't answer.
 */
export async function whoseLine(desk: Desk, actor: PersonRef, asked: PersonId | null): Promise<WhoseLine> {
  const own = asked === null || asked === actor.id;
  if (own) {
    const person = await desk.directory.person(actor.id);
    return person?.accountEnabled ? { result: 'line', person, own } : { result: 'unknownPerson' };
  }
  const [person, isServiceDesk, isManager] = await Promise.all([
    desk.directory.person(asked),
    isOfServiceDesk(desk, actor, { fresh: true }),
    isManagerOf(desk, actor, asked, { fresh: true }),
  ]);
  return person?.accountEnabled && (isServiceDesk || isManager)
    ? { result: 'line', person, own }
    : { result: 'mayNotAsk' };
}

/** Whether policy lets `actor` ask for everybody. Throws when the directory doesn't answer. */
export async function isOfServiceDesk(
  desk: Desk,
  actor: PersonRef,
  options: { readonly fresh?: boolean } = {},
): Promise<boolean> {
  const { serviceDesk } = desk.policy.onBehalf;
  const named = serviceDesk.people.length + serviceDesk.groups.length > 0;
  return named && (await desk.directory.isOnList(actor.id, serviceDesk, options));
}

/** Whether policy lets `actor` ask for this person as their manager. Throws when the directory doesn't answer. */
export async function isManagerOf(
  desk: Desk,
  actor: PersonRef,
  person: PersonId,
  options: { readonly fresh?: boolean } = {},
): Promise<boolean> {
  return desk.policy.onBehalf.managers && (await desk.directory.managerOf(person, options)) === actor.id;
}
