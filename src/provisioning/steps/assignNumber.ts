import { isLineDeskError } from '../../errors.js';
import type { GraphClient } from '../../graph/index.js';
import type { PlanStepOf } from '../../requests/index.js';
import { callingLicences, locationNeededAtAssignment } from '../../telephony/index.js';
import type { Capability, CheckOptions, StepCheck } from '../capabilities.js';
import { workReadMs } from '../graph/callTimes.js';
import { type LicensedPerson, readLicensedPerson } from '../graph/licensedPerson.js';
import {
  assignNumberWrite,
  readNumber,
  readNumbersOf,
  updateNumberWrite,
} from '../graph/numberAssignments.js';
import { isOf, type NumberReading } from '../graph/tenantNumber.js';
import { assignNumberCmdlet } from '../powershell/cmdlets.js';
import { holds, refused, stopped, toDo, underWay } from './stepCheck.js';

type Step = PlanStepOf<'assignNumber'>;

/**
 * Gives a free number to a person as their primary one, with the location where the step names one. A number that is the
 * person's already, with another location, gets the location only.
 */
export function assignNumber(graph: GraphClient): Capability<Step> {
  return {
    async check(step, { afterWrite = false }: CheckOptions = {}) {
      const reading = await readNumber(graph, step.telephoneNumber);
      const shown = checkNumber(step, reading);
      const open = shown.check === 'toDo' || shown.check === 'refused';
      // A write of ours may be what stands against another one; and who has the number needs no precondition.
      if (!open || afterWrite || reading === null || isOf(reading, step.person)) return shown;
      const [person, others] = await Promise.all([
        readLicensedPerson(graph, step.person),
        readNumbersOf(graph, step.person, workReadMs),
      ]);
      return checkPerson(step, reading, person) ?? checkOtherNumbers(step, others) ?? shown;
    },

    async write(step) {
      try {
        return await assignNumberWrite(step).make(graph);
      } catch (error) {
        // Graph assigns no number that is assigned. Read again: only the location may be left to do.
        if (!isLineDeskError(error, 'tenant-refused') || step.locationId === null) throw error;
        if (!lacksOnlyLocation(step, await readNumber(graph, step.telephoneNumber))) throw error;
        return updateNumberWrite(step.telephoneNumber, step.locationId).make(graph);
      }
    },

    call: (step) => assignNumberWrite(step).shown,
    cmdlet: assignNumberCmdlet,
  };
}

/** What the number itself shows. */
function checkNumber(step: Step, reading: NumberReading | null): StepCheck {
  if (reading === null) return stopped('number-not-found');
  if (!reading.clear) return underWay;
  const { number, state } = reading;
  if (isOf(reading, step.person)) {
    if (state === 'pending') return underWay;
    if (state === 'assignmentFailed') return refused;
    if (step.locationId === null || number.locationId === step.locationId) return holds;
    if (!number.locationChangeable) return stopped('location-not-changeable');
    return state === 'updateFailed' ? refused : toDo;
  }
  if (number.assignment !== 'none') return stopped('number-taken');
  if (state === 'pending') return underWay;
  if (reading.forPeople === false || number.numberType !== step.numberType) return stopped('tenant-refused');
  return state === 'assignmentFailed' ? refused : toDo;
}

/** True if the number is the person's already, and can get the step's location. */
function lacksOnlyLocation(step: Step, reading: NumberReading | null): boolean {
  if (reading?.clear !== true || !isOf(reading, step.person)) return false;
  return checkNumber(step, reading).check === 'toDo' || reading.state === 'updateFailed';
}

/** The tenant's rules of a first assignment; for Calling Plan numbers the country's, too. Null where none is broken. */
function checkPerson(step: Step, reading: NumberReading, person: LicensedPerson | null): StepCheck | null {
  if (person === null || !person.enabled) return stopped('person-gone');
  const { teamsPhone, callingPlan } = callingLicences(person.plans);
  const needsPlan = step.numberType === 'callingPlan';
  if (!teamsPhone || (needsPlan && callingPlan === 'none'))
    return person.clear ? stopped('licence-missing') : underWay;
  if (!needsPlan) return null;
  const { country } = reading.number;
  if (country === null) return null;
  if (person.usageLocation !== country) return stopped('country-differs');
  return step.locationId === null && locationNeededAtAssignment(country) ? stopped('location-gone') : null;
}

/** A person has one primary number. */
function checkOtherNumbers(step: Step, numbers: readonly NumberReading[]): StepCheck | null {
  const others = numbers.filter(
    ({ number }) => number.telephoneNumber !== step.telephoneNumber && number.assignedTo === step.person,
  );
  if (others.some(({ clear, state }) => !clear || state === 'pending')) return underWay;
  return others.some(({ number }) => number.category !== 'private' && number.category !== 'alternate')
    ? stopped('person-has-number')
    : null;
}
