import { channelReminderAnswer, reminderAnswer } from '../conversation/index.js';
import { type CardMessage, type DueReminder, readDueReminder, settleReminder } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import { deliver } from './deliver.js';
import type { Destination } from './messenger.js';
import { type Delivery, delivered, type Office } from './office.js';
import { readerFor } from './readers.js';

/**
 * Reminds one approver of all that is due, with one message. Read and drawn at the moment of sending; nothing is sent where
 * nothing waits for them any more.
 */
export async function remindApprover(office: Office, recipient: PersonId): Promise<Delivery> {
  const { desk } = office;
  const drawn: { reminder: DueReminder | null; message: CardMessage | null } = {
    reminder: null,
    message: null,
  };
  const delivery = await deliver(
    office,
    recipient,
    async (reader) => {
      const reminder = await readDueReminder(desk, recipient);
      drawn.reminder = reminder;
      return reminder.requests.length === 0 ? null : reminderAnswer(reminder, reader);
    },
    async (message) => {
      drawn.message = message;
    },
  );
  if (delivery.delivered && drawn.reminder !== null) {
    await settleReminder(desk, recipient, drawn.reminder, drawn.message);
  }
  return delivery;
}

/** The same for the approvals channel. */
export async function remindChannel(office: Office): Promise<Delivery> {
  const { desk, messenger, defaults, botAccountId } = office;
  const channel = desk.policy.approvalsChannel;
  const reminder = await readDueReminder(desk, null);
  let message: CardMessage | null = null;
  if (channel !== undefined && reminder.requests.length > 0) {
    const { serviceUrl, conversationId } = channel;
    const to: Destination = {
      serviceUrl,
      conversationId,
      channelId: 'msteams',
      botAccountId,
      kind: 'channel',
    };
    const activityId = await messenger.send(to, channelReminderAnswer(reminder, readerFor(null, defaults)));
    message = { serviceUrl, conversationId, activityId };
  }
  await settleReminder(desk, null, reminder, message);
  return delivered;
}
