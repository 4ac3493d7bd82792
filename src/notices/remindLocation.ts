import { locationReminderAnswer } from '../conversation/index.js';
import { readReminder } from '../desk/index.js';
import type { E164, PersonId } from '../telephony/index.js';
import { deliver } from './deliver.js';
import type { Delivery, Office } from './office.js';

/** Asks somebody whether their emergency location is still right. Read and drawn at the moment of sending. */
export function remindLocation(
  office: Office,
  recipient: PersonId,
  telephoneNumber: E164,
  reminder: number,
): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => {
    const shown = await readReminder(office.desk, recipient, telephoneNumber, reminder);
    return shown === null ? null : locationReminderAnswer(shown, reader);
  });
}
