import type { Desk } from '../desk/index.js';
import { lookAtStep, type Provisioning, type RunnerTimes, type StopCode } from '../provisioning/index.js';
import type { LineRequest, PlanStep } from '../requests/index.js';

/** What an earlier step of the plan brings about: no reason to stop before that has been done. */
const broughtByEarlierSteps: readonly StopCode[] = ['licence-missing', 'person-has-number'];

/**
 * Before the first write of a plan its later steps are looked at too: a number isn't given back for another one that
 * somebody else has got meanwhile.
 */
export async function laterStepBlocked(
  desk: Desk,
  tenant: Provisioning,
  times: RunnerTimes,
  request: LineRequest,
  index: number,
): Promise<{ readonly step: number; readonly code: StopCode } | null> {
  if (request.steps.some(({ state }) => state !== 'open')) return null;
  for (const [step, later] of request.plan.entries()) {
    if (step <= index) continue;
    const gone = await preconditionGone(desk, request, later);
    if (gone !== null) return { step, code: gone };
    const looked = await lookAtStep(tenant, later, { write: 'none' }, 0, times);
    if (looked.step === 'stopped' && !broughtByEarlierSteps.includes(looked.code)) {
      return { step, code: looked.code };
    }
  }
  return null;
}

/** What was true at approval and no longer is: the person is there, the location is in the catalogue and validated. */
export async function preconditionGone(
  desk: Desk,
  request: LineRequest,
  step: PlanStep,
): Promise<StopCode | null> {
  // Somebody who has left may still give a number back.
  if (request.details.kind !== 'numberRelease') {
    const person = await desk.directory.person(request.person.id, { fresh: true });
    if (person === null || !person.accountEnabled) return 'person-gone';
  }
  const wanted =
    step.step === 'setEmergencyLocation' || step.step === 'assignNumber' ? step.locationId : null;
  if (wanted === null) return null;
  const location = await desk.store.location(wanted);
  return location?.validated === true ? null : 'location-gone';
}
