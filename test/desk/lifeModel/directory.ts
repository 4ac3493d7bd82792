import assert from 'node:assert/strict';
import type { Clock, Directory } from '../../../src/desk/index.js';
import { LineDeskError } from '../../../src/errors.js';
import {
  type ApproverList,
  type ApproverSource,
  concerns,
  type LineRequest,
} from '../../../src/requests/index.js';
import type { PersonId } from '../../../src/telephony/index.js';
import { everybody, groups } from './cast.js';

/** The tenant's people at one moment: who is where, who has left, and whose manager Robin's and Sam's is. */
export interface DirectoryState {
  readonly members: Readonly<Record<string, readonly PersonId[]>>;
  readonly disabled: readonly PersonId[];
  readonly manager: PersonId | null;
}

export type DirectoryChange =
  | { readonly change: 'joins' | 'leaves'; readonly person: PersonId; readonly group: string }
  | { readonly change: 'isDisabled' | 'isEnabled'; readonly person: PersonId }
  | { readonly change: 'manages'; readonly person: PersonId | null };

export function changed(state: DirectoryState, change: DirectoryChange): DirectoryState {
  const without = (list: readonly PersonId[], person: PersonId) => list.filter((id) => id !== person);
  switch (change.change) {
    case 'joins':
    case 'leaves': {
      const rest = without(state.members[change.group] ?? [], change.person);
      const members = change.change === 'joins' ? [...rest, change.person] : rest;
      return { ...state, members: { ...state.members, [change.group]: members } };
    }
    case 'isDisabled':
      return { ...state, disabled: [...without(state.disabled, change.person), change.person] };
    case 'isEnabled':
      return { ...state, disabled: without(state.disabled, change.person) };
    case 'manages':
      return { ...state, manager: change.person };
    default:
      return change satisfies never;
  }
}

/** Whether the person stands on the list then. */
export function isOn({ members, disabled }: DirectoryState, person: PersonId, list: ApproverList): boolean {
  if (disabled.includes(person)) return false;
  return (
    list.people.includes(person) || list.groups.some((group) => members[group]?.includes(person) === true)
  );
}

/** Whether this source lets the person decide then, four eyes and handed-on turns left aside. */
export function givesRight(state: DirectoryState, { from, list }: ApproverSource, person: PersonId): boolean {
  return isOn(state, person, list) && (from !== 'manager' || state.manager === person);
}

/** The sources of the present stage that let the person decide then. */
export function rightsOf(state: DirectoryState, request: LineRequest, person: PersonId): readonly number[] {
  const stage = request.stages[request.stage];
  if (stage === undefined || concerns(request, person) || stage.handedOn.includes(person)) return [];
  return stage.sources.flatMap((source, index) => (givesRight(state, source, person) ? [index] : []));
}

const cachedMs = 60_000;

/** A directory that changes while it is asked. `pause`: before each answer, so that something else can happen first. */
export function changingDirectory(
  first: DirectoryState,
  clock: Clock,
  pause: (what: string) => Promise<void>,
) {
  const states = [first];
  const now = () => states.at(-1) ?? first;
  const failing = { times: 0 };
  let manager = { id: first.manager, readAt: clock.now().getTime() - 2 * cachedMs };
  const answer = async <T>(what: string, read: () => T): Promise<T> => {
    await pause(what);
    if (failing.times > 0) {
      failing.times -= 1;
      throw new LineDeskError('directory-unavailable', 'it sleeps');
    }
    return read();
  };
  const notAsked = () => assert.fail('nobody asks that');
  const directory: Directory = {
    person: (id) =>
      answer('person', () => {
        const known = everybody.find((person) => person.id === id);
        return known === undefined
          ? null
          : {
              ...known,
              accountEnabled: !now().disabled.includes(id),
              mail: null,
              department: null,
              usageLocation: 'DE',
              officeLocation: null,
              plans: [],
            };
      }),
    isOnList: (person, list, options) => {
      assert.equal(options?.fresh, true, 'who decides is asked afresh');
      return answer('isOnList', () => isOn(now(), person, list));
    },
    peopleOnList: (list) => answer('peopleOnList', () => everybody.filter(({ id }) => isOn(now(), id, list))),
    managerOf: (_person, options) =>
      answer('managerOf', () => {
        const time = clock.now().getTime();
        if (options?.fresh === true || time - manager.readAt > cachedMs) {
          manager = { id: now().manager, readAt: time };
        }
        return manager.id;
      }),
    findPeople: notAsked,
    peopleOf: notAsked,
    changedPeople: notAsked,
    groupExists: async (id) => groups.includes(id),
  };
  return {
    directory,
    /** All states so far; the last one is that of now. */
    states: states as readonly DirectoryState[],
    change: (change: DirectoryChange) => void states.push(changed(now(), change)),
    /** The next answers are errors. */
    failNext: (times: number) => {
      failing.times = times;
    },
  };
}
export type ChangingDirectory = ReturnType<typeof changingDirectory>;
