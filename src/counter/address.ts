import { type Command, helpAnswer } from '../conversation/index.js';
import type { Desk } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** An emergency address that isn't in the list yet. */
export async function serveAddress(
  _desk: Desk,
  { reader: { texts } }: Visitor,
  _command: Extract<Command, { do: 'openAddressForm' | 'submitAddress' | 'addressCreated' }>,
): Promise<Served> {
  return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
}
