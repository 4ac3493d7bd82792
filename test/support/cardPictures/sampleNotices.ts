import {
  notificationsAnswer,
  preferencesChosenAnswer,
  type Reader,
  webhookParkedAnswer,
} from '../../../src/conversation/index.js';
import { usualPreferences } from '../../../src/desk/index.js';
import type { Sample } from './sampleKinds.js';

/** What people choose to hear about, and what administrators are told of webhooks. */
export function samplesOfNotices(reader: Reader): Sample[] {
  const usual = { preferences: usualPreferences, administrator: false };
  const chosen = {
    preferences: { ...usualPreferences, delays: false, approvals: 'daily' as const, stock: false },
    administrator: true,
  };
  const nothing = { ...chosen.preferences, failures: false, drift: false };
  const refused = reader.texts('notifications.lastForFailures');
  return [
    ['notifications', 'usual', notificationsAnswer(usual, null, reader)],
    ['notifications', 'administrator', notificationsAnswer(chosen, refused, reader)],
    ['message', 'notifications-chosen', preferencesChosenAnswer(chosen, reader)],
    [
      'message',
      'notifications-nothing',
      preferencesChosenAnswer({ preferences: nothing, administrator: true }, reader),
    ],
    ['message', 'webhook-parked', webhookParkedAnswer('tickets.example.org', reader)],
  ];
}
