import type { Logger } from 'pino';
import type { AnchorLedger, AnchorTargetName, Clock } from '../desk/index.js';
import { AnchorFailure, type AnchorTarget } from './anchorTargets.js';

export interface Anchoring {
  readonly ledger: AnchorLedger;
  readonly clock: Clock;
  readonly targets: readonly AnchorTarget[];
  /** Milliseconds from one anchor of a target to the next one. */
  readonly everyMs: number;
  readonly log: Logger;
}

/** Longer than a target is waited for; then another replica may try. */
const leaseMs = 60_000;
const firstRetryMs = 30_000;
const longestRetryMs = 15 * 60_000;

/**
 * Has each target keep the newest checkpoint, where it is due. A target that fails is tried again later, at growing
 * intervals, and holds up neither the others nor anything else.
 */
export async function anchorCheckpoints(anchoring: Anchoring): Promise<void> {
  await Promise.all(anchoring.targets.map((target) => anchor(anchoring, target)));
}

async function anchor({ ledger, clock, everyMs, log }: Anchoring, target: AnchorTarget): Promise<void> {
  const checkpoint = await ledger.claim(target.name, leaseMs, clock.now());
  if (checkpoint === null) return;
  try {
    await target.put(checkpoint);
  } catch (error) {
    const failure = error instanceof AnchorFailure ? error.code : 'internal';
    log.error({ err: error, target: target.name, failure }, 'a checkpoint could not be anchored');
    const retryIn = await retryAfter(ledger, target.name);
    await ledger.failed(target.name, failure, new Date(clock.now().getTime() + retryIn));
    return;
  }
  const now = clock.now();
  await ledger.anchored(target.name, checkpoint, now, new Date(now.getTime() + everyMs));
  log.info({ target: target.name, checkpoint: checkpoint.number }, 'a checkpoint is anchored');
}

async function retryAfter(ledger: AnchorLedger, name: AnchorTargetName): Promise<number> {
  const failures = (await ledger.states()).find(({ target }) => target === name)?.failures ?? 0;
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10));
}
