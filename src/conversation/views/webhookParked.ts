import { type Answer, messageAnswer } from '../answer.js';
import type { Reader } from '../reader.js';

/** What an administrator is told when a receiver of webhooks didn't take an event. `host`: the receiver's address. */
export function webhookParkedAnswer(host: string, { texts }: Reader): Answer {
  return messageAnswer(texts, {
    title: texts('webhookParked.title', { host }),
    paragraphs: [texts('webhookParked.what'), texts('webhookParked.next')],
  });
}
