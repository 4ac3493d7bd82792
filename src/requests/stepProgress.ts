import { z } from 'zod';

/**
 * Where a step of a plan stands:
 * - `open`: not begun;
 * - `started`: a write may have happened; the tenant doesn't show it yet;
 * - `byHand`: an administrator does it;
 * - `held`: the tenant showed it before anything was written; not ours to take back;
 * - `done`: written, and the tenant showed it (`rehearsed`: everything but the write was done, in a dry run);
 * - `undoing`, `undone`: taken back after a later step failed;
 * - `left`: done, and could not be taken back when a later step failed.
 */
export const stepStates = [
  'open',
  'started',
  'byHand',
  'held',
  'done',
  'rehearsed',
  'undoing',
  'undone',
  'left',
] as const;

export const stepProgressSchema = z.object({
  state: z.enum(stepStates),
  /** When it came to this state, ISO 8601 in UTC; null for an open step. A write that began is known by this time. */
  at: z.string().nullable(),
});
export type StepProgress = z.infer<typeof stepProgressSchema>;
export type StepState = StepProgress['state'];

/** The first step that isn't behind us, or -1 where all are. */
export function currentStep(steps: readonly StepProgress[]): number {
  return steps.findIndex(({ state }) => state === 'open' || state === 'started' || state === 'byHand');
}
