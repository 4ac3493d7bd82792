import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** Whose line a request is about, the exact calls of its plan, where each step stands, and what the worker notes. */
export const plans = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    const added = [
      ['person_id', "''"],
      ['person_name', "''"],
      ['calls', "'[]'"],
      ['steps', "'[]'"],
    ] as const;
    for (const [name, value] of added) {
      await db.schema
        .alterTable('requests')
        .addColumn(name, text, (column) => column.notNull().defaultTo(sql.raw(value)))
        .execute();
    }
    await db.schema
      .alterTable('requests')
      .addColumn('dry_run', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createIndex('requests_about_person')
      .on('requests')
      .columns(['tenant_id', 'person_id', 'submitted_at', 'id'])
      .execute();
    await db.schema.alterTable('outbox').addColumn('note', text).execute();
    for (const name of ['coalesces', 'again']) {
      await db.schema
        .alterTable('outbox')
        .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await completeRequests(db);
  },
});

interface EarlierRequest {
  tenant_id: string;
  id: string;
  requester_id: string;
  state: string;
  updated_at: string;
  plan: string;
}

/** Requests from before had one step each, for the requester's own line. */
async function completeRequests(db: Kysely<unknown>): Promise<void> {
  await sql`update requests set person_id = requester_id, person_name = requester_name`.execute(db);
  const { rows } = await sql<EarlierRequest>`
    select tenant_id, id, requester_id, state, updated_at, plan from requests`.execute(db);
  for (const row of rows) {
    const plan: unknown = JSON.parse(row.plan);
    const earlier: unknown[] = Array.isArray(plan) ? plan : [];
    const steps = earlier.map((step) => Object.assign({}, step, { person: row.requester_id }));
    const state = row.state === 'done' ? 'done' : row.state === 'changing' ? 'started' : 'open';
    const at = state === 'open' ? null : row.updated_at;
    await sql`update requests
      set plan = ${JSON.stringify(steps)}, steps = ${JSON.stringify(steps.map(() => ({ state, at })))}
      where tenant_id = ${row.tenant_id} and id = ${row.id}`.execute(db);
  }
}
