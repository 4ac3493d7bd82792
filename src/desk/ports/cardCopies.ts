import type { RequestId } from '../../requests/index.js';
import type { PersonId, TenantId } from '../../telephony/index.js';

declare const copyIdBrand: unique symbol;
export type CardCopyId = string & { readonly [copyIdBrand]: true };

/** For whom a copy is drawn; `channel` is the neutral one in the approvals channel. */
export type CardAudience = 'requester' | 'approver' | 'administrator' | 'channel';

/** One copy of a request's card in one conversation, and what it shows. */
export interface CardCopy {
  readonly tenantId: TenantId;
  readonly id: CardCopyId;
  readonly requestId: RequestId;
  readonly audience: CardAudience;
  /** Null for the channel. */
  readonly recipient: PersonId | null;
  /** Null until it has been sent. */
  readonly serviceUrl: string | null;
  readonly conversationId: string | null;
  readonly activityId: string | null;
  /** The request's version that the copy shows; null while nothing (or nothing certain) is shown. */
  readonly versionShown: number | null;
  /** `unreached`: no way to the person yet; `gone`: the message is no longer there and isn't needed any more. */
  readonly state: 'new' | 'live' | 'unreached' | 'gone';
}
