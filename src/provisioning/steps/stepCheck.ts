import type { StepCheck, StopCode } from '../capabilities.js';

export const holds: StepCheck = { check: 'holds' };
export const toDo: StepCheck = { check: 'toDo' };
/** Also for an answer from which nothing can be concluded: it is read again. */
export const underWay: StepCheck = { check: 'underWay' };
export const refused: StepCheck = { check: 'refused' };
export const stopped = (code: StopCode): StepCheck => ({ check: 'stopped', code });
