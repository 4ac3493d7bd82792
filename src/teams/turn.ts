import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import { messageAnswer } from '../conversation/index.js';
import { rememberContact } from '../desk/index.js';
import { readerFor } from '../notices/index.js';
import type { Incoming } from './activity.js';
import type { DoorAnswer } from './door.js';
import { answerInvoke } from './invokeTurn.js';
import { messageInvokeBody, messageOf } from './messages.js';
import { answerMessage } from './messageTurn.js';
import type { TeamsBot } from './teamsBot.js';
import { activityKey } from './turnKeys.js';

const done: DoorAnswer = { status: 200, body: null };

/** Runs the turn of one authenticated activity. */
export async function takeTurn(
  bot: TeamsBot,
  authenticated: AuthenticateRequestResult,
  activity: Activity,
  incoming: Incoming,
): Promise<DoorAnswer> {
  let answer: DoorAnswer = done;
  await bot.adapter.runTurn(authenticated, activity, async (context) => {
    answer = await answerTurn(bot, context, incoming);
  });
  return answer;
}

async function answerTurn(bot: TeamsBot, context: TurnContext, incoming: Incoming): Promise<DoorAnswer> {
  const { type } = context.activity;
  if (incoming.tenant !== bot.desk.tenantId) return refuseOtherTenant(bot, context, incoming);
  if (type === ActivityTypes.Invoke) {
    await rememberPerson(bot, incoming, false);
    return answerInvoke(bot, context, incoming);
  }
  if (type === ActivityTypes.Message) {
    await rememberPerson(bot, incoming, false);
    return answerMessage(bot, context, incoming);
  }
  if (isInstallation(context.activity)) await rememberPerson(bot, incoming, true);
  if (isRemoval(context.activity) && incoming.person !== null && incoming.kind === 'personal') {
    const { person } = incoming;
    await bot.desk.store.transaction((tx) => tx.markUnreachable(person));
  }
  return done;
}

/** One tenant is served; people of others get a kind word, and nothing happens. */
async function refuseOtherTenant(
  bot: TeamsBot,
  context: TurnContext,
  incoming: Incoming,
): Promise<DoorAnswer> {
  const { texts } = readerFor(incoming, bot.defaults);
  if (context.activity.type === ActivityTypes.Invoke) {
    return { status: 200, body: messageInvokeBody(texts.plain('say.otherTenant')) };
  }
  if (context.activity.type !== ActivityTypes.Message) return done;
  return bot.recent.take(activityKey(incoming), async () => {
    await context.sendActivity(messageOf(messageAnswer(texts, { paragraphs: [texts('say.otherTenant')] })));
    return done;
  });
}

/** Keeps the way to a person, from their own activity in their personal chat only. */
async function rememberPerson(bot: TeamsBot, incoming: Incoming, welcome: boolean): Promise<void> {
  const { person, kind, serviceUrl, conversationId, channelAccountId, botAccountId, channelId } = incoming;
  if (person === null || kind !== 'personal') return;
  await rememberContact(
    bot.desk,
    {
      tenantId: bot.desk.tenantId,
      person,
      serviceUrl,
      conversationId,
      channelAccountId,
      botAccountId,
      channelId,
      locale: incoming.locale,
      timeZone: incoming.timeZone,
      reachable: true,
    },
    { welcome },
  );
}

function isInstallation(activity: Activity): boolean {
  if (activity.type === ActivityTypes.InstallationUpdate) return activity.action?.startsWith('add') === true;
  if (activity.type !== ActivityTypes.ConversationUpdate) return false;
  return activity.membersAdded?.some(({ id }) => id === activity.recipient?.id) === true;
}

function isRemoval(activity: Activity): boolean {
  return activity.type === ActivityTypes.InstallationUpdate && activity.action?.startsWith('remove') === true;
}
