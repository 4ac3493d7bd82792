import {
  channelReminderAnswer,
  noticeAnswer,
  type Reader,
  reminderAnswer,
} from '../../../src/conversation/index.js';
import { requestKinds } from '../../../src/requests/index.js';
import type { Sample } from './sampleKinds.js';
import { onBehalf, sampleView, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** Reminders of one request and of several, to a person and in the channel, and what is told of one that has expired. */
export function samplesOfReminders(words: SampleWords, reader: Reader): Sample[] {
  const one = sampleView('waiting', words).request;
  const others = requestKinds.slice(1, 4).map((kind) => sampleViewOf(kind, 'waiting', words).request);
  const forSomebody = sampleView('waiting', words, onBehalf(words)).request;
  const single = { requests: [one], more: 0, settles: [] };
  const several = { requests: [forSomebody, ...others], more: 3, settles: [] };
  return [
    ['reminder', 'one', reminderAnswer(single, reader)],
    ['reminder', 'several', reminderAnswer(several, reader)],
    ['reminder', 'channel', channelReminderAnswer(single, reader)],
    ['reminder', 'channel-several', channelReminderAnswer(several, reader)],
    ['outcome', 'expired', noticeAnswer(sampleView('expired', words), 'outcome', {}, reader)],
  ];
}
