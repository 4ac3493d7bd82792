import { type Command, helpAnswer } from '../conversation/index.js';
import type { Desk } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** Editing a waiting request, and making an old one again. */
export async function serveAgain(
  _desk: Desk,
  { reader: { texts } }: Visitor,
  _command: Extract<
    Command,
    { do: 'requestStatus' | 'editWaiting' | 'askLatestAgain' | 'editRequest' | 'askAgain' }
  >,
): Promise<Served> {
  return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
}
