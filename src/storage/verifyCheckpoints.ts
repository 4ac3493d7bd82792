import type { Selectable } from 'kysely';
import type { AuditFindings } from './auditReport.js';
import { administrativeHeadSchema, sealedEventsSchema } from './checkpoints.js';
import { readJson } from './columns.js';
import type { Access } from './dialect.js';
import { type AdministrativeHead, chainStart, checkpointHash, type SealedEvent } from './eventChain.js';
import { EventIds } from './eventIds.js';
import type { CheckpointTable } from './schema.js';

export interface CheckpointFindings {
  readonly count: number;
  readonly last: string | null;
  /** The events that a checkpoint names. */
  readonly sealed: EventIds;
}

/** Each holds up to a thousand events. */
const checkpointsAtOnce = 10;
/** Bound values of one query: far below the databases' limits. */
const eventsAtOnce = 500;

/**
 * Walks the chain of checkpoints from the first one, and compares what they say with the events and with the newest
 * administrative event.
 */
export async function verifyCheckpoints(
  access: Access,
  administrative: AdministrativeHead | null,
  findings: AuditFindings,
): Promise<CheckpointFindings> {
  const { db, tenantId } = access;
  const sealed = new EventIds();
  let last = { number: 0, hash: chainStart };
  let count = 0;
  let sealedHead: AdministrativeHead | null = null;
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
        findings.add({ kind: 'checkpointMissing', requestId: null, at: number, time: null });
      }
      const contents = contentsOf(row);
      const follows = row.number !== last.number + 1 || row.previous_hash === last.hash;
      if (contents === null || row.hash !== hashOf(row, contents) || !follows) {
        findings.add({
          kind: 'checkpointAltered',
          requestId: null,
          at: row.number,
          time: row.sealed_at,
        });
      }
      for (const event of contents?.events ?? []) sealed.add(event.id);
      await compareEvents(access, contents?.events ?? [], findings);
      sealedHead = contents?.administrative ?? sealedHead;
      last = { number: row.number, hash: row.hash };
    }
  }
  await compareHead(access, sealedHead, administrative, findings);
  return { count, last: count === 0 ? null : last.hash, sealed };
}

interface Contents {
  readonly events: readonly SealedEvent[];
  readonly administrative: AdministrativeHead | null;
}

/** Null where the row was made unreadable. */
function contentsOf(row: Selectable<CheckpointTable>): Contents | null {
  try {
    return {
      events: readJson(sealedEventsSchema, row.events),
      administrative:
        row.administrative === null ? null : readJson(administrativeHeadSchema, row.administrative),
    };
  } catch {
    return null;
  }
}

const hashOf = (row: Selectable<CheckpointTable>, { events, administrative }: Contents): string =>
  checkpointHash({
    tenantId: row.tenant_id,
    number: row.number,
    sealedAt: row.sealed_at,
    events,
    ...(administrative === null ? {} : { administrative }),
    previousHash: row.previous_hash,
  });

/** Whoever alters an event and its hash can't alter what the checkpoint says of it. */
async function compareEvents(
  { db, tenantId }: Access,
  events: readonly SealedEvent[],
  findings: AuditFindings,
): Promise<void> {
  for (let start = 0; start < events.length; start += eventsAtOnce) {
    const some = events.slice(start, start + eventsAtOnce);
    const rows = await db
      .selectFrom('request_events')
      .select(['id', 'hash', 'request_id', 'seq', 'at'])
      .where('tenant_id', '=', tenantId)
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, hash } of some) {
      const row = byId.get(id);
      if (row === undefined) {
        findings.add({ kind: 'eventMissing', requestId: null, at: id, time: null });
      } else if (row.hash !== hash) {
        findings.add({ kind: 'eventAltered', requestId: row.request_id, at: row.seq, time: row.at });
      }
    }
  }
}

/** The administrative events end with the one that the last checkpoint names, or later. */
async function compareHead(
  { db, tenantId }: Access,
  sealed: AdministrativeHead | null,
  found: AdministrativeHead | null,
  findings: AuditFindings,
): Promise<void> {
  if (sealed === null) return;
  if (found === null || found.number < sealed.number) {
    findings.add({ kind: 'administrativeMissing', requestId: null, at: sealed.number, time: null });
    return;
  }
  const row = await db
    .selectFrom('administrative_events')
    .select(['hash', 'at'])
    .where('tenant_id', '=', tenantId)
    .where('number', '=', sealed.number)
    .executeTakeFirst();
  if (row !== undefined && row.hash !== sealed.hash) {
    findings.add({ kind: 'administrativeAltered', requestId: null, at: sealed.number, time: row.at });
  }
}
