import type { AuthenticateRequestResult } from 'botframework-connector';
import { isLoopbackUrl } from '../loopback.js';
import { activitySchema, asActivity, incomingOf } from './activity.js';
import { refusalReason } from './refusalReason.js';
import type { TeamsBot } from './teamsBot.js';
import { takeTurn } from './turn.js';

/** What goes back to the channel. A body is sent as JSON; null sends none. */
export interface DoorAnswer {
  readonly status: number;
  readonly body: unknown;
}

const plain = (status: number, body: unknown = null): DoorAnswer => ({ status, body });

/**
 * The border of the bot: takes the parsed body and the Authorization header of a POST to /api/messages.
 * 400 for what is no activity, 401 for what isn't the channel's (whatever is wrong with the token, and without a word
 * about it), else what the turn answers. Nothing of the activity is used before its token is checked.
 */
export async function receive(bot: TeamsBot, body: unknown, authorization: string): Promise<DoorAnswer> {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return plain(400, { error: 'This is not an activity of the Bot Framework.' });
  const activity = asActivity(parsed.data);
  if (bot.local && !isLoopbackUrl(parsed.data.serviceUrl)) {
    return plain(403, { error: 'In local mode only service URLs on this machine are taken.' });
  }
  let authenticated: AuthenticateRequestResult;
  try {
    authenticated = await bot.adapter.authenticate(activity, authorization);
  } catch (error) {
    bot.log.warn({ reason: refusalReason(error, authorization) }, 'an activity was not let in');
    return plain(401, { error: 'Unauthorized' });
  }
  const incoming = incomingOf(parsed.data);
  try {
    return await bot.underWay.during(() => takeTurn(bot, authenticated, activity, incoming));
  } catch (error) {
    bot.log.error({ err: error, type: parsed.data.type }, 'a turn failed');
    return plain(500, { error: 'Internal error' });
  }
}
