import type { Answer, Reader } from '../conversation/index.js';
import type { CardMessage } from '../desk/index.js';
import { isLineDeskError } from '../errors.js';
import type { PersonId } from '../telephony/index.js';
import { type Delivery, delivered, destinationOf, type Office } from './office.js';
import { readerFor } from './readers.js';

/**
 * Sends one message to one person's personal chat. `write` draws it for them, or returns null where there is nothing to
 * say any more. Without a way to the person the notice is held; a person who blocked or uninstalled the app is marked.
 * `sent` learns which message it has become.
 */
export async function deliver(
  office: Office,
  recipient: PersonId,
  write: (reader: Reader) => Promise<Answer | null>,
  sent: (message: CardMessage) => Promise<void> = async () => undefined,
): Promise<Delivery> {
  const { desk, messenger, defaults } = office;
  const reference = await desk.store.reference(recipient);
  if (reference === null || !reference.reachable) return { delivered: false, waitsFor: recipient };
  const answer = await write(readerFor(reference, defaults));
  if (answer === null) return delivered;
  let activityId: string;
  try {
    activityId = await messenger.send(destinationOf(reference), answer);
  } catch (error) {
    if (!isLineDeskError(error, 'recipient-unreachable', 'message-gone')) throw error;
    await desk.store.transaction((tx) => tx.markUnreachable(recipient));
    return { delivered: false, waitsFor: recipient };
  }
  const { serviceUrl, conversationId } = reference;
  await sent({ serviceUrl, conversationId, activityId });
  return delivered;
}
