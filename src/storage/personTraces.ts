import type { Access } from './dialect.js';

/**
 * Removes what is kept only to stay in touch with a person: their references, what they confirmed, and messages that wait
 * for them. Returns how many rows. The record of what they asked for is another matter (`erasePerson`).
 */
export async function removeContact(access: Access, person: string): Promise<number> {
  const { db, tenantId } = access;
  let rows = 0;
  for (const table of [
    'personal_references',
    'welcomes',
    'notice_preferences',
    'location_confirmations',
    'watched_people',
    'due_reminders',
  ] as const) {
    const removed = await db
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where('person', '=', person)
      .executeTakeFirst();
    rows += Number(removed.numDeletedRows);
  }
  return rows;
}

/** Removes every row, beside requests and their history, that is there because of the person. Returns how many. */
export async function removeTraces(access: Access, person: string): Promise<number> {
  const { db, tenantId } = access;
  const contact = await removeContact(access, person);
  const delegations = await db
    .deleteFrom('delegations')
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or([where('absent_id', '=', person), where('delegate_id', '=', person)]))
    .executeTakeFirst();
  const copies = await db
    .deleteFrom('card_copies')
    .where('tenant_id', '=', tenantId)
    .where('recipient', '=', person)
    .executeTakeFirst();
  const drift = await db
    .deleteFrom('number_drift')
    .where('tenant_id', '=', tenantId)
    .where('resolved_at', 'is not', null)
    .where((where) => where.or([where('known_with', '=', person), where('shown_with', '=', person)]))
    .executeTakeFirst();
  // Rows that are being worked on end by themselves.
  const outbox = await db
    .deleteFrom('outbox')
    .where('tenant_id', '=', tenantId)
    .where('state', '!=', 'leased')
    .where((where) => where.or([where('held_for', '=', person), where('task', 'like', `%${person}%`)]))
    .executeTakeFirst();
  const removed = [delegations, copies, drift, outbox].map((each) => Number(each.numDeletedRows));
  return removed.reduce((sum, count) => sum + count, contact);
}
