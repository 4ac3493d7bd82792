import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Command, messageAnswer, plainAction, type Texts } from '../conversation/index.js';
import type { Visitor } from '../counter/index.js';
import { type Served, takeCommand } from '../counter/index.js';
import { isLineDeskError } from '../errors.js';
import { readerFor } from '../notices/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Incoming } from './activity.js';
import type { TeamsBot } from './teamsBot.js';

/** Who acts: the authenticated account; the name is the directory's, where it answers in time. */
export async function visitorOf(bot: TeamsBot, incoming: Incoming, person: PersonId): Promise<Visitor> {
  const [reference, known] = await Promise.all([
    incoming.locale === null || incoming.timeZone === null ? bot.desk.store.reference(person) : null,
    nameOf(bot, person),
  ]);
  const locale = incoming.locale ?? reference?.locale ?? null;
  const timeZone = incoming.timeZone ?? reference?.timeZone ?? null;
  const { replyToId, serviceUrl, conversationId, kind } = incoming;
  return {
    actor: { id: person, name: known ?? incoming.personName },
    reader: readerFor({ locale, timeZone, person }, bot.defaults),
    message:
      replyToId === null || kind !== 'personal'
        ? null
        : { serviceUrl, conversationId, activityId: replyToId },
  };
}

/** An answer has 2 s, of which reading the tenant may take 1.5: the name waits no longer than this. */
const nameWithinMs = 400;

async function nameOf(bot: TeamsBot, person: PersonId): Promise<string | null> {
  const asked = bot.desk.directory.person(person).then(
    (known) => known?.name ?? null,
    () => null,
  );
  return Promise.race([asked, pause(nameWithinMs, null, { ref: false })]);
}

/** Takes the command; an outside that doesn't answer becomes a sentence that says so and a way to try again. */
export async function serve(
  bot: TeamsBot,
  visitor: Visitor,
  command: Command,
): Promise<Served & { failed: boolean }> {
  try {
    return { ...(await takeCommand(bot.desk, visitor, command)), failed: false };
  } catch (error) {
    if (!isLineDeskError(error)) throw error;
    bot.log.warn({ err: error, command: command.do }, 'a command could not be carried out');
    return {
      answer: outageAnswer(visitor.reader.texts, error.code, command),
      effect: false,
      audience: 'requester',
      failed: true,
    };
  }
}

function outageAnswer(texts: Texts, code: string, command: Command): Answer {
  const decision = command.do === 'approve' || command.do === 'reject' || command.do === 'claim';
  const key = decision
    ? 'say.directoryDown'
    : code === 'directory-unavailable'
      ? 'say.directoryUnread'
      : code.startsWith('tenant-')
        ? 'say.tenantDown'
        : 'say.failure';
  const again =
    command.do === 'openLocationForm'
      ? [plainAction(texts, 'openLocationForm', 'action.tryAgain', 'positive')]
      : [];
  return messageAnswer(texts, { paragraphs: [texts(key)], summary: texts.plain(key) }, [
    ...again,
    plainAction(texts, 'help', 'action.help'),
  ]);
}
