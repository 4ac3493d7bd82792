import { isLineDeskError } from '../../errors.js';
import type { LineRequest } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { approverRight } from '../approverRights.js';
import { type DecideResult, decide, type RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import { type RequestView, viewOf } from '../viewRequest.js';

/** What is about to be approved: those of the chosen requests that the person may approve now, as they stand. */
export interface Selection {
  readonly views: readonly RequestView[];
  /** How many of them aren't for them to decide, or don't wait any more. */
  readonly gone: number;
}

/** Reads what is chosen for the summary before it is approved. Rights are asked for afresh: nobody reads what isn't theirs. */
export async function readSelection(
  desk: Desk,
  actor: PersonRef,
  targets: readonly RequestTarget[],
): Promise<Selection> {
  const views = await Promise.all(
    targets.map(async (target) => {
      const view = await viewOf(desk, target.requestId);
      if (view === null || view.request.nonce !== target.nonce) return null;
      if (view.request.state !== 'waiting') return null;
      return (await approverRight(desk, view.request, actor)) === null ? null : view;
    }),
  );
  const found = views.flatMap((view) => (view === null ? [] : [view]));
  return { views: found, gone: targets.length - found.length };
}

/** What became of one of several; `unavailable`: the directory or the store didn't answer, so nothing was decided. */
export interface OneOfSeveral {
  readonly request: LineRequest | null;
  readonly result: DecideResult | { readonly result: 'unavailable' };
}

/**
 * Approves one by one, each as if it had been the only one: with its own check of the role, of the state and of the terms
 * that its card showed. One that can't be approved holds up none of the others.
 */
export async function approveSeveral(
  desk: Desk,
  actor: PersonRef,
  targets: readonly RequestTarget[],
): Promise<readonly OneOfSeveral[]> {
  const outcomes: OneOfSeveral[] = [];
  for (const target of targets) outcomes.push(await approveOne(desk, actor, target));
  return outcomes;
}

async function approveOne(desk: Desk, actor: PersonRef, target: RequestTarget): Promise<OneOfSeveral> {
  try {
    const result = await decide(desk, actor, { ...target, outcome: 'approved' });
    return { request: result.result === 'noSuchRequest' ? null : result.request, result };
  } catch (error) {
    if (!isLineDeskError(error)) throw error;
    // Its name is told only to those who may see it, and whether they may couldn't be asked.
    return { request: null, result: { result: 'unavailable' } };
  }
}
