import type { DueReminder } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import { plainAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { subjectOf } from './kinds/index.js';
import { kindOf } from './wording.js';

/**
 * Tells an approver that requests still wait for them. Each opens in place of the reminder; a single one can be taken care
 * of at once, so that the others are left in peace.
 */
export function reminderAnswer(reminder: DueReminder, reader: Reader): Answer {
  const { texts } = reader;
  const [only] = reminder.requests;
  const single = reminder.requests.length === 1 && only !== undefined ? only : null;
  return draw(reminder, reader, {
    title: 'reminder.title',
    opens: 'openRequest',
    openTitle: 'action.open',
    asks: (request) => subjectOf(request, reader, 'another').say(asksKey(request)),
    hints: [
      ...(reminder.requests.some(stillShowsOld) ? [texts('reminder.emergency')] : []),
      ...(single !== null && single.claimedBy === null && single.asked.length > 1
        ? [texts('reminder.pauses')]
        : []),
    ],
    actions:
      single === null
        ? reminder.more > 0
          ? [plainAction(texts, 'pendingApprovals', 'reminder.all', 'positive')]
          : []
        : [
            requestAction(texts, single, 'openRequest', 'action.open', 'positive'),
            ...(single.claimedBy === null ? [requestAction(texts, single, 'claim', 'action.claim')] : []),
          ],
  });
}

/** The same for the approvals channel: no number, no address, no name. */
export function channelReminderAnswer(reminder: DueReminder, reader: Reader): Answer {
  const { texts } = reader;
  const [only] = reminder.requests;
  return draw(reminder, reader, {
    title: 'reminder.channelTitle',
    opens: 'openApproval',
    openTitle: 'action.details',
    asks: ({ details }) => texts(`subject.${details.kind}.channel`),
    hints: [],
    actions:
      reminder.requests.length === 1 && only !== undefined
        ? [requestAction(texts, only, 'openApproval', 'action.details', 'positive')]
        : [],
  });
}

interface Words {
  readonly title: string;
  readonly opens: string;
  readonly openTitle: string;
  readonly asks: (request: LineRequest) => string;
  readonly hints: readonly string[];
  readonly actions: readonly ReturnType<typeof requestAction>[];
}

function draw({ requests, more }: DueReminder, reader: Reader, words: Words): Answer {
  const { texts } = reader;
  const count = requests.length + more;
  const title = texts(words.title, { count });
  const several = requests.length > 1;
  const card = renderCard('reminder', texts, {
    label: texts.plain('reminder.label'),
    state: texts.plain('state.waiting'),
    title,
    requests: requests.map((request) => ({
      several,
      kind: kindOf(request.details.kind, texts),
      asks: words.asks(request),
      since: sinceWhen(request, texts, reader),
      open: requestAction(texts, request, words.opens, words.openTitle),
    })),
    paragraphs: [...(more > 0 ? [texts('reminder.more', { count: more })] : []), ...words.hints].map(
      (text) => ({
        text,
      }),
    ),
    actions: words.actions,
    fallbackText: texts.plain(words.title, { count }),
  });
  return { card, summary: texts.plain(words.title, { count }), shows: null };
}

const asksKey = ({ requester, person }: LineRequest): string =>
  person.id === requester.id ? 'asks' : 'asksFor';

const sinceWhen = (request: LineRequest, texts: Texts, reader: Reader): string =>
  texts('reminder.since', { when: when(request.submittedAt, reader) });

/** Emergency calls show a place which the person says isn't theirs any more. */
const stillShowsOld = ({ details }: LineRequest): boolean =>
  details.kind === 'emergencyLocationChange' && details.from !== null;
