import { type Command, helpAnswer } from '../conversation/index.js';
import type { Desk } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** A real emergency, and what isn't understood for sure. */
export async function serveTalk(
  _desk: Desk,
  { reader: { texts } }: Visitor,
  _command: Extract<Command, { do: 'emergencyNow' | 'suggest' }>,
): Promise<Served> {
  return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
}
