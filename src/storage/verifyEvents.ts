import { sql } from 'kysely';
import { nextState, type RequestState, requestEventTypes } from '../requests/index.js';
import type { AuditFindings } from './auditReport.js';
import type { Access } from './dialect.js';
import { chainStart } from './eventChain.js';
import { EventIds } from './eventIds.js';
import { type EventRow, hashOf } from './eventRows.js';
import type { RecordedErasures } from './verifyAdministrative.js';
import { verifyValues } from './verifyValues.js';

const eventsAtOnce = 1000;

/** Whom a request concerns, and where its row says that it stands. */
interface RequestOfEvents {
  readonly id: string;
  readonly state: string;
  readonly requester_id: string;
  readonly person_id: string;
}

/** The request whose events are being walked. */
interface Walked {
  readonly request: RequestOfEvents | undefined;
  readonly requestId: string;
  seq: number;
  hash: string;
  time: string;
  state: RequestState;
  /** Whether the chain has held so far: the state of a broken one says nothing. */
  whole: boolean;
}

/**
 * Recomputes the hash of every event and the chain of every request, compares their values, and follows each request's
 * life to the state in which its row stands. `sealed`: the events that checkpoints name. Returns how many events there
 * are and how many values were erased.
 */
export async function verifyEvents(
  access: Access,
  sealed: EventIds,
  erasures: RecordedErasures,
  findings: AuditFindings,
): Promise<{ readonly events: number; readonly erasedValues: number }> {
  const waiting = await waitingForCheckpoint(access, findings);
  let events = 0;
  let erasedValues = 0;
  let walked: Walked | null = null;
  for await (const rows of pages(access)) {
    const requests = await requestsOf(access, rows);
    erasedValues += await verifyValues(
      access,
      rows,
      (event) => mayBeErased(event, requests.get(event.request_id), erasures),
      findings,
    );
    for (const row of rows) {
      events += 1;
      if (walked?.requestId !== row.request_id) {
        if (walked !== null) endWalk(walked, findings);
        walked = beginWalk(row.request_id, requests.get(row.request_id), findings);
      }
      if (!sealed.has(row.id) && !waiting.has(row.id)) {
        findings.add({ kind: 'eventUnsealed', requestId: row.request_id, at: row.seq, time: row.at });
      }
      step(walked, row, findings);
    }
  }
  if (walked !== null) endWalk(walked, findings);
  await requestsWithoutHistory(access, findings);
  return { events, erasedValues };
}

function beginWalk(requestId: string, request: RequestOfEvents | undefined, findings: AuditFindings): Walked {
  if (request === undefined) findings.add({ kind: 'requestMissing', requestId, at: 0, time: null });
  return { request, requestId, seq: 0, hash: chainStart, time: '', state: 'waiting', whole: true };
}

function step(walked: Walked, row: EventRow, findings: AuditFindings): void {
  const place = { requestId: row.request_id, at: row.seq, time: row.at };
  for (let seq = walked.seq + 1; seq < row.seq; seq += 1) {
    findings.add({ kind: 'eventMissing', requestId: row.request_id, at: seq, time: null });
    walked.whole = false;
  }
  if (row.hash !== hashOf(row)) {
    findings.add({ kind: 'eventAltered', ...place });
    walked.whole = false;
  }
  if (row.seq === walked.seq + 1 && row.previous_hash !== walked.hash) {
    findings.add({ kind: 'chainBroken', ...place });
    walked.whole = false;
  }
  const type = requestEventTypes.find((each) => each === row.type);
  if (type !== undefined) walked.state = nextState(walked.state, type) ?? walked.state;
  walked.seq = row.seq;
  walked.hash = row.hash;
  walked.time = row.at;
}

/** The newest events, cut off before any checkpoint named them, show only here. */
function endWalk(walked: Walked, findings: AuditFindings): void {
  if (!walked.whole || walked.request === undefined || walked.request.state === walked.state) return;
  findings.add({
    kind: 'stateDiffers',
    requestId: walked.requestId,
    at: walked.seq,
    time: walked.time,
    value: walked.state,
  });
}

function mayBeErased(
  event: EventRow,
  request: RequestOfEvents | undefined,
  { valuesBefore, people, otherEvents }: RecordedErasures,
): boolean {
  if (event.at < valuesBefore || otherEvents.has(event.id)) return true;
  return [event.actor_id, request?.requester_id, request?.person_id].some(
    (person) => typeof person === 'string' && event.at <= (people.get(person) ?? ''),
  );
}

async function* pages({ db, tenantId }: Access): AsyncGenerator<readonly EventRow[]> {
  let after = { request: '', seq: 0 };
  for (;;) {
    const rows: readonly EventRow[] = await db
      .selectFrom('request_events')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`(request_id, seq) > (${after.request}, ${after.seq})`)
      .orderBy('request_id')
      .orderBy('seq')
      .limit(eventsAtOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = { request: last.request_id, seq: last.seq };
  }
}

async function requestsOf(
  { db, dialect, tenantId }: Access,
  events: readonly EventRow[],
): Promise<ReadonlyMap<string, RequestOfEvents>> {
  const ids = [...new Set(events.map((event) => event.request_id))];
  const rows = await db
    .selectFrom('requests')
    .select(['id', 'state', 'requester_id', 'person_id'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id in (${dialect.listed(ids)})`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Events that the next checkpoint will name. There are few, but after an outage. */
async function waitingForCheckpoint({ db, tenantId }: Access, findings: AuditFindings): Promise<EventIds> {
  const ids = new EventIds();
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('unsealed_events')
      .leftJoin('request_events', (join) =>
        join
          .onRef('request_events.tenant_id', '=', 'unsealed_events.tenant_id')
          .onRef('request_events.id', '=', 'unsealed_events.event_id'),
      )
      .select(['unsealed_events.event_id as id', 'request_events.seq'])
      .where('unsealed_events.tenant_id', '=', tenantId)
      .where('unsealed_events.event_id', '>', after)
      .orderBy('unsealed_events.event_id')
      .limit(eventsAtOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return ids;
    for (const { id, seq } of rows) {
      ids.add(id);
      if (seq === null) findings.add({ kind: 'eventMissing', requestId: null, at: id, time: null });
    }
    after = last.id;
  }
}

async function requestsWithoutHistory({ db, tenantId }: Access, findings: AuditFindings): Promise<void> {
  const rows = await db
    .selectFrom('requests')
    .select(['id', 'submitted_at'])
    .where('tenant_id', '=', tenantId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('request_events')
            .select('request_events.id')
            .whereRef('request_events.tenant_id', '=', 'requests.tenant_id')
            .whereRef('request_events.request_id', '=', 'requests.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(eventsAtOnce)
    .execute();
  for (const { id, submitted_at: time } of rows) {
    findings.add({ kind: 'historyMissing', requestId: id, at: 0, time });
  }
}
