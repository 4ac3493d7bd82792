import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { commandOfCard, hasEffect } from '../conversation/index.js';
import type { Served } from '../counter/index.js';
import { noteShown } from '../desk/index.js';
import { readerFor } from '../notices/index.js';
import type { Incoming } from './activity.js';
import type { DoorAnswer } from './door.js';
import { searchAnswer } from './locationTypeAhead.js';
import { cardInvokeBody, messageInvokeBody } from './messages.js';
import { type TurnOutcome, takeOnce } from './once.js';
import type { TeamsBot } from './teamsBot.js';
import { activityKey, clickKey } from './turnKeys.js';
import { serve, visitorOf } from './visitor.js';

/** `value` of an adaptiveCard/action invoke (Universal Actions). Inputs are merged into `data`. */
const cardActionSchema = z.object({
  action: z.object({ type: z.string().optional(), verb: z.string().max(100).optional(), data: z.unknown() }),
});

/**
 * Answers an invoke. The answer is never empty: an invoke without a well-formed one is shown as an error and sent again.
 */
export async function answerInvoke(
  bot: TeamsBot,
  context: TurnContext,
  incoming: Incoming,
): Promise<DoorAnswer> {
  const { name, value } = context.activity;
  if (name === 'application/search') return searchAnswer(bot, value, incoming);
  if (name !== 'adaptiveCard/action') return { status: 200, body: {} };
  const { texts } = readerFor(incoming, bot.defaults);
  const sentence = (key: string): DoorAnswer => ({ status: 200, body: messageInvokeBody(texts.plain(key)) });

  const parsed = cardActionSchema.safeParse(value);
  const data = parsed.success ? parsed.data.action.data : null;
  const command = commandOfCard(data);
  const { person } = incoming;
  if (command === null || person === null) return sentence('say.badInput');

  const run = async (): Promise<TurnOutcome> => {
    const visitor = await visitorOf(bot, incoming, person);
    const served = await serve(bot, visitor, command);
    // What couldn't be done leaves the card as it is, so that the click can be made again.
    if (served.failed)
      return { answer: { status: 200, body: messageInvokeBody(served.answer.summary) }, effect: false };
    if (command.do === 'openApproval') {
      return {
        answer: { status: 200, body: messageInvokeBody(served.answer.summary) },
        effect: served.effect,
      };
    }
    if (incoming.kind !== 'personal') {
      // The card of such an answer is shown to the one who asked and to nobody else.
      const ownView = command.do === 'refreshApproval' || servesOwnView(served);
      const body = ownView ? cardInvokeBody(served.answer) : messageInvokeBody(texts.plain('say.channel'));
      return { answer: { status: 200, body }, effect: served.effect };
    }
    if (visitor.message !== null) {
      const { shows } = served.answer;
      await noteShown(
        bot.desk,
        visitor.message,
        shows === null ? null : { request: shows, audience: served.audience, recipient: person },
      );
    }
    return { answer: { status: 200, body: cardInvokeBody(served.answer) }, effect: served.effect };
  };
  if (!hasEffect(command)) {
    return bot.recent.take(activityKey(incoming), async () => (await run()).answer);
  }
  const keys = { activity: activityKey(incoming), click: clickKey(incoming, data) };
  return (await takeOnce(bot.desk.store.turns, bot.desk.clock, keys, run)) ?? sentence('say.busy');
}

/** What came of a click on a view of one's own in the approvals channel: the request again, for its approver. */
const servesOwnView = ({ answer, audience }: Served): boolean =>
  audience === 'approver' && answer.shows !== null;
