import { type Command, notificationsAnswer, preferencesChosenAnswer } from '../conversation/index.js';
import { choosePreferences, type Desk, readPreferences } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** Somebody looks at what they hear about, or chooses it. */
export async function serveNotifications(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: 'notifications' | 'chooseNotifications' }>,
): Promise<Served> {
  if (command.do === 'notifications') {
    return withoutEffect(notificationsAnswer(await readPreferences(desk, actor.id), null, reader));
  }
  const chosen = await choosePreferences(desk, actor.id, command.preferences);
  switch (chosen.result) {
    case 'chosen':
      return { answer: preferencesChosenAnswer(chosen.view, reader), effect: true, audience: 'requester' };
    case 'lastForFailures': {
      const problem = reader.texts('notifications.lastForFailures');
      return withoutEffect(notificationsAnswer(chosen.view, problem, reader));
    }
    default:
      return chosen satisfies never;
  }
}
