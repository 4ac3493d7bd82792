import type { Logger } from 'pino';
import type { Desk } from '../desk/index.js';
import { isLineDeskError } from '../errors.js';

const dayMs = 24 * 60 * 60_000;
/** Each is a question to the directory; the rest follows on the next days. */
const contactsAtOnce = 500;

export interface RetentionOptions {
  readonly desk: Pick<Desk, 'store' | 'directory' | 'clock' | 'policy'>;
  readonly log: Logger;
  /** Ends it after the batch in hand. */
  readonly stopping?: () => boolean;
}

/** Erases what the policy doesn't want to be kept any longer, batch by batch, so that nobody waits for it. */
export async function applyRetention({ desk, log, stopping = () => false }: RetentionOptions): Promise<void> {
  const { store, clock, policy } = desk;
  let erased = 0;
  while (!stopping()) {
    const changed = await store.eraseOutdated(policy.retention, clock.now());
    if (changed === 0) break;
    erased += changed;
  }
  const left = stopping() ? 0 : await forgetThoseWhoLeft(desk, log, stopping);
  if (erased + left > 0)
    log.info({ rows: erased, people: left }, 'what is older than the policy keeps it is erased');
}

/** People of whom nothing was heard for long: those whom the directory doesn't know any more, or as disabled, are forgotten. */
async function forgetThoseWhoLeft(
  { store, directory, clock, policy }: RetentionOptions['desk'],
  log: Logger,
  stopping: () => boolean,
): Promise<number> {
  const days = policy.retention.contacts;
  if (days === null) return 0;
  const before = new Date(clock.now().getTime() - days * dayMs);
  let left = 0;
  for (const id of await store.contacts.unheardSince(before, contactsAtOnce)) {
    if (stopping()) break;
    try {
      const person = await directory.person(id);
      if (person?.accountEnabled === true) await store.contacts.keep(id, clock.now());
      else {
        await store.contacts.forget(id);
        left += 1;
      }
    } catch (error) {
      if (!isLineDeskError(error)) throw error;
      log.warn({ err: error }, 'the directory could not say who has left; it is asked again tomorrow');
      break;
    }
  }
  return left;
}
