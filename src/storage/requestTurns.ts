import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { listOfStage } from '../approvals/index.js';
import type { QueueFilter, QueueHolder, QueuePage } from '../desk/index.js';
import type { LineRequest, RequestKind } from '../requests/index.js';
import { requestKinds } from '../requests/index.js';
import type { E164, PersonId } from '../telephony/index.js';
import type { Access } from './dialect.js';
import { requestFrom } from './requestRows.js';
import type { Database } from './schema.js';

/** Keeps whose turn a request is: nobody's where it doesn't wait. To be called with each write of a request. */
export async function saveTurns({ db, tenantId }: Access, request: LineRequest): Promise<void> {
  const wanted = turnsOf(request);
  const stored = await db
    .selectFrom('request_turns')
    .select(['kind', 'holder'])
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', request.id)
    .execute();
  const keyOf = ({ kind, holder }: { kind: string; holder: string }) => `${kind} ${holder}`;
  const before = new Set(stored.map(keyOf));
  const after = new Set(wanted.map(keyOf));
  if (before.size === after.size && [...before].every((key) => after.has(key))) return;
  await db
    .deleteFrom('request_turns')
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', request.id)
    .execute();
  if (wanted.length === 0) return;
  await db
    .insertInto('request_turns')
    .values(wanted.map((turn) => ({ tenant_id: tenantId, request_id: request.id, ...turn })))
    .execute();
}

type Turn = Pick<Database['request_turns'], 'kind' | 'holder'>;

function turnsOf({ state, stages, stage, votes }: LineRequest): readonly Turn[] {
  const current = stages[stage];
  if (state !== 'waiting' || current === undefined) return [];
  const list = listOfStage(current);
  const of = (kind: Turn['kind'], holders: readonly string[]) =>
    [...new Set(holders)].map((holder) => ({ kind, holder }));
  return [
    ...of('person', list.people),
    ...of('group', list.groups),
    ...of('settled', [
      ...votes.filter((vote) => vote.stage === stage).map(({ by }) => by.id),
      ...current.handedOn,
    ]),
  ];
}

/** See `Queries.askedGroups`. */
export async function askedGroups({ db, tenantId }: Access): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request_turns')
    .select('holder')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'group')
    .orderBy('holder')
    .execute();
  return rows.map(({ holder }) => holder);
}

/** See `Queries.waitingFor`. */
export async function waitingFor(
  { db, tenantId }: Access,
  person: PersonId,
  holders: readonly QueueHolder[],
  { kind, site, limit, offset }: QueueFilter,
): Promise<QueuePage> {
  const all = db
    .selectFrom('requests')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .where(notSettled(person))
    .where((where) => where.or(holders.map((holder) => where.and(turnOf(where, holder)))));
  const chosen = all
    .$if(kind !== null, (query) => query.where('kind', '=', kind))
    .$if(site !== null, (query) => query.where('site', '=', site));
  const [rows, { total }, groups] = [
    await chosen.selectAll().orderBy('submitted_at').orderBy('id').limit(limit).offset(offset).execute(),
    await chosen.select((eb) => eb.fn.countAll<number | string>().as('total')).executeTakeFirstOrThrow(),
    await all.select(['kind', 'site']).distinct().execute(),
  ];
  const named = new Set(groups.map((group) => group.kind));
  const sites = groups.flatMap((group) => (group.site === null ? [] : [group.site]));
  return {
    requests: rows.map(requestFrom),
    total: Number(total),
    kinds: requestKinds.filter((each: RequestKind) => named.has(each)),
    sites: [...new Set(sites)].toSorted((one, other) => one.localeCompare(other)),
  };
}

type Where = ExpressionBuilder<Database, 'requests'>;

/** It isn't about them and not theirs, and they haven't said yes in this stage or handed it on. */
const notSettled = (person: PersonId) => (where: Where) =>
  where.and([
    where('requester_id', '<>', person),
    where('person_id', '<>', person),
    where.not(where.exists(turns(where, 'settled', [person]))),
  ]);

/** The holder's turn, by name or through a group. */
const turnOf = (where: Where, { person, groups }: QueueHolder): Expression<SqlBool>[] => [
  notSettled(person)(where),
  where.or([
    where.exists(turns(where, 'person', [person])),
    ...(groups.length === 0 ? [] : [where.exists(turns(where, 'group', groups))]),
  ]),
];

const turns = (where: Where, kind: Turn['kind'], holders: readonly string[]) =>
  where
    .selectFrom('request_turns')
    .select(sql`1`.as('one'))
    .whereRef('request_turns.tenant_id', '=', 'requests.tenant_id')
    .whereRef('request_turns.request_id', '=', 'requests.id')
    .where('request_turns.kind', '=', kind)
    .where('request_turns.holder', 'in', holders);

/** See `Queries.stoppedRequests`. */
export async function stoppedRequests(
  { db, tenantId }: Access,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly requests: readonly LineRequest[]; readonly total: number }> {
  const all = db
    .selectFrom('requests')
    .where('tenant_id', '=', tenantId)
    // As the partial index has it.
    .where(sql<boolean>`state in ('failed', 'byHand')`);
  const rows = await all
    .selectAll()
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await all
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return { requests: rows.map(requestFrom), total: Number(total) };
}

/** See `Queries.openRequestsOnNumber`. */
export async function openRequestsOnNumber(
  { db, tenantId }: Access,
  number: E164,
  limit: number,
): Promise<readonly LineRequest[]> {
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('telephone_number', '=', number)
    .where('open_key', 'is not', null)
    .orderBy('submitted_at')
    .limit(limit)
    .execute();
  return rows.map(requestFrom);
}
