import { sql } from 'kysely';
import { z } from 'zod';
import { copyRefresh } from '../desk/index.js';
import { erasedText, type RequestId } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import { appendAdministrativeEvent } from './administrativeEvents.js';
import { copiesOf } from './cardCopyTable.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { columnsWithPeople, erasedRequest, type NamedPerson, withoutPeople } from './erasedRequest.js';
import { eraseValuesOfPerson, eraseValuesThatName } from './erasedValues.js';
import { enqueue } from './outboxTable.js';
import { removeTraces } from './personTraces.js';
import type { SqlStore } from './sqlStore.js';

export type ErasePersonResult =
  /** Requests by or for the person aren't over; nothing was erased. */
  | { readonly result: 'openRequests'; readonly requests: readonly string[] }
  | {
      readonly result: 'erased';
      /** Requests by or for the person, and those of others that named them. */
      readonly requests: number;
      readonly named: number;
      readonly values: number;
      /** Other rows that were removed. */
      readonly rows: number;
      /** Requests that aren't over and in which the person is still named, as an approver. */
      readonly stillNamed: readonly string[];
    };

/**
 * Erases what is stored on a person: names, numbers, locations, words, references. Hashes and ids stay, and with them the
 * proof that nothing else was changed; that an erasure happened is recorded. Cards of the requests are drawn anew.
 * @param reason why, for the record; it can't be erased, so it must name nobody
 */
export async function erasePerson(
  store: Pick<SqlStore, 'connection'>,
  person: PersonId,
  { reason, now }: { readonly reason: string | null; readonly now: Date },
): Promise<ErasePersonResult> {
  return store.connection.transaction(async (access) => {
    const own = await ownRequests(access, person);
    const open = own.filter((row) => row.open_key !== null);
    if (open.length > 0) return { result: 'openRequests', requests: open.map(({ id }) => id) };

    const names = await namesOf(access, person);
    const others = (await requestsThatName(access, person)).filter(
      ({ id }) => !own.some((row) => row.id === id),
    );
    const over = others.filter((row) => row.open_key === null);
    const isThem = ({ id, name }: NamedPerson) => id === person || (id === null && names.includes(name));
    for (const row of own) {
      // Others on the record keep their names.
      await change(access, row.id, {
        ...erasedRequest(row, toColumn(now)),
        ...withoutPeople(row, isThem, true),
      });
    }
    for (const row of over) await change(access, row.id, withoutPeople(row, isThem, false));

    const ids = own.map(({ id }) => id);
    const values = await eraseValuesOfPerson(access, person, ids);
    const elsewhere = await eraseValuesThatName(access, [person, ...names]);
    const rows = await removeTraces(access, person);
    await appendAdministrativeEvent(access, {
      at: now,
      type: 'personErased',
      subject: person,
      details: {
        reason,
        requests: own.length,
        values: values + elsewhere.values,
        otherEvents: elsewhere.events,
      },
    });
    for (const { id } of [...own, ...over]) await redraw(access, id, now);
    return {
      result: 'erased',
      requests: own.length,
      named: over.length,
      values: values + elsewhere.values,
      rows,
      stillNamed: others.filter((row) => row.open_key !== null).map(({ id }) => id),
    };
  });
}

const rowOf = ['id', 'open_key', 'details', 'plan', 'calls', ...columnsWithPeople] as const;

const ownRequests = ({ db, tenantId }: Access, person: PersonId) =>
  db
    .selectFrom('requests')
    .select(rowOf)
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or([where('requester_id', '=', person), where('person_id', '=', person)]))
    .execute();

/** Looks through all requests: no index knows who was asked. */
const requestsThatName = ({ db, tenantId }: Access, person: PersonId) =>
  db
    .selectFrom('requests')
    .select(rowOf)
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or(columnsWithPeople.map((column) => where(column, 'like', `%${person}%`))))
    .execute();

/** The names under which the person acted or is on record. */
async function namesOf({ db, tenantId }: Access, person: PersonId): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string | null }>`
    select requester_name as name from requests where tenant_id = ${tenantId} and requester_id = ${person}
    union select person_name from requests where tenant_id = ${tenantId} and person_id = ${person}
    union select absent_name from delegations where tenant_id = ${tenantId} and absent_id = ${person}
    union select delegate_name from delegations where tenant_id = ${tenantId} and delegate_id = ${person}
    union select value from personal_values where tenant_id = ${tenantId} and name = '@actor' and event_id in
      (select id from request_events where tenant_id = ${tenantId} and actor_id = ${person})`.execute(db);
  return rows
    .map(({ name }) => name)
    .filter((name) => name !== null && name !== '' && name !== erasedText)
    .map((name) => z.string().parse(name));
}

const change = (
  { db, tenantId }: Access,
  id: string,
  columns: ReturnType<typeof erasedRequest>,
): Promise<unknown> =>
  db.updateTable('requests').set(columns).where('tenant_id', '=', tenantId).where('id', '=', id).execute();

/** Cards in chats still show the name. */
async function redraw(access: Access, id: string, now: Date): Promise<void> {
  const copies = await copiesOf(access, id as RequestId);
  const rows = copies.filter(({ state }) => state === 'live').map((copy) => copyRefresh(copy, now, true));
  await enqueue(access, { now: () => now }, rows);
}
