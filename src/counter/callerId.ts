import { type Command, helpAnswer } from '../conversation/index.js';
import type { Desk } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** Caller ID: the form, and its submission. */
export async function serveCallerId(
  _desk: Desk,
  { reader: { texts } }: Visitor,
  _command: Extract<Command, { do: 'openCallerIdForm' | 'submitCallerId' }>,
): Promise<Served> {
  return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
}
