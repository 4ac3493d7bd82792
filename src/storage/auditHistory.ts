import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { erasedText, nextState, type RequestState, requestEventTypes } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import { fromColumn, readJson, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { actorName, type EventRow, valueHashesOf, valuesByEvent } from './eventRows.js';
import type { PersonalValueTable } from './schema.js';
import type { SqlStore } from './sqlStore.js';

/** Which events are wanted; null for all. */
export interface HistoryFilter {
  readonly from: Date | null;
  /** The first moment that isn't wanted any more. */
  readonly to: Date | null;
  /** The kind of the request. */
  readonly kind: string | null;
  /** Who made the request, whose line it is about, or who acted. */
  readonly person: PersonId | null;
}

/** An event with what an auditor wants to know of its request. Erased names and values read `(erased)`. */
export interface HistoryEntry {
  readonly requestId: string;
  readonly kind: string;
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  /** Id, name and role are null for what Line Desk did by itself. */
  readonly actor: {
    readonly type: string;
    readonly id: string | null;
    readonly name: string | null;
    readonly role: string | null;
  };
  readonly requester: { readonly id: string; readonly name: string };
  /** Whose line it is about. */
  readonly person: { readonly id: string; readonly name: string };
  /** Null before the first event. */
  readonly stateBefore: RequestState | null;
  readonly stateAfter: RequestState;
  readonly values: Readonly<Record<string, string>>;
  /** As the event recorded it, else as the request says now. */
  readonly rule: string;
  readonly policyVersion: string;
  readonly hash: string;
}

const eventsAtOnce = 500;
const kindSchema = z.object({ kind: z.string() });

/** The events of the tenant in the order of their time, read page by page as they are taken. */
export async function* auditHistory(
  { connection }: Pick<SqlStore, 'connection'>,
  filter: HistoryFilter,
): AsyncGenerator<HistoryEntry> {
  let after = { at: '', id: 0 };
  for (;;) {
    const rows = await page(connection, filter, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    const values = await valuesByEvent(
      connection,
      rows.map(({ id }) => id),
    );
    const ids = [...new Set(rows.map((row) => row.request_id))];
    const requests = new Map((await requestsOf(connection, ids)).map((request) => [request.id, request]));
    const states = await statesOf(connection, ids);
    for (const row of rows) {
      const request = requests.get(row.request_id);
      // A foreign key forbids it; where somebody removed the request all the same, verification says so.
      if (request === undefined) continue;
      const { kind } = readJson(kindSchema, request.details);
      if (filter.kind !== null && kind !== filter.kind) continue;
      const passage = states.get(row.request_id)?.get(row.seq);
      yield entryFrom(row, request, kind, values.get(row.id) ?? [], passage);
    }
    after = { at: last.at, id: last.id };
  }
}

/** The events alone: joined with their requests, SQLite would begin with those, and sort all events for each page. */
function page(
  { db, tenantId }: Access,
  { from, to, person }: HistoryFilter,
  after: { at: string; id: number },
) {
  let events = db
    .selectFrom('request_events')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`(at, id) > (${after.at}, ${after.id})`);
  if (from !== null) events = events.where('at', '>=', toColumn(from));
  if (to !== null) events = events.where('at', '<', toColumn(to));
  if (person !== null) {
    const theirs = db
      .selectFrom('requests')
      .select('requests.id')
      .where('requests.tenant_id', '=', tenantId)
      .where((where) => where.or([where('requester_id', '=', person), where('person_id', '=', person)]));
    events = events.where((where) =>
      where.or([where('actor_id', '=', person), where('request_id', 'in', theirs)]),
    );
  }
  return events.orderBy('at').orderBy('id').limit(eventsAtOnce).execute();
}

type RequestOfEvents = Awaited<ReturnType<typeof requestsOf>>[number];

function requestsOf({ db, dialect, tenantId }: Access, ids: readonly string[]) {
  return db
    .selectFrom('requests')
    .select(['id', 'requester_id', 'requester_name', 'person_id', 'person_name'])
    .select(['details', 'rule', 'policy_version'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id in (${dialect.listed(ids)})`)
    .execute();
}

interface Passage {
  readonly before: RequestState | null;
  readonly after: RequestState;
}

/** The states before and after each event of these requests, by request and place. */
async function statesOf(
  { db, dialect, tenantId }: Access,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, Passage>>> {
  const rows = await db
    .selectFrom('request_events')
    .select(['request_id', 'seq', 'type'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`request_id in (${dialect.listed(ids)})`)
    .orderBy('request_id')
    .orderBy('seq')
    .execute();
  const byRequest = new Map<string, Map<number, Passage>>();
  for (const [request, history] of Map.groupBy(rows, (row) => row.request_id)) {
    const passages = new Map<number, Passage>();
    let before: RequestState | null = null;
    for (const { seq, type } of history) {
      const known = requestEventTypes.find((each) => each === type);
      const next: RequestState | null =
        before === null || known === undefined ? null : nextState(before, known);
      const after: RequestState = next ?? before ?? 'waiting';
      passages.set(seq, { before, after });
      before = after;
    }
    byRequest.set(request, passages);
  }
  return byRequest;
}

function entryFrom(
  row: EventRow,
  request: RequestOfEvents,
  kind: string,
  kept: readonly Selectable<PersonalValueTable>[],
  passage: Passage | undefined,
): HistoryEntry {
  const values = new Map(Object.keys(valueHashesOf(row) ?? {}).map((name) => [name, erasedText]));
  for (const { name, value } of kept) if (value !== null) values.set(name, value);
  const name = row.actor_id === null ? null : (values.get(actorName) ?? erasedText);
  values.delete(actorName);
  return {
    requestId: row.request_id,
    kind,
    seq: row.seq,
    at: fromColumn(row.at),
    type: row.type,
    actor: { type: row.actor_type, id: row.actor_id, name, role: row.actor_role },
    requester: { id: request.requester_id, name: request.requester_name },
    person: { id: request.person_id, name: request.person_name },
    stateBefore: passage?.before ?? null,
    stateAfter: passage?.after ?? 'waiting',
    values: Object.fromEntries(values),
    rule: values.get('rule') ?? request.rule,
    policyVersion: values.get('policyVersion') ?? request.policy_version,
    hash: row.hash,
  };
}
