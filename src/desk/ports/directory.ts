import type { ApproverList } from '../../requests/index.js';
import type { GroupId, Person, PersonId, PersonRef } from '../../telephony/index.js';
import type { Whereabouts } from './confirmations.js';
import type { PeopleOf } from './outbox.js';

/** Some of those who have changed in the directory. What it doesn't tell of a person, or tells as empty, is null. */
export interface ChangedPeople {
  readonly people: readonly Whereabouts[];
  /** Where the next page begins; null after the last one. */
  readonly next: string | null;
  /** After the last page: where later changes begin. */
  readonly changesFrom: string | null;
}

/**
 * People, groups and licences of the tenant. Cached answers are at most 60 s old.
 * Every call throws LineDeskError `directory-unavailable` (or `tenant-throttled`) when the directory doesn't answer.
 */
export interface Directory {
  /** The person, or null where the tenant knows nobody of this id. `fresh` passes the cache by. */
  person(id: PersonId, options?: { readonly fresh?: boolean }): Promise<Person | null>;
  /**
   * Whether the person stands on the list now, themselves or through a group (transitively), with an enabled account.
   * `fresh` passes the cache by and answers within 1.5 s or throws.
   */
  isOnList(person: PersonId, list: ApproverList, options?: { readonly fresh?: boolean }): Promise<boolean>;
  /** Everybody on the list with an enabled account, groups resolved transitively, each once. */
  peopleOnList(list: ApproverList): Promise<readonly PersonRef[]>;
  /** The person's line manager; null where they have none. `fresh` passes the cache by. */
  managerOf(person: PersonId, options?: { readonly fresh?: boolean }): Promise<PersonId | null>;
  /**
   * People with an enabled account whose name or mail address begins with the words of `text`, in any order; at most `limit`, by name.
   */
  findPeople(text: string, limit: number): Promise<readonly Person[]>;
  /** People of a site (as their office) or a group with an enabled account, by name: at most `limit`, and whether there are more. */
  peopleOf(
    of: PeopleOf,
    limit: number,
  ): Promise<{ readonly people: readonly Person[]; readonly more: boolean }>;
  /**
   * Those who have changed since `from`, page by page: an earlier `changesFrom` or `next`, also one that was kept over a
   * restart; null for everybody. Throws `not-found` where the directory doesn't know `from` any more.
   */
  changedPeople(from: string | null): Promise<ChangedPeople>;
  /** Whether the group exists. */
  groupExists(id: GroupId): Promise<boolean>;
}
