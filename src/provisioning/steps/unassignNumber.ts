import type { GraphClient } from '../../graph/index.js';
import type { PlanStepOf } from '../../requests/index.js';
import type { Capability, StepCheck } from '../capabilities.js';
import { readNumber, unassignNumberWrite } from '../graph/numberAssignments.js';
import { isOf, type NumberReading } from '../graph/tenantNumber.js';
import { unassignNumberCmdlet } from '../powershell/cmdlets.js';
import { holds, stopped, toDo, underWay } from './stepCheck.js';

type Step = PlanStepOf<'unassignNumber'>;

/** Takes a number from the person; never from anybody else. */
export function unassignNumber(graph: GraphClient): Capability<Step> {
  return {
    check: async (step) => checkOf(step, await readNumber(graph, step.telephoneNumber)),
    write: (step) => unassignNumberWrite(step).make(graph),
    call: (step) => unassignNumberWrite(step).shown,
    cmdlet: unassignNumberCmdlet,
  };
}

function checkOf(step: Step, reading: NumberReading | null): StepCheck {
  // Teams lists a Direct Routing number only while somebody has it, unless it was uploaded.
  if (reading === null) return step.numberType === 'directRouting' ? holds : stopped('number-not-found');
  if (!reading.clear || reading.state === 'pending') return underWay;
  // Free, or with somebody else meanwhile: the person hasn't it, and that was asked for.
  if (!isOf(reading, step.person)) return holds;
  return reading.number.numberType === step.numberType ? toDo : stopped('tenant-refused');
}
