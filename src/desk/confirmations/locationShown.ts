import type {
  EmergencyLocation,
  LocationId,
  NumberAssignment,
  Person,
  PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { newForm } from '../formContext.js';
import { readLocationForm } from '../locationForm.js';
import type { LocationConfirmation } from '../ports/index.js';
import { type DueBecause, dueOf } from './due.js';

/** A person's emergency location as it is shown now, for the question whether it is right. */
export interface LocationShown {
  readonly number: NumberAssignment;
  readonly locationId: LocationId;
  /** `unknown` where the catalogue doesn't hold it: then nobody can say that it is right. */
  readonly location: EmergencyLocation | 'unknown';
  /** When somebody last said so, or had it changed; null where nobody has. */
  readonly confirmedAt: Date | null;
  readonly because: DueBecause;
  /** The office and country that the directory showed last. */
  readonly officeLocation: string | null;
  readonly usageLocation: string | null;
  /** The location that fits the person's new office, where one does. */
  readonly suggested: EmergencyLocation | null;
}

/** Puts together what the question shows; `locationId` is what the tenant shows for the number. */
export async function locationShown(
  desk: Desk,
  person: Person,
  number: NumberAssignment,
  locationId: LocationId,
  confirmation: LocationConfirmation | null,
): Promise<LocationShown> {
  const location = (await desk.store.location(locationId)) ?? 'unknown';
  const rules = desk.policy.emergencyLocations;
  const because = (confirmation === null ? null : dueOf(confirmation, rules)?.why) ?? 'interval';
  // What made the location doubtful; a person who was read for something else may be from before.
  const [seen] = await desk.store.whereaboutsOf([person.id]);
  const { officeLocation, usageLocation } = seen ?? person;
  return {
    number,
    locationId,
    location,
    confirmedAt:
      confirmation?.locationId === locationId && confirmation.how !== 'firstSeen'
        ? confirmation.confirmedAt
        : null,
    because,
    officeLocation,
    usageLocation,
    suggested:
      because === 'office' && officeLocation !== null
        ? await placeOfOffice(desk, person, officeLocation)
        : null,
  };
}

/** What the form would choose, had the person named their office. */
async function placeOfOffice(
  desk: Desk,
  person: PersonRef,
  office: string,
): Promise<EmergencyLocation | null> {
  const form = await readLocationForm(desk, person, {
    named: [office],
    search: null,
    offset: 0,
    form: newForm,
    chosen: null,
    reason: null,
  });
  return form.result === 'locationForm' ? form.chosen : null;
}
