import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { isGuid, type PersonId, personId, type TenantId, tenantId } from '../telephony/index.js';

const account = z.looseObject({
  id: z.string().max(500),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});

/**
 * What an activity must have before anything is done with it (Bot Framework activity schema). It is loose: channels add
 * fields, and botbuilder gets the activity whole. `serviceUrl` must be there: without one botbuilder would not compare
 * it with the token's.
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1).max(1_000),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  text: z.string().nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().nullish(),
  replyToId: z.string().max(500).nullish(),
  locale: z.string().max(100).nullish(),
  localTimezone: z.string().max(100).nullish(),
  membersAdded: z.array(account).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
});

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** Who says something where: read from an authenticated activity, and from nothing that a card carries. */
export interface Incoming {
  readonly tenant: TenantId | null;
  /** Null where the activity names no Entra account (a bot, a channel's own event). */
  readonly person: PersonId | null;
  readonly personName: string;
  readonly kind: ConversationKind;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly channelAccountId: string;
  readonly botAccountId: string;
  readonly activityId: string | null;
  readonly replyToId: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
}

/** Reads an activity that has passed `activitySchema`. */
export function incomingOf(activity: z.infer<typeof activitySchema>): Incoming {
  const { conversation, from } = activity;
  const tenant = conversation.tenantId ?? activity.channelData?.tenant?.id ?? null;
  const aad = from.aadObjectId ?? null;
  return {
    tenant: tenant === null ? null : tenantId(tenant),
    person: aad !== null && isGuid(aad.trim()) ? personId(aad) : null,
    personName: from.name ?? '',
    kind: kindOf(conversation.conversationType ?? null),
    conversationId: conversation.id,
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    channelAccountId: from.id,
    botAccountId: activity.recipient?.id ?? '',
    activityId: activity.id ?? null,
    replyToId: activity.replyToId ?? null,
    locale: activity.locale ?? clientInfo(activity, 'locale'),
    timeZone: activity.localTimezone ?? clientInfo(activity, 'timezone'),
  };
}

/** Turns the parsed activity into botbuilder's, dates included (as its own adapter does before a turn). */
export function asActivity(parsed: z.infer<typeof activitySchema>): Activity {
  const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : undefined);
  const { timestamp, localTimestamp, expiration, ...rest } = parsed;
  // botbuilder types the wire format with class instances; what it needs of them is checked above.
  return {
    ...rest,
    timestamp: date(timestamp),
    localTimestamp: date(localTimestamp),
    expiration: date(expiration),
  } as unknown as Activity;
}

function kindOf(conversationType: string | null): ConversationKind {
  return conversationType === 'channel' || conversationType === 'groupChat' ? conversationType : 'personal';
}

function clientInfo(activity: z.infer<typeof activitySchema>, field: 'locale' | 'timezone'): string | null {
  const entity = activity.entities?.find(({ type }) => type === 'clientInfo');
  const value = entity?.[field];
  return typeof value === 'string' && value.length <= 100 ? value : null;
}
