import {
  helpAnswer,
  type NoticeSubject,
  noticeAnswer,
  numberNewsAnswer,
  understand,
  webhookParkedAnswer,
} from '../conversation/index.js';
import { takeCommand } from '../counter/index.js';
import { type NumberNews, viewOf } from '../desk/index.js';
import type { RequestId } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import { deliver } from './deliver.js';
import type { Delivery, Office } from './office.js';

/** Tells somebody, unprompted, what became of a request. Drawn from the store at the moment of sending. */
export function notify(
  office: Office,
  recipient: PersonId,
  requestId: RequestId,
  subject: NoticeSubject,
): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => {
    const { delays } = await office.desk.store.noticePreferences(recipient);
    if (subject === 'delay' && !delays) return null;
    const view = await viewOf(office.desk, requestId);
    return view === null ? null : noticeAnswer(view, subject, office.desk.policy.emergencyTestCall, reader);
  });
}

/** Welcomes somebody after the app was installed. */
export function welcome(office: Office, recipient: PersonId): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => helpAnswer(reader.texts, { welcome: true }));
}

/** Tells an administrator what has become of the numbers. */
export function tellNews(office: Office, recipient: PersonId, news: NumberNews): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => {
    const wants = await office.desk.store.noticePreferences(recipient);
    const wanted = news.news === 'stockLow' ? wants.stock : wants.drift;
    return wanted ? numberNewsAnswer(news, reader) : null;
  });
}

/** Tells an administrator that a receiver of webhooks didn't take an event. */
export function tellWebhookParked(office: Office, recipient: PersonId, host: string): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => webhookParkedAnswer(host, reader));
}

/** Answers in personal chat what was said in a channel or group chat. */
export function answerPersonally(office: Office, recipient: PersonId, text: string): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => {
    const person = await office.desk.directory.person(recipient);
    const actor = { id: recipient, name: person?.name ?? '' };
    const command = understand(text, reader.language);
    return (await takeCommand(office.desk, { actor, reader, message: null }, command)).answer;
  });
}
