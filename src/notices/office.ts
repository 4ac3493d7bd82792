import type { Desk, PersonalReference } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Destination, Messenger } from './messenger.js';
import type { ReaderDefaults } from './readers.js';

/** What every notice needs. */
export interface Office {
  readonly desk: Desk;
  readonly messenger: Messenger;
  readonly defaults: ReaderDefaults;
  /** The channel account of the bot for conversations that nobody has written in, i.e. the approvals channel. */
  readonly botAccountId: string;
}

/** What became of a notice: sent (or needless), or held until the person is heard of. */
export type Delivery =
  | { readonly delivered: true }
  | { readonly delivered: false; readonly waitsFor: PersonId };

export const delivered: Delivery = { delivered: true };

/** Where a person's personal chat is. */
export function destinationOf(reference: PersonalReference): Destination {
  const { serviceUrl, conversationId, channelId, botAccountId } = reference;
  return { serviceUrl, conversationId, channelId, botAccountId, kind: 'personal' };
}
