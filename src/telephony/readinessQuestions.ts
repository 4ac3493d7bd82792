import type { CallerIdShown } from './callerId.js';
import type { CallingAvailability } from './countries.js';
import type { EmergencyLocation } from './emergencyLocation.js';
import type { CallingLicences } from './licences.js';
import type { NumberAssignment } from './numberAssignment.js';
import type { Person } from './person.js';
import type { CountryCode, E164 } from './telephoneNumber.js';

/** What the directory, the tenant, the catalogue and our own records say of one person. */
export interface PersonsLine {
  readonly person: Pick<Person, 'usageLocation'>;
  readonly licences: CallingLicences;
  /** Null where the tenant assigns none to the person. */
  readonly number: NumberAssignment | null;
  /** Null where the number has none; `unknown` where it has one that the catalogue doesn't know, or can't be read. */
  readonly location: EmergencyLocation | null | 'unknown';
  readonly confirmedAt: Date | null;
  readonly confirmationIntervalDays: number;
  readonly callerId: CallerIdShown | 'unknown';
  /** Of the person's usage location; null where they have none. */
  readonly availability: CallingAvailability | null;
  readonly now: Date;
}

/** What a person can do, or have done, about an answer. `askAdministrator` is what no request of theirs can mend. */
export type ReadinessAction =
  | 'askAdministrator'
  | 'requestCallingPlan'
  | 'requestNumber'
  | 'changeNumber'
  | 'changeEmergencyLocation'
  | 'confirmEmergencyLocation'
  | 'changeCallerId';

/** `notNeeded`: the question doesn't arise, as that of a Calling Plan for a number of another carrier. */
export type ReadinessAnswer = 'yes' | 'no' | 'unknown' | 'notNeeded';

/**
 * How much an answer weighs: without a `needed` yes the line doesn't work or isn't safe; an `advised` one should be mended;
 * a `choice` is neither right nor wrong.
 */
export type ReadinessWeight = 'needed' | 'advised' | 'choice';

/** What each question's answer rests on, for the words that are made of it. */
export interface ReadinessFacts {
  /** Are Calling Plans to be had in the person's country? */
  readonly callingAvailable: { readonly availability: CallingAvailability | null };
  /** Does the place where the person, number and emergency address are have the service, all in one country? */
  readonly locationServed: {
    readonly usageLocation: CountryCode | null;
    readonly numberCountry: CountryCode | null;
    readonly addressCountry: CountryCode | null;
  };
  /** Can the person call abroad? */
  readonly internationalCalling: { readonly callingPlan: CallingLicences['callingPlan'] };
  /** Are the licences there, Teams Phone first and then a Calling Plan? */
  readonly licences: CallingLicences;
  /** Is there a number of one's own to dial? */
  readonly directNumber: { readonly telephoneNumber: E164 | null; readonly pending: boolean };
  /** Is the emergency address there, down to the place in the building, and confirmed of late? */
  readonly emergencyAddress: {
    readonly detail: 'none' | 'address' | 'place' | 'unknown';
    readonly validated: boolean | null;
    readonly confirmedAt: Date | null;
    readonly confirmationDueAt: Date | null;
    readonly matchesAreaCode: 'required' | 'free' | 'unknown';
  };
  /** Do calls show something else than the person's own number? */
  readonly callerIdMasked: { readonly callerId: CallerIdShown | 'unknown' };
}

export type ReadinessQuestion = keyof ReadinessFacts;

/** One of the seven questions with its answer. */
export interface ReadinessCheckOf<Question extends ReadinessQuestion> {
  readonly question: Question;
  readonly answer: ReadinessAnswer;
  readonly weight: ReadinessWeight;
  /** What mends it, or changes it where it is a choice; null where nothing has to be done or can be. */
  readonly action: ReadinessAction | null;
  readonly facts: ReadinessFacts[Question];
}

/** A union over the question, so that a switch on it knows the facts. */
export type ReadinessCheck = {
  [Question in ReadinessQuestion]: ReadinessCheckOf<Question>;
}[ReadinessQuestion];
