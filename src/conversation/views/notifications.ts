import { approvalNotices, type NoticePreferences, type PreferencesView } from '../../desk/index.js';
import { plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import type { Reader } from '../reader.js';

/** The choices, filled with what holds (or was asked for). `problem`: why nothing was kept; null where nothing was tried. */
export function notificationsAnswer(
  { preferences, administrator }: PreferencesView,
  problem: string | null,
  { texts }: Reader,
): Answer {
  const { delays, approvals, failures, stock, drift } = preferences;
  const card = renderCard('notifications', texts, {
    title: texts('notifications.title'),
    problem: problem ?? '',
    hasProblem: problem !== null,
    always: texts('notifications.always'),
    delaysLabel: texts.plain('notifications.delays'),
    delays: String(delays),
    approvalsLabel: texts.plain('notifications.approvals'),
    approvalsMissing: texts.plain('notifications.approvalsMissing'),
    approvals,
    choices: approvalNotices.map((value) => ({
      title: texts.plain(`notifications.choice.${value}`),
      value,
    })),
    approvalsHint: texts('notifications.approvalsHint'),
    administrator,
    administratorTitle: texts('notifications.administrator'),
    failuresLabel: texts.plain('notifications.failures'),
    failures: String(failures),
    stockLabel: texts.plain('notifications.stock'),
    stock: String(stock),
    driftLabel: texts.plain('notifications.drift'),
    drift: String(drift),
    save: plainAction(texts, 'chooseNotifications', 'notifications.save', 'positive'),
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('notifications.fallback'),
  });
  return { card, summary: texts.plain('notifications.title'), shows: null };
}

/** What holds from now on, in sentences. */
export function preferencesChosenAnswer(
  { preferences, administrator }: PreferencesView,
  reader: Reader,
): Answer {
  const { texts } = reader;
  return messageAnswer(
    texts,
    {
      title: texts('notifications.chosen'),
      paragraphs: [
        `${texts('notifications.always')} ${texts(preferences.delays ? 'notifications.delaysToo' : 'notifications.delaysNot')}`,
        texts(`notifications.chosenApprovals.${preferences.approvals}`),
        ...(administrator ? [administratorText(preferences, reader)] : []),
      ],
    },
    [plainAction(texts, 'notifications', 'notifications.change')],
  );
}

function administratorText(preferences: NoticePreferences, { texts }: Reader): string {
  const names = (['failures', 'stock', 'drift'] as const).filter((name) => preferences[name]);
  if (names.length === 0) return texts('notifications.administratorNothing');
  const list = names.map((name) => texts(`notifications.${name}`)).join('; ');
  return texts('notifications.administratorChosen', { list });
}
