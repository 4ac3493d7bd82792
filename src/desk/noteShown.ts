import type { LineRequest } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Desk } from './desk.js';
import { copyRefresh } from './followUps.js';
import type { CardAudience, CardCopyId } from './ports/index.js';
import type { CardMessage } from './storeRequest.js';

/** What a message shows after an answer took its place. */
export interface Shown {
  readonly request: LineRequest;
  readonly audience: CardAudience;
  readonly recipient: PersonId | null;
}

/**
 * Keeps the books on which message shows which request, so that every copy follows it. `shown` null: the message shows
 * something else now and must not be overwritten any more.
 */
export async function noteShown(desk: Desk, message: CardMessage, shown: Shown | null): Promise<void> {
  const known = await desk.store.copyAt(message.conversationId, message.activityId);
  if (known === null && shown === null) return;
  if (known !== null && known.requestId === shown?.request.id && known.audience === shown.audience) return;
  await desk.store.transaction(async (tx) => {
    if (known !== null) await tx.saveCopy({ ...known, state: 'gone' });
    if (shown === null) return;
    const copy = await tx.addCopy({
      tenantId: desk.tenantId,
      id: desk.ids.uuid() as CardCopyId,
      requestId: shown.request.id,
      audience: shown.audience,
      recipient: shown.recipient,
      ...message,
      versionShown: null,
      state: 'live',
    });
    // The answer was drawn before this was written: whatever happened in between is caught up with.
    await tx.enqueue([copyRefresh(copy, desk.clock.now())]);
  });
}
