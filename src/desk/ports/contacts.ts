import type { PersonId, TenantId } from '../../telephony/index.js';

/** How a person is reached: their own personal chat with the bot, from their own authenticated activities. */
export interface PersonalReference {
  readonly tenantId: TenantId;
  readonly person: PersonId;
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** The channel account ids of this conversation, as the activity gave them. */
  readonly channelAccountId: string;
  readonly botAccountId: string;
  readonly channelId: string;
  /** BCP 47, from the last activity; null where it said nothing. */
  readonly locale: string | null;
  /** IANA name, likewise. */
  readonly timeZone: string | null;
  /** False after a send was refused because the bot is blocked or uninstalled. */
  readonly reachable: boolean;
}
