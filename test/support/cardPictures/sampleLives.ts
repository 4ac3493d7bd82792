import type { RequestEventType, RequestState, StepProgress, StepState } from '../../../src/requests/index.js';

/** A Monday morning; `minutes` later. */
export const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 23, 8, 54) + minutes * 60_000);

/** Something that happens to a sample request. */
export type Entry = readonly [RequestEventType, minutes: number, values?: Readonly<Record<string, string>>];

/** The events that lead a plan of `total` steps to each state, with the minutes after the request at which they happen. */
export function lifeOf(state: RequestState, total: number): readonly Entry[] {
  const step = (index: number) => ({ step: `step ${index}/${total}` });
  const code = { code: 'not-shown-in-time' };
  const approved: readonly Entry[] = [
    ['asked', 0],
    ['approved', 21],
  ];
  const firstDone: readonly Entry[] =
    total === 1
      ? []
      : [
          ['started', 21, step(1)],
          ['stepDone', 22, { ...step(1), how: 'done' }],
        ];
  const stopped: readonly Entry[] = [
    ...approved,
    ...firstDone,
    ['started', 22, step(total)],
    ['failed', 23, { ...step(total), ...code }],
  ];
  switch (state) {
    case 'waiting':
      return [['asked', 0]];
    case 'approved':
      return approved;
    case 'changing':
      return [
        ['asked', 0],
        ['claimed', 9],
        ['approved', 21],
        ...firstDone,
        ['started', 22, step(total)],
        ['delayed', 24],
      ];
    case 'byHand':
      return [...approved, ...firstDone, ['handedOver', 23, step(total)]];
    case 'undoing':
      return [
        ...approved,
        ...firstDone,
        ['undoBegun', 23, { ...step(total), code: 'number-taken' }],
        ['started', 23, step(1)],
      ];
    case 'failed':
      return stopped;
    case 'done':
      return [
        ...approved,
        ...firstDone,
        ['started', 22, step(total)],
        ['verified', 23, { ...step(total), how: 'done' }],
      ];
    case 'rejected':
      return [
        ['asked', 0],
        ['rejected', 34],
      ];
    case 'expired':
      return [
        ['asked', 0],
        ['reminded', 2 * 60],
        ['escalated', 8 * 60],
        ['asked', 8 * 60],
        ['expired', 7 * 24 * 60],
      ];
    case 'withdrawn':
      return [
        ['asked', 0],
        ['withdrawn', 12],
      ];
    case 'closed':
      return [
        ...stopped,
        ['retried', 95],
        ['started', 95, step(total)],
        ['failed', 96, { ...step(total), ...code }],
        ['closed', 180],
      ];
    default:
      return state satisfies never;
  }
}

/** Where the steps stand in a state: the last one decides, those before it are done. */
export function stepsIn(state: RequestState, total: number): readonly StepProgress[] {
  const [first, last] = stepStatesIn(state);
  return Array.from({ length: total }, (_, index) => {
    const stands = index === total - 1 ? last : first;
    return { state: stands, at: stands === 'open' ? null : at(22).toISOString() };
  });
}

function stepStatesIn(state: RequestState): readonly [first: StepState, last: StepState] {
  switch (state) {
    case 'changing':
      return ['done', 'started'];
    case 'byHand':
      return ['done', 'byHand'];
    case 'undoing':
      return ['undoing', 'open'];
    case 'failed':
    case 'closed':
      return ['left', 'started'];
    case 'done':
      return ['done', 'done'];
    default:
      return ['open', 'open'];
  }
}
