import { ActivityTypes, TurnContext } from 'botbuilder';
import {
  type Answer,
  type Command,
  commandOfCard,
  hasEffect,
  sentenceAnswer,
  type Texts,
  understand,
  unknownPersonAnswer,
} from '../conversation/index.js';
import { answerInPersonalChat, noteShown } from '../desk/index.js';
import { isLineDeskError } from '../errors.js';
import { readerFor } from '../notices/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Incoming } from './activity.js';
import { connectorError } from './connectorError.js';
import type { DoorAnswer } from './door.js';
import { messageOf } from './messages.js';
import { type TurnOutcome, takeOnce } from './once.js';
import type { TeamsBot } from './teamsBot.js';
import { activityKey, clickKey } from './turnKeys.js';
import { serve, visitorOf } from './visitor.js';

const done: DoorAnswer = { status: 200, body: null };
/** Typing is shown where an answer takes longer than this. */
const typingAfterMs = 500;

/** Answers a message: what somebody typed, or the Action.Submit of a client that doesn't know Action.Execute. */
export async function answerMessage(
  bot: TeamsBot,
  context: TurnContext,
  incoming: Incoming,
): Promise<DoorAnswer> {
  const { person } = incoming;
  const key = activityKey(incoming);
  if (person === null) return sayOnce(bot, context, incoming, unknownPersonAnswer);
  if (incoming.kind !== 'personal')
    return bot.recent.take(key, () => answerElsewhere(bot, context, incoming, person));

  const { value } = context.activity;
  const clicked = value !== undefined && value !== null;
  const command = clicked
    ? commandOfCard(value)
    : understand(context.activity.text ?? '', languageOf(bot, incoming));
  if (command === null) {
    return sayOnce(bot, context, incoming, (texts) => sentenceAnswer(texts, 'say.badInput'));
  }

  const run = async (): Promise<TurnOutcome> => {
    const stopTyping = typing(bot, context);
    try {
      const effect = await answerCommand(bot, context, incoming, person, command);
      return { answer: done, effect };
    } finally {
      stopTyping();
    }
  };
  if (!hasEffect(command)) return bot.recent.take(key, async () => (await run()).answer);
  const keys = { activity: key, click: clicked ? clickKey(incoming, value) : null };
  return (await takeOnce(bot.desk.store.turns, bot.desk.clock, keys, run)) ?? done;
}

async function answerCommand(
  bot: TeamsBot,
  context: TurnContext,
  incoming: Incoming,
  person: PersonId,
  command: Command,
): Promise<boolean> {
  const visitor = await visitorOf(bot, incoming, person);
  const served = await serve(bot, visitor, command);
  const { answer } = served;
  let { message } = visitor;
  if (message === null || served.failed || !(await replaced(context, message.activityId, answer))) {
    const activityId = await say(context, answer);
    const { serviceUrl, conversationId } = incoming;
    message = activityId === null ? null : { serviceUrl, conversationId, activityId };
  }
  if (message !== null && !served.failed) {
    const { shows } = answer;
    await noteShown(
      bot.desk,
      message,
      shows === null ? null : { request: shows, audience: served.audience, recipient: person },
    );
  }
  return served.effect;
}

/** In a channel or group chat: one neutral line, and the answer in personal chat. */
async function answerElsewhere(
  bot: TeamsBot,
  context: TurnContext,
  incoming: Incoming,
  person: PersonId,
): Promise<DoorAnswer> {
  const text = TurnContext.removeRecipientMention(context.activity)?.trim() ?? context.activity.text ?? '';
  const { texts } = readerFor(incoming, bot.defaults);
  const reference = await bot.desk.store.reference(person);
  const reachable = reference?.reachable === true;
  if (reachable)
    await answerInPersonalChat(bot.desk, person, text, activityKey(incoming) ?? bot.desk.ids.uuid());
  await context.sendActivity(texts.plain(reachable ? 'say.channel' : 'say.channelNoChat'));
  return done;
}

function sayOnce(
  bot: TeamsBot,
  context: TurnContext,
  incoming: Incoming,
  answer: (texts: Texts) => Answer,
): Promise<DoorAnswer> {
  const { texts } = readerFor(incoming, bot.defaults);
  return bot.recent.take(activityKey(incoming), async () => {
    await say(context, answer(texts));
    return done;
  });
}

function languageOf(bot: TeamsBot, incoming: Incoming) {
  return readerFor(incoming, bot.defaults).language;
}

/** Sends the answer; once more where the connector was only busy. Resolves to the message's id. */
async function say(context: TurnContext, answer: Answer): Promise<string | null> {
  const send = async () => (await context.sendActivity(messageOf(answer)))?.id ?? null;
  try {
    return await send();
  } catch (error) {
    const meaning = connectorError(error);
    if (!isLineDeskError(meaning, 'connector-unavailable')) throw meaning;
    return send();
  }
}

/** Puts the answer in the clicked card's place; false where that message can't be replaced any more. */
async function replaced(context: TurnContext, activityId: string, answer: Answer): Promise<boolean> {
  try {
    await context.updateActivity({ ...messageOf(answer), id: activityId });
    return true;
  } catch (error) {
    if (isLineDeskError(connectorError(error), 'message-gone', 'connector-refused')) return false;
    throw error;
  }
}

/** Shows "typing" if the answer takes long. Returns what calls it off. */
function typing(bot: TeamsBot, context: TurnContext): () => void {
  const timer = setTimeout(() => {
    context.sendActivity({ type: ActivityTypes.Typing }).catch((error: unknown) => {
      bot.log.debug({ err: error }, 'typing could not be shown');
    });
  }, typingAfterMs);
  return () => clearTimeout(timer);
}
