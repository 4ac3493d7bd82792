import type { ActorRole, LineRequest, PlanStep, RequestEventType, StepProgress } from '../requests/index.js';
import { concerns } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { changeRequest } from './changeRequest.js';
import type { RequestTarget } from './decide.js';
import type { Desk } from './desk.js';
import { noteStep } from './recordProgress.js';

export type FailedRequestAction = 'retried' | 'doneByHand' | 'closed';

export type AdministrateResult =
  | { readonly result: 'administrated'; readonly request: LineRequest; readonly action: FailedRequestAction }
  | {
      readonly result: 'notAdministrated';
      readonly why: 'notAnAdministrator' | 'ownRequest' | 'notFailedAnyMore' | 'tenantDiffers';
      readonly request: LineRequest;
    }
  | { readonly result: 'noSuchRequest' };

const role: ActorRole = 'administrator';

/**
 * What an administrator does about a change that failed (try again, say that they did it by hand, give it up) or about a
 * step that only they can do (say that it is done, give it up). "By hand" is believed when the tenant shows it, or where
 * it can't be asked. Nobody does this for their own request or their own line.
 * Throws when the directory or the tenant doesn't answer: then nothing has changed.
 */
export async function administrate(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  action: FailedRequestAction,
): Promise<AdministrateResult> {
  const request = await desk.store.request(target.requestId);
  if (request === null || request.nonce !== target.nonce) return { result: 'noSuchRequest' };
  const refuse = (why: 'notAnAdministrator' | 'ownRequest' | 'notFailedAnyMore' | 'tenantDiffers') =>
    ({ result: 'notAdministrated', why, request }) as const;
  if (concerns(request, actor.id)) return refuse('ownRequest');
  const event = eventFor(request, action);
  const byHand = event === 'doneByHand' || event === 'handConfirmed' ? stepsByHand(request) : [];
  // At once, since somebody waits for the answer.
  const [holdsRole, shown] = await Promise.all([
    desk.directory.isOnList(actor.id, desk.policy.administrators, { fresh: true }),
    Promise.all(request.dryRun ? [] : byHand.map((step) => desk.tenant.shows(step))),
  ]);
  if (!holdsRole) return refuse('notAnAdministrator');
  if (event === null) return refuse('notFailedAnyMore');
  if (shown.includes('differs')) return refuse('tenantDiffers');
  const at = desk.clock.now();
  return desk.store.transaction(async (tx): Promise<AdministrateResult> => {
    const by = { type: 'person', person: actor, role } as const;
    // By the version that was checked: what somebody else has decided meanwhile stands.
    const changed = await changeRequest(desk, tx, request, event, by, {
      steps: stepsAfter(request, event, at),
      failure: action === 'closed' ? request.failure : null,
      completedAt: event === 'doneByHand' ? at : null,
    });
    if (changed === null) {
      const now = (await tx.request(request.id)) ?? request;
      return { result: 'notAdministrated', why: 'notFailedAnyMore', request: now };
    }
    if (!request.dryRun) for (const step of byHand) await noteStep(desk, tx, step, false, at);
    return { result: 'administrated', request: changed, action };
  });
}

function eventFor(request: LineRequest, action: FailedRequestAction): RequestEventType | null {
  if (request.state === 'failed') return action;
  if (request.state !== 'byHand' || action === 'retried') return null;
  const more = request.steps.some(({ state }) => state === 'open');
  return action === 'doneByHand' && more ? 'handConfirmed' : action;
}

/** The steps for which an administrator vouches: the one that was handed over, or all that aren't done yet. */
function stepsByHand(request: LineRequest): readonly PlanStep[] {
  return request.plan.flatMap((step, index) => {
    const state = request.steps[index]?.state;
    const theirs = request.state === 'byHand' ? state === 'byHand' : true;
    return theirs ? [step] : [];
  });
}

function stepsAfter(request: LineRequest, event: RequestEventType, at: Date): readonly StepProgress[] {
  const done: StepProgress = { state: 'done', at: at.toISOString() };
  switch (event) {
    case 'handConfirmed':
      return request.steps.map((step) => (step.state === 'byHand' ? done : step));
    case 'doneByHand':
      return request.steps.map(() => done);
    case 'retried':
      // What is in place stays so; everything else is begun anew, and read before it is written.
      return request.steps.map((step) =>
        step.state === 'left' || step.state === 'done' || step.state === 'held'
          ? { ...step, state: step.state === 'left' ? 'done' : step.state }
          : { state: 'open', at: null },
      );
    default:
      return request.steps;
  }
}
