import type { PersonId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { type AdministrativeHead, administrativeHash, chainStart } from './eventChain.js';

/**
 * What can be done to the records themselves:
 * - `personErased`: what was stored on a person was erased because somebody asked for it;
 * - `retentionErased`: values older than the policy keeps them were erased.
 */
export const administrativeEventTypes = ['personErased', 'retentionErased'] as const;
export type AdministrativeEventType = (typeof administrativeEventTypes)[number];

export interface NewAdministrativeEvent {
  readonly at: Date;
  readonly type: AdministrativeEventType;
  /** Whom it concerns; null for nobody. */
  readonly subject: PersonId | null;
  /** No personal data: it can't be erased. */
  readonly details: Readonly<Record<string, string | number | null | readonly number[]>>;
}

/** Adds to the record of what was done to the records. To be called inside a transaction. */
export async function appendAdministrativeEvent(
  access: Access,
  event: NewAdministrativeEvent,
): Promise<void> {
  const { db, dialect, tenantId } = access;
  await dialect.exclusively(db, `administrative ${tenantId}`);
  const last = await administrativeHead(access);
  const hashed = {
    tenantId,
    number: (last?.number ?? 0) + 1,
    at: toColumn(event.at),
    type: event.type,
    subject: event.subject,
    details: JSON.stringify(event.details),
    previousHash: last?.hash ?? chainStart,
  };
  await db
    .insertInto('administrative_events')
    .values({
      tenant_id: tenantId,
      number: hashed.number,
      at: hashed.at,
      type: hashed.type,
      subject: hashed.subject,
      details: hashed.details,
      previous_hash: hashed.previousHash,
      hash: administrativeHash(hashed),
    })
    .execute();
}

/** The newest administrative event, or null before the first. */
export async function administrativeHead({ db, tenantId }: Access): Promise<AdministrativeHead | null> {
  const last = await db
    .selectFrom('administrative_events')
    .select(['number', 'hash'])
    .where('tenant_id', '=', tenantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? null;
}
