import type { LineRequest, RequestId } from '../requests/index.js';
import { changeRequest } from './changeRequest.js';
import type { Desk } from './desk.js';

/** What the worker found or did. `failed` carries a stable code, the key of a text. */
export type Progress =
  | { readonly event: 'started' }
  | { readonly event: 'delayed' }
  | { readonly event: 'verified' }
  | { readonly event: 'failed'; readonly code: string };

/**
 * Records how the change in the tenant goes. Returns the request as it is afterwards, or null where there is none; where
 * the event doesn't fit the state (somebody else was faster) nothing changes.
 */
export async function recordProgress(
  desk: Desk,
  id: RequestId,
  progress: Progress,
): Promise<LineRequest | null> {
  return desk.store.transaction(async (tx) => {
    const request = await tx.request(id);
    if (request === null) return null;
    const at = desk.clock.now();
    const changed = await changeRequest(
      desk,
      tx,
      request,
      progress.event,
      { type: 'lineDesk' },
      progress.event === 'verified'
        ? { completedAt: at, failure: null }
        : progress.event === 'failed'
          ? { failure: { code: progress.code, at } }
          : {},
      progress.event === 'failed' ? { code: progress.code } : {},
    );
    return changed ?? request;
  });
}
