import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { chainStart, eventHash, valueHash } from '../../src/storage/eventChain.js';
import type { SqlStore } from '../../src/storage/index.js';
import { requestRow } from '../../src/storage/requestRows.js';
import { requestForAnotherNumber, robin, time } from './examples.js';

/** Writes many requests with ten events each, straight into the tables, and seals them. For measuring and for bounds. */
export async function fillTrail(store: SqlStore, events: number): Promise<void> {
  const { db, tenantId } = store.connection;
  const perRequest = 10;
  const types = ['submitted', ...Array.from({ length: perRequest - 1 }, () => 'claimed')];
  for (let start = 0; start < events / perRequest; start += 100) {
    await store.connection.transaction(async (access) => {
      for (let index = start; index < start + 100; index += 1) {
        const request = requestForAnotherNumber();
        await access.db
          .insertInto('requests')
          .values({ ...requestRow(request), open_key: `many:${index}` })
          .execute();
        let previousHash = chainStart;
        const rows = [];
        const values: { seq: number; name: string; value: string; salt: string }[] = [];
        for (const [place, type] of types.entries()) {
          const seq = place + 1;
          const salt = createHash('sha256').update(`${index}:${seq}`).digest('hex').slice(0, 32);
          const value = `something that was said ${index}`;
          values.push({ seq, name: 'reason', value, salt });
          const hashed = {
            ...{ tenantId, requestId: request.id, seq, at: time(index).toISOString(), type },
            ...{ actorType: 'person', actorId: robin.id, actorRole: 'requester' },
            valueHashes: { reason: valueHash(salt, 'reason', value) },
            previousHash,
          };
          const hash = eventHash(hashed);
          rows.push({
            ...{ tenant_id: tenantId, request_id: request.id, seq, at: hashed.at, type },
            ...{ actor_type: 'person', actor_id: robin.id, actor_role: 'requester' },
            ...{ value_hashes: JSON.stringify(hashed.valueHashes), previous_hash: previousHash, hash },
          });
          previousHash = hash;
        }
        const ids = await access.db
          .insertInto('request_events')
          .values(rows)
          .returning(['id', 'seq'])
          .execute();
        const idOf = new Map(ids.map(({ id, seq }) => [seq, id]));
        await access.db
          .insertInto('personal_values')
          .values(
            values.map(({ seq, ...value }) => ({
              tenant_id: tenantId,
              event_id: idOf.get(seq) ?? 0,
              ...value,
            })),
          )
          .execute();
        await access.db
          .insertInto('unsealed_events')
          .values(ids.map(({ id }) => ({ tenant_id: tenantId, event_id: id })))
          .execute();
      }
    });
  }
  await store.sealAuditTrail(time(1_000_000));
  await sql`analyze`.execute(db);
}
