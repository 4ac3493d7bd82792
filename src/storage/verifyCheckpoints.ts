import type { AuditProblem } from './auditReport.js';
import { sealedEventsSchema } from './checkpoints.js';
import { readJson } from './columns.js';
import type { Access } from './dialect.js';
import { chainStart, checkpointHash, type SealedEvent } from './eventChain.js';

export interface CheckpointFindings {
  readonly count: number;
  readonly last: string | null;
  /** The hash of each event that a checkpoint names, by the event's id. */
  readonly sealed: ReadonlyMap<number, string>;
  /** The ids of events that wait for the next checkpoint. */
  readonly unsealed: ReadonlySet<number>;
  readonly problems: readonly AuditProblem[];
}

const checkpointsAtOnce = 100;

/** Walks the chain of checkpoints from the first one, and gathers what it says of the events. */
export async function verifyCheckpoints({ db, tenantId }: Access): Promise<CheckpointFindings> {
  const sealed = new Map<number, string>();
  const problems: AuditProblem[] = [];
  let last = { number: 0, hash: chainStart };
  let count = 0;
  for (;;) {
    const rows = await db
      .selectFrom('checkpoints')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('number', '>', last.number)
      .orderBy('number')
      .limit(checkpointsAtOnce)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      count += 1;
      for (let number = last.number + 1; number < row.number; number += 1) {
        problems.push({ kind: 'checkpointMissing', requestId: null, at: number });
      }
      const events = eventsOf(row.events);
      const hash = checkpointHash({
        tenantId: row.tenant_id,
        number: row.number,
        sealedAt: row.sealed_at,
        events: events ?? [],
        previousHash: row.previous_hash,
      });
      const follows = row.number !== last.number + 1 || row.previous_hash === last.hash;
      if (events === null || row.hash !== hash || !follows) {
        problems.push({ kind: 'checkpointAltered', requestId: null, at: row.number });
      }
      for (const event of events ?? []) sealed.set(event.id, event.hash);
      last = { number: row.number, hash: row.hash };
    }
  }
  const waiting = await db
    .selectFrom('unsealed_events')
    .select('event_id')
    .where('tenant_id', '=', tenantId)
    .execute();
  return {
    count,
    last: count === 0 ? null : last.hash,
    sealed,
    unsealed: new Set(waiting.map((row) => row.event_id)),
    problems,
  };
}

function eventsOf(text: string): readonly SealedEvent[] | null {
  try {
    return readJson(sealedEventsSchema, text);
  } catch {
    return null;
  }
}
