import type { GraphClient } from '../../graph/index.js';
import type { PlanStepOf } from '../../requests/index.js';
import type { Capability, StepCheck } from '../capabilities.js';
import { readNumber, updateNumberWrite } from '../graph/numberAssignments.js';
import { isOf, type NumberReading } from '../graph/tenantNumber.js';
import { setEmergencyLocationCmdlet } from '../powershell/cmdlets.js';
import { holds, refused, stopped, toDo, underWay } from './stepCheck.js';

type Step = PlanStepOf<'setEmergencyLocation'>;

/**
 * Sets the emergency location of a number that has to be the person's. One read for a check: whether the person is still
 * there, and the location in the catalogue, is for the caller to know.
 */
export function setEmergencyLocation(graph: GraphClient): Capability<Step> {
  const writeOf = (step: Step) => updateNumberWrite(step.telephoneNumber, step.locationId);
  return {
    check: async (step) => checkOf(step, await readNumber(graph, step.telephoneNumber)),
    write: (step) => writeOf(step).make(graph),
    call: (step) => writeOf(step).shown,
    cmdlet: setEmergencyLocationCmdlet,
  };
}

function checkOf(step: Step, reading: NumberReading | null): StepCheck {
  if (reading === null) return stopped('number-not-found');
  if (!reading.clear) return underWay;
  if (!isOf(reading, step.person)) return stopped('number-reassigned');
  if (reading.state === 'pending') return underWay;
  if (reading.number.locationId === step.locationId) return holds;
  if (!reading.number.locationChangeable) return stopped('location-not-changeable');
  return reading.state === 'updateFailed' ? refused : toDo;
}
