import type { ConversationReference, TurnContext } from 'botbuilder';
import type { Answer } from '../conversation/index.js';
import { LineDeskError } from '../errors.js';
import type { Destination, Messenger } from '../notices/index.js';
import { connectorError } from './connectorError.js';
import type { DeskAdapter } from './deskAdapter.js';
import { messageOf } from './messages.js';

/** Sends and updates messages through botbuilder, outside of a person's turn. `appId` is empty in local mode. */
export function teamsMessenger(adapter: DeskAdapter, appId: string): Messenger {
  async function talk<T>(to: Destination, say: (context: TurnContext) => Promise<T>): Promise<T> {
    const reference: Partial<ConversationReference> = {
      serviceUrl: to.serviceUrl,
      channelId: to.channelId,
      conversation: {
        id: to.conversationId,
        isGroup: to.kind === 'channel',
        conversationType: to.kind,
        name: '',
      },
      bot: { id: to.botAccountId, name: '' },
      user: { id: '', name: '' },
    };
    let said: { readonly value: T } | null = null;
    try {
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        said = { value: await say(context) };
      });
    } catch (error) {
      throw connectorError(error);
    }
    if (said === null) throw new LineDeskError('connector-unavailable', 'the turn ended without a word');
    return (said as { readonly value: T }).value;
  }

  return {
    send: (to: Destination, answer: Answer) =>
      talk(to, async (context) => (await context.sendActivity(messageOf(answer)))?.id ?? ''),
    update: (to: Destination, activityId: string, answer: Answer) =>
      talk(to, async (context) => {
        await context.updateActivity({ ...messageOf(answer), id: activityId });
      }),
  };
}
