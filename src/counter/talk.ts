import { type Command, emergencyAnswer, helpAnswer, suggestionsAnswer } from '../conversation/index.js';
import { type Desk, emergencyCountryOf } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** A real emergency, and what isn't understood for sure. */
export async function serveTalk(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: 'emergencyNow' | 'suggest' }>,
): Promise<Served> {
  const { texts } = reader;
  switch (command.do) {
    case 'emergencyNow':
      return withoutEffect(emergencyAnswer(await emergencyCountryOf(desk, actor.id), reader));
    case 'suggest':
      return withoutEffect(
        suggestionsAnswer(command.intents, texts) ?? helpAnswer(texts, { lead: texts('say.notUnderstood') }),
      );
    default:
      return command satisfies never;
  }
}
