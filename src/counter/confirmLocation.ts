import { type Command, helpAnswer } from '../conversation/index.js';
import type { Desk } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** The person confirms the emergency location that is shown now. */
export async function serveConfirmation(
  _desk: Desk,
  { reader: { texts } }: Visitor,
  _command: Extract<Command, { do: 'confirmLocation' }>,
): Promise<Served> {
  return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
}
