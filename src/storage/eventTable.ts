import type { Selectable } from 'kysely';
import { z } from 'zod';
import { LineDeskError } from '../errors.js';
import {
  type Actor,
  erasedText,
  type RequestEvent,
  type RequestId,
  requestEventTypes,
} from '../requests/index.js';
import { personId } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { chainStart, eventHash, newSalt, valueHash } from './eventChain.js';
import { actorName, valuesByEvent } from './eventRows.js';
import type { PersonalValueTable, RequestEventTable } from './schema.js';

/** Two events of one request at the same time would follow the same one, and the chain would fork. */
async function lockRequest({ db, dialect, tenantId }: Access, id: RequestId): Promise<void> {
  const locked = await db
    .selectFrom('requests')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .modifyEnd(dialect.forUpdate)
    .executeTakeFirst();
  if (locked === undefined) throw new LineDeskError('not-found', 'The request of this event is not there');
}

/**
 * See `Transaction.appendEvent`. `held`: this transaction has written the request's row, and so holds its lock. Throws
 * LineDeskError `not-found` where there is no such request.
 */
export async function appendEvent(
  access: Access,
  event: Omit<RequestEvent, 'seq'>,
  held: boolean,
): Promise<void> {
  const { db, tenantId } = access;
  if (!held) await lockRequest(access, event.requestId);
  const last = await db
    .selectFrom('request_events')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', event.requestId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();

  const values = personalValues(event).map((each) => ({ ...each, salt: newSalt() }));
  const hashed = {
    tenantId,
    requestId: event.requestId,
    seq: (last?.seq ?? 0) + 1,
    at: toColumn(event.at),
    type: event.type,
    actorType: event.actor.type,
    actorId: event.actor.type === 'person' ? event.actor.person.id : null,
    actorRole: event.actor.type === 'person' ? event.actor.role : null,
    valueHashes: Object.fromEntries(
      values.map(({ salt, name, value }) => [name, valueHash(salt, name, value)]),
    ),
    previousHash: last?.hash ?? chainStart,
  };
  const { id } = await db
    .insertInto('request_events')
    .values({
      tenant_id: tenantId,
      request_id: hashed.requestId,
      seq: hashed.seq,
      at: hashed.at,
      type: hashed.type,
      actor_type: hashed.actorType,
      actor_id: hashed.actorId,
      actor_role: hashed.actorRole,
      value_hashes: JSON.stringify(hashed.valueHashes),
      previous_hash: hashed.previousHash,
      hash: eventHash(hashed),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (values.length > 0) {
    await db
      .insertInto('personal_values')
      .values(
        values.map(({ name, value, salt }) => ({ tenant_id: tenantId, event_id: id, name, value, salt })),
      )
      .execute();
  }
  await db.insertInto('unsealed_events').values({ tenant_id: tenantId, event_id: id }).execute();
}

/** See `Queries.events`. Erased values are left out; so is the name of an actor. */
export async function events(access: Access, id: RequestId): Promise<readonly RequestEvent[]> {
  const { db, tenantId } = access;
  const rows = await db
    .selectFrom('request_events')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', id)
    .orderBy('seq')
    .execute();
  if (rows.length === 0) return [];
  const byEvent = await valuesByEvent(
    access,
    rows.map((row) => row.id),
  );
  return rows.map((row) => eventFrom(row, byEvent.get(row.id) ?? []));
}

function personalValues(event: Omit<RequestEvent, 'seq'>): { name: string; value: string }[] {
  const values = Object.entries(event.values).map(([name, value]) => ({ name, value }));
  if (values.some(({ name }) => name.startsWith('@'))) {
    throw new LineDeskError('conflict', 'The name of an event value begins with @');
  }
  return event.actor.type === 'person'
    ? [{ name: actorName, value: event.actor.person.name }, ...values]
    : values;
}

function eventFrom(
  row: Selectable<RequestEventTable>,
  values: readonly Selectable<PersonalValueTable>[],
): RequestEvent {
  const kept = new Map<string, string>();
  for (const { name, value } of values) if (value !== null) kept.set(name, value);
  const actor = actorFrom(row, kept.get(actorName));
  kept.delete(actorName);
  return {
    requestId: row.request_id as RequestId,
    seq: row.seq,
    at: fromColumn(row.at),
    type: z.enum(requestEventTypes).parse(row.type),
    actor,
    values: Object.fromEntries(kept),
  };
}

function actorFrom(row: Selectable<RequestEventTable>, name: string | undefined): Actor {
  if (row.actor_id === null) return { type: 'lineDesk' };
  return {
    type: 'person',
    person: { id: personId(row.actor_id), name: name ?? erasedText },
    role: z.enum(['requester', 'person', 'approver', 'administrator']).parse(row.actor_role),
  };
}
