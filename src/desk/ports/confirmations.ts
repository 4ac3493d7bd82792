import type { CountryCode, E164, LocationId, PersonId } from '../../telephony/index.js';

/** Why a location is asked about before its interval is over. */
export const doubts = ['office', 'country', 'elsewhere'] as const;
/** The directory shows another office or country for the person; or the location was changed past Line Desk. */
export type Doubt = (typeof doubts)[number];

/** That the emergency location of a person's number is right, as far as anybody has said so. */
export interface LocationConfirmation {
  readonly person: PersonId;
  readonly telephoneNumber: E164;
  /** The location that was confirmed: it holds only while the tenant shows this one for this number. */
  readonly locationId: LocationId;
  readonly confirmedAt: Date;
  /**
   * `person`: they said so; `request`: they asked for it and it was carried out; `firstSeen`: nobody has said so yet, and
   * `confirmedAt` is when Line Desk first saw it.
   */
  readonly how: 'person' | 'request' | 'firstSeen';
  /** Since when it is doubted, and why; null where it isn't. */
  readonly doubt: { readonly why: Doubt; readonly since: Date } | null;
  /** How often they were asked since then, and when last. */
  readonly reminders: number;
  readonly remindedAt: Date | null;
}

/** Where the directory last showed a person; what it has never shown is null. */
export interface Whereabouts {
  readonly person: PersonId;
  readonly officeLocation: string | null;
  readonly usageLocation: CountryCode | null;
}

/** Somebody's number with an emergency location of which they can be asked, as the inventory holds it. */
export interface NumberToConfirm {
  readonly telephoneNumber: E164;
  readonly person: PersonId;
  readonly locationId: LocationId;
}

/** How far a look at all confirmations has got. */
export type LookPlace =
  /** Who has changed in the directory; `from` is the directory's own mark of a page, null for the beginning. */
  | { readonly phase: 'people'; readonly from: string | null }
  /** The numbers after this one. */
  | { readonly phase: 'numbers'; readonly after: E164 | null };

/** A look at all confirmations; there is one at a time, over all replicas. */
export interface ConfirmationLook {
  readonly owner: string;
  readonly leaseUntil: Date;
  /** Null where it is done. */
  readonly place: LookPlace | null;
  /** Where the directory's changes after this look begin; null where they have never been read to their end. */
  readonly changesFrom: string | null;
  readonly finishedAt: Date | null;
}

/** What can be asked about confirmations. */
export interface ConfirmationQueries {
  /** Of this person's number; null where there is none. Whether it holds is for `holds` to say. */
  locationConfirmation(person: PersonId, number: E164): Promise<LocationConfirmation | null>;
  /** All of a person's numbers that are or were confirmed. */
  confirmationsOf(person: PersonId): Promise<readonly LocationConfirmation[]>;
  /** Those of whom `reminders` or more reminders have got no answer, the oldest first, and how many there are in all. */
  unansweredReminders(
    reminders: number,
    limit: number,
  ): Promise<{ readonly confirmations: readonly LocationConfirmation[]; readonly total: number }>;
  /**
   * The inventory's numbers after `after` by number: of `limit` rows those to be confirmed, and where to go on (null at
   * the end).
   */
  numbersToConfirm(
    after: E164 | null,
    limit: number,
  ): Promise<{ readonly numbers: readonly NumberToConfirm[]; readonly next: E164 | null }>;
  /** Which of these people have a number of that kind in the inventory. */
  peopleToConfirm(people: readonly PersonId[]): Promise<ReadonlySet<PersonId>>;
  /** Where these people were last seen; those who never were are left out. */
  whereaboutsOf(people: readonly PersonId[]): Promise<readonly Whereabouts[]>;
  confirmationLook(): Promise<ConfirmationLook | null>;
}

/** What can be changed about confirmations, inside a transaction. */
export interface ConfirmationChanges extends ConfirmationQueries {
  /** Writes the confirmation whatever was there. What somebody else had confirmed for this number is forgotten. */
  saveConfirmation(confirmation: LocationConfirmation): Promise<void>;
  /** Writes those for which none is there; what is there stays. What others had confirmed for these numbers is forgotten. */
  addConfirmations(confirmations: readonly LocationConfirmation[]): Promise<void>;
  /** Compare-and-set: writes `changed` if what is stored is still `before`; false otherwise. */
  changeConfirmation(before: LocationConfirmation, changed: LocationConfirmation): Promise<boolean>;
  saveWhereabouts(people: readonly Whereabouts[], now: Date): Promise<void>;
  /** Begins a look, or goes on with one whose lease is over or whose owner is this one; else the one that is under way. */
  beginConfirmationLook(
    owner: string,
    now: Date,
    leaseMs: number,
  ): Promise<
    | { readonly state: 'begun' | 'resumed'; readonly look: ConfirmationLook }
    | { readonly state: 'elsewhere'; readonly until: Date }
  >;
  /** Writes how far this owner's look has got; false where somebody else has taken it over. */
  saveConfirmationLook(look: ConfirmationLook): Promise<boolean>;
}
