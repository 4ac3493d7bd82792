import type { ConfirmationChanges, ConfirmationQueries } from '../desk/index.js';
import { beginConfirmationLook, confirmationLook, saveConfirmationLook } from './confirmationLooks.js';
import {
  addConfirmations,
  changeConfirmation,
  confirmationsOf,
  locationConfirmation,
  saveConfirmation,
  unansweredReminders,
} from './confirmationTable.js';
import type { Access } from './dialect.js';
import { numbersToConfirm, peopleToConfirm, saveWhereabouts, whereaboutsOf } from './watchedPeople.js';

/** All questions about confirmations, asked through `access`. */
export function confirmationQueries(access: Access): ConfirmationQueries {
  return {
    locationConfirmation: (person, number) => locationConfirmation(access, person, number),
    confirmationsOf: (person) => confirmationsOf(access, person),
    unansweredReminders: (reminders, limit) => unansweredReminders(access, reminders, limit),
    numbersToConfirm: (after, limit) => numbersToConfirm(access, after, limit),
    peopleToConfirm: (people) => peopleToConfirm(access, people),
    whereaboutsOf: (people) => whereaboutsOf(access, people),
    confirmationLook: () => confirmationLook(access),
  };
}

/** Questions and writes, inside the transaction that `access` holds. */
export function confirmationChanges(access: Access): ConfirmationChanges {
  return {
    ...confirmationQueries(access),
    saveConfirmation: (confirmation) => saveConfirmation(access, confirmation),
    addConfirmations: (confirmations) => addConfirmations(access, confirmations),
    changeConfirmation: (before, changed) => changeConfirmation(access, before, changed),
    saveWhereabouts: (people, now) => saveWhereabouts(access, people, now),
    beginConfirmationLook: (owner, now, leaseMs) => beginConfirmationLook(access, owner, now, leaseMs),
    saveConfirmationLook: (look) => saveConfirmationLook(access, look),
  };
}
