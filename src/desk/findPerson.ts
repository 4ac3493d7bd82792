import type { Person, PersonRef } from '../telephony/index.js';
import type { Desk } from './desk.js';
import { isManagerOf, isOfServiceDesk } from './whoseLine.js';

/** How many people one card lists, and of how many it is found out whether the asker is their manager. */
export const peopleOnOneCard = 5;
/** How many the directory is asked for: more than are listed, to say that there are more. */
const peopleSearched = 25;

/** For whom policy lets somebody ask, themselves aside. */
export type MayAskFor = 'everybody' | 'reports' | 'nobody';

export type FindPersonResult =
  /** Policy lets the asker ask for nobody else. `serviceDesk`: there is one that can. */
  | { readonly result: 'mayAskForNobody'; readonly serviceDesk: boolean }
  /** No name is given yet. */
  | { readonly result: 'noName'; readonly mayAskFor: Exclude<MayAskFor, 'nobody'> }
  | {
      readonly result: 'people';
      readonly mayAskFor: Exclude<MayAskFor, 'nobody'>;
      /** Only those for whom the asker may ask; none where nobody of this name is one of them. */
      readonly people: readonly Person[];
      /** There are more than are listed. */
      readonly more: boolean;
    };

/**
 * People of this name or mail address for whom `actor` may ask. Of everybody else nothing is told, not even that they
 * are there. What is found gives no right: `whoseLine` asks again. Throws when the directory doesn't answer.
 */
export async function findPerson(
  desk: Desk,
  actor: PersonRef,
  name: string | null,
): Promise<FindPersonResult> {
  const mayAskFor = await forWhom(desk, actor);
  if (mayAskFor === 'nobody') {
    const { people, groups } = desk.policy.onBehalf.serviceDesk;
    return { result: 'mayAskForNobody', serviceDesk: people.length + groups.length > 0 };
  }
  if (name === null) return { result: 'noName', mayAskFor };
  const found = (await desk.directory.findPeople(name, peopleSearched)).toSorted(
    (one, other) => Number(isNamed(other, name)) - Number(isNamed(one, name)),
  );
  const others = found.filter(({ id }) => id !== actor.id);
  const allowed = mayAskFor === 'everybody' ? others : await reportsAmong(desk, actor, others);
  const exact = allowed.filter((person) => isMailOf(person, name));
  const people = exact.length === 1 ? exact : allowed;
  // Somebody who names themselves asks for their own line.
  if (people.length === 0 && found.length > others.length) {
    return { result: 'people', mayAskFor, people: found.filter(({ id }) => id === actor.id), more: false };
  }
  return {
    result: 'people',
    mayAskFor,
    people: people.slice(0, peopleOnOneCard),
    more: people.length > peopleOnOneCard,
  };
}

async function forWhom(desk: Desk, actor: PersonRef): Promise<MayAskFor> {
  if (await isOfServiceDesk(desk, actor)) return 'everybody';
  return desk.policy.onBehalf.managers ? 'reports' : 'nobody';
}

/** Each costs a question to the directory, so that only the first ones are asked about. */
async function reportsAmong(desk: Desk, actor: PersonRef, people: readonly Person[]): Promise<Person[]> {
  const first = people.slice(0, peopleOnOneCard);
  const reports = await Promise.all(first.map(({ id }) => isManagerOf(desk, actor, id)));
  return first.filter((_, index) => reports[index] === true);
}

const isMailOf = ({ mail }: Person, text: string): boolean =>
  mail !== null && mail.toLowerCase() === text.trim().toLowerCase();

const isNamed = (person: Person, text: string): boolean =>
  person.name.toLowerCase() === text.trim().toLowerCase() || isMailOf(person, text);
