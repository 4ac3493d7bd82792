import { type GraphClient, graphCalls, odataString, unreadable } from '../../graph/index.js';
import type { PlanStepOf } from '../../requests/index.js';
import type { E164, NumberAssignment, PersonId } from '../../telephony/index.js';
import { workReadMs } from './callTimes.js';
import { type NumberEntity, type NumberReading, numberReading } from './tenantNumber.js';
import { type TenantWrite, tenantWrite } from './tenantWrite.js';

/** What the tenant shows of one number, in one call; null where it has no such number. */
export async function readNumber(
  graph: GraphClient,
  number: E164,
  timeoutMs = workReadMs,
): Promise<NumberReading | null> {
  const query = { $filter: `telephoneNumber eq ${odataString(number)}` };
  const { body } = await graph.call(graphCalls.listNumberAssignments, { query, timeoutMs });
  const found = body.value[0];
  return found === undefined ? null : readable(found);
}

/** The numbers that the tenant shows for a person, the primary one first. */
export async function readNumbersOf(
  graph: GraphClient,
  person: PersonId,
  timeoutMs: number,
): Promise<readonly NumberReading[]> {
  const query = { $filter: `assignmentTargetId eq ${odataString(person)}` };
  const numbers = (await graph.list(graphCalls.listNumberAssignments, { query, timeoutMs })).map(readable);
  const rank = (category: NumberAssignment['category']) => (category === 'primary' ? 0 : 1);
  return numbers.sort((a, b) => rank(a.number.category) - rank(b.number.category));
}

/**
 * Gives a number to a person as their primary one: answers 202 with a long-running operation. Where a country wants a
 * location at the assignment it goes with it; an absent one leaves the number's own.
 */
export function assignNumberWrite(step: PlanStepOf<'assignNumber'>): TenantWrite {
  return tenantWrite(
    graphCalls.assignNumber,
    {},
    {
      telephoneNumber: step.telephoneNumber,
      assignmentTargetId: step.person,
      numberType: step.numberType,
      assignmentCategory: 'primary',
      ...(step.locationId === null ? {} : { locationId: step.locationId }),
    },
  );
}

/** Takes a number away from whoever has it: 202 with a long-running operation. */
export function unassignNumberWrite(step: PlanStepOf<'unassignNumber'>): TenantWrite {
  const { telephoneNumber, numberType } = step;
  return tenantWrite(graphCalls.unassignNumber, {}, { telephoneNumber, numberType });
}

/** Sets a number's emergency location: 200 at once without a body, and the change shows some time later. */
export function updateNumberWrite(number: E164, location: string): TenantWrite {
  return tenantWrite(graphCalls.updateNumber, {}, { telephoneNumber: number, locationId: location });
}

function readable(entity: NumberEntity): NumberReading {
  const reading = numberReading(entity);
  if (reading === null) throw unreadable('a telephone number in E.164', entity.numberType);
  return reading;
}
