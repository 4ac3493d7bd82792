import type { AuditProblem, AuditReport } from './auditReport.js';
import type { Access } from './dialect.js';
import { chainStart } from './eventChain.js';
import { type EventRow, hashOf } from './eventRows.js';
import type { SqlStore } from './sqlStore.js';
import { type CheckpointFindings, verifyCheckpoints } from './verifyCheckpoints.js';
import { verifyValues } from './verifyValues.js';

const requestsAtOnce = 200;

/**
 * Recomputes every hash of the audit trail: each event, the chain of each request, each personal value that hasn't been
 * erased, and the chain of checkpoints. Reads one unchanging picture of the database. In a process that serves people
 * over SQLite they would wait meanwhile; a command runs it in a process of its own.
 */
export async function verifyAuditTrail(store: Pick<SqlStore, 'connection'>): Promise<AuditReport> {
  return store.connection.snapshot(async (access) => {
    const checkpoints = await verifyCheckpoints(access);
    const found = await verifyEvents(access, checkpoints);
    const missing = [...checkpoints.sealed.keys(), ...checkpoints.unsealed].filter(
      (id) => !found.ids.has(id),
    );
    return {
      events: found.ids.size,
      erasedValues: found.erasedValues,
      checkpoints: checkpoints.count,
      lastCheckpoint: checkpoints.last,
      problems: [
        ...checkpoints.problems,
        ...found.problems,
        ...missing.map((id) => ({ kind: 'eventMissing' as const, requestId: null, at: id })),
      ],
    };
  });
}

async function verifyEvents(access: Access, checkpoints: CheckpointFindings) {
  const ids = new Set<number>();
  const problems: AuditProblem[] = [];
  let erasedValues = 0;
  for await (const rows of eventsByRequest(access)) {
    const values = await verifyValues(access, rows);
    problems.push(...values.problems);
    erasedValues += values.erased;
    let last: { requestId: string; seq: number; hash: string } | undefined;
    for (const row of rows) {
      ids.add(row.id);
      const requestId = row.request_id;
      const before = last?.requestId === requestId ? last : { seq: 0, hash: chainStart };
      const at = { requestId, at: row.seq };
      for (let seq = before.seq + 1; seq < row.seq; seq += 1) {
        problems.push({ kind: 'eventMissing', requestId, at: seq });
      }
      if (row.hash !== hashOf(row)) problems.push({ kind: 'eventAltered', ...at });
      if (row.seq === before.seq + 1 && row.previous_hash !== before.hash) {
        problems.push({ kind: 'chainBroken', ...at });
      }
      const sealed = checkpoints.sealed.get(row.id);
      if (sealed === undefined && !checkpoints.unsealed.has(row.id)) {
        problems.push({ kind: 'eventUnsealed', ...at });
      }
      // Whoever alters an event and its hash can't alter what the checkpoint says of it.
      if (sealed !== undefined && sealed !== row.hash) problems.push({ kind: 'eventAltered', ...at });
      last = { requestId, seq: row.seq, hash: row.hash };
    }
  }
  return { ids, problems, erasedValues };
}

async function* eventsByRequest(access: Access): AsyncGenerator<readonly EventRow[]> {
  for (let after = ''; ; ) {
    const requests = await access.db
      .selectFrom('request_events')
      .select('request_id')
      .distinct()
      .where('tenant_id', '=', access.tenantId)
      .where('request_id', '>', after)
      .orderBy('request_id')
      .limit(requestsAtOnce)
      .execute();
    const last = requests.at(-1);
    if (last === undefined) return;
    yield await eventsOf(access, after, last.request_id);
    after = last.request_id;
  }
}

const eventsOf = (access: Access, after: string, to: string) =>
  access.db
    .selectFrom('request_events')
    .selectAll()
    .where('tenant_id', '=', access.tenantId)
    .where('request_id', '>', after)
    .where('request_id', '<=', to)
    .orderBy('request_id')
    .orderBy('seq')
    .execute();
