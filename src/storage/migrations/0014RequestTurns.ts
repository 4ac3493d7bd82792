import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/**
 * Whose turn a waiting request is, so that a queue is found without reading all requests; and what administrators look
 * for: changes that stopped, and what is open on a number.
 */
export const requestTurns = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('request_turns')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('holder', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('request_turns_key', ['tenant_id', 'kind', 'holder', 'request_id'])
      .execute();
    await db.schema
      .createIndex('request_turns_of_request')
      .on('request_turns')
      .columns(['tenant_id', 'request_id'])
      .execute();
    await db.schema.alterTable('requests').addColumn('kind', text).execute();
    await db.schema.alterTable('requests').addColumn('site', text).execute();
    await sql`create index requests_stopped on requests (tenant_id, updated_at, id)
      where state in ('failed', 'byHand')`.execute(db);
    await fill(db);
  },
});

interface Waiting {
  readonly tenant_id: string;
  readonly id: string;
  readonly details: string;
  readonly approvers: string | null;
  readonly approval: string | null;
}

/** Requests that wait already. What they hold is read as it was written then, whatever the code has become since. */
async function fill(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Waiting>`select tenant_id, id, details, approvers, approval from requests
    where state = 'waiting'`.execute(db);
  for (const row of rows) {
    const details: { kind?: string; to?: { site?: string }; location?: { site?: string } | null } =
      JSON.parse(row.details);
    const site = details.to?.site ?? details.location?.site ?? null;
    await sql`update requests set kind = ${details.kind ?? null}, site = ${site}
      where tenant_id = ${row.tenant_id} and id = ${row.id}`.execute(db);
    const turns = (kind: string, holders: readonly string[]) =>
      [...new Set(holders)].map((holder) => ({ kind, holder }));
    const list: { people: string[]; groups: string[] } =
      row.approvers === null ? { people: [], groups: [] } : JSON.parse(row.approvers);
    const approval: {
      stage: number;
      stages: { handedOn?: string[] }[];
      votes: { stage: number; by: { id: string } }[];
    } = row.approval === null ? { stage: 0, stages: [], votes: [] } : JSON.parse(row.approval);
    const settled = [
      ...approval.votes.filter(({ stage }) => stage === approval.stage).map(({ by }) => by.id),
      ...(approval.stages[approval.stage]?.handedOn ?? []),
    ];
    for (const { kind, holder } of [
      ...turns('person', list.people),
      ...turns('group', list.groups),
      ...turns('settled', settled),
    ]) {
      await sql`insert into request_turns (tenant_id, kind, holder, request_id)
        values (${row.tenant_id}, ${kind}, ${holder}, ${row.id})`.execute(db);
    }
  }
}
