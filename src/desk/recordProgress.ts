import { restUntil } from '../inventory/index.js';
import {
  currentStep,
  type LineRequest,
  type PlanStep,
  type RequestEventType,
  type StepProgress,
  type StepState,
} from '../requests/index.js';
import { changeRequest } from './changeRequest.js';
import { confirmedByRequest } from './confirmations/index.js';
import type { Desk } from './desk.js';
import type { Transaction } from './ports/index.js';

/** What the worker found or did. `step` is an index of the plan; `code` a stable code, the key of a text. */
export type Progress =
  /** A write of the step (or of its undoing) is about to be made. */
  | { readonly event: 'started'; readonly step: number }
  | { readonly event: 'delayed' }
  /** `held`: the tenant showed it before anything was written; `rehearsed`: a dry run stops short of the write. */
  | { readonly event: 'stepDone'; readonly step: number; readonly how: 'done' | 'held' | 'rehearsed' }
  /** The tenant has no call for it: an administrator does it. */
  | { readonly event: 'handedOver'; readonly step: number }
  /** The step can't be done; what was done before it is to be taken back. */
  | { readonly event: 'undoBegun'; readonly step: number; readonly code: string }
  | { readonly event: 'stepUndone'; readonly step: number; readonly how: 'undone' | 'left' }
  /** It stops here; what has been done so far is left. */
  | { readonly event: 'failed'; readonly step: number; readonly code: string };

/**
 * Records how the change in the tenant goes. `request` is as the worker read it: where it has changed since
 * (another worker has it, an administrator decided), nothing is recorded and null comes back.
 */
export async function recordProgress(
  desk: Desk,
  request: LineRequest,
  progress: Progress,
): Promise<LineRequest | null> {
  return desk.store.transaction(async (tx) => {
    const at = desk.clock.now();
    const steps = stepsAfter(request, progress, at);
    const done = progress.event === 'stepDone' && currentStep(steps) < 0;
    const event: RequestEventType = done ? 'verified' : progress.event;
    const code = 'code' in progress ? progress.code : null;
    const failure =
      code === null || !('step' in progress) ? {} : { failure: { code, at, step: progress.step } };
    const changed = await changeRequest(
      desk,
      tx,
      request,
      event,
      { type: 'lineDesk' },
      { steps, ...failure, ...(done ? { completedAt: at, failure: null } : {}) },
      {
        ...('step' in progress ? { step: stepName(request, progress.step) } : {}),
        ...('how' in progress ? { how: progress.how } : {}),
        ...(code === null ? {} : { code }),
      },
    );
    if (changed !== null) await noteNumber(desk, tx, request, progress, at);
    return changed;
  });
}

function stepsAfter(request: LineRequest, progress: Progress, at: Date): readonly StepProgress[] {
  if (progress.event === 'failed') {
    // What was done stays, and says so.
    return request.steps.map((step) => (step.state === 'done' ? { ...step, state: 'left' } : step));
  }
  const state = stateAfter(request, progress);
  if (state === null || !('step' in progress)) return request.steps;
  return request.steps.map((step, index) =>
    index === progress.step ? { state, at: at.toISOString() } : step,
  );
}

function stateAfter(request: LineRequest, progress: Progress): StepState | null {
  switch (progress.event) {
    case 'started':
      return request.state === 'undoing' ? 'undoing' : 'started';
    case 'stepDone':
    case 'stepUndone':
      return progress.how;
    case 'handedOver':
      return 'byHand';
    case 'delayed':
    case 'undoBegun':
    case 'failed':
      return null;
    default:
      return progress satisfies never;
  }
}

/** `assignNumber 2/2`: which step of how many. */
function stepName(request: LineRequest, step: number): string {
  return `${request.plan[step]?.step ?? ''} ${step + 1}/${request.plan.length}`;
}

/** Inventory and confirmations learn what the tenant showed in the same transaction in which the request does. */
async function noteNumber(
  desk: Desk,
  tx: Transaction,
  request: LineRequest,
  progress: Progress,
  at: Date,
): Promise<void> {
  if (progress.event !== 'stepDone' && progress.event !== 'stepUndone') return;
  if (progress.how === 'rehearsed' || progress.how === 'left') return;
  const step = request.plan[progress.step];
  if (step === undefined) return;
  await noteStep(desk, tx, step, progress.how === 'undone', at);
}

/** What is to be known elsewhere of a step that the tenant shows, or of one that has been taken back. */
export async function noteStep(
  desk: Desk,
  tx: Transaction,
  step: PlanStep,
  undone: boolean,
  at: Date,
): Promise<void> {
  if (!undone) await confirmedByRequest(tx, step, at);
  if (step.step !== 'assignNumber' && step.step !== 'unassignNumber') return;
  if ((step.step === 'assignNumber') !== undone) await tx.noteAssigned(step.telephoneNumber, step.person, at);
  // A number that is given back before anybody used it needs no rest.
  else await tx.noteReleased(step.telephoneNumber, undone ? null : restUntil(desk.policy.numbers, at), at);
}
