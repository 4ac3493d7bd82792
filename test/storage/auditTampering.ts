import { sql } from 'kysely';
import type { LineRequest } from '../../src/requests/index.js';
import type { SqlStore } from '../../src/storage/index.js';
import { alex, exampleEvent, exampleRequest, time } from './examples.js';

const appendOnly = ['request_events', 'checkpoints', 'administrative_events'];

/** What somebody could do who owns the database: switch the triggers off, change something, switch them on. */
export async function tamper(store: SqlStore, name: string, statement: string): Promise<void> {
  const { db } = store.connection;
  for (const table of appendOnly) {
    if (name === 'PostgreSQL') await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    else
      for (const change of ['update', 'delete'])
        await sql`drop trigger if exists ${sql.id(`${table}_refuse_${change}`)}`.execute(db);
  }
  await sql.raw(statement).execute(db);
  for (const table of name === 'PostgreSQL' ? appendOnly : []) {
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
  }
}

/** A request with a history of three events; its row says that it is being changed. */
export async function withHistory(
  store: SqlStore,
  given: LineRequest = exampleRequest(),
): Promise<LineRequest> {
  const request: LineRequest = { ...given, state: 'changing' };
  await store.transaction(async (tx) => {
    await tx.insertRequest(request);
    await tx.appendEvent(exampleEvent(request));
    await tx.appendEvent(
      exampleEvent(request, {
        at: time(1),
        type: 'approved',
        actor: { type: 'person', person: alex, role: 'approver' },
        values: { reason: 'fine' },
      }),
    );
    await tx.appendEvent(
      exampleEvent(request, { at: time(2), type: 'started', actor: { type: 'lineDesk' }, values: {} }),
    );
  });
  return request;
}

/** The same, and the tenant has shown the change: the request is over. */
export async function withWholeHistory(
  store: SqlStore,
  given: LineRequest = exampleRequest(),
): Promise<LineRequest> {
  const changing = await withHistory(store, given);
  const done: LineRequest = {
    ...changing,
    state: 'done',
    version: changing.version + 1,
    updatedAt: time(3),
    completedAt: time(3),
    decision: { outcome: 'approved', by: alex, at: time(1), reason: 'fine' },
  };
  await store.transaction(async (tx) => {
    await tx.updateRequest(done);
    await tx.appendEvent(
      exampleEvent(done, { at: time(3), type: 'verified', actor: { type: 'lineDesk' }, values: {} }),
    );
  });
  return done;
}
