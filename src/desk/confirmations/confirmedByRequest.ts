import type { PlanStep } from '../../requests/index.js';
import type { Transaction } from '../ports/index.js';
import { confirmed } from './due.js';

/** A location that somebody has asked for, and that the tenant shows now, is confirmed by that. */
export async function confirmedByRequest(tx: Transaction, step: PlanStep, at: Date): Promise<void> {
  if (step.step !== 'setEmergencyLocation' && step.step !== 'assignNumber') return;
  const { person, telephoneNumber, locationId } = step;
  if (locationId === null) return;
  await tx.saveConfirmation(confirmed({ person, telephoneNumber, locationId, how: 'request' }, at));
}
