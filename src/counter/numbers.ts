import { type Command, helpAnswer } from '../conversation/index.js';
import type { Desk } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** Numbers: forms for a first, another and no number. */
export async function serveNumbers(
  _desk: Desk,
  { reader: { texts } }: Visitor,
  _command: Extract<Command, { do: 'openNumberForm' | 'submitNumber' | 'openReleaseForm' | 'submitRelease' }>,
): Promise<Served> {
  return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
}
