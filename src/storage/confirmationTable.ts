import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { doubts, type LocationConfirmation } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import { type E164, locationId, type PersonId, parseE164, personId } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { LocationConfirmationTable } from './confirmationSchema.js';
import type { Access } from './dialect.js';

const howSchema = z.enum(['person', 'request', 'firstSeen']);
const doubtSchema = z.enum(doubts);

/** See `ConfirmationQueries.locationConfirmation`. */
export async function locationConfirmation(
  access: Access,
  person: PersonId,
  number: E164,
): Promise<LocationConfirmation | null> {
  const row = await ofPerson(access, person).where('telephone_number', '=', number).executeTakeFirst();
  return row === undefined ? null : confirmationFrom(row);
}

/** See `ConfirmationQueries.confirmationsOf`. */
export async function confirmationsOf(
  access: Access,
  person: PersonId,
): Promise<readonly LocationConfirmation[]> {
  const rows = await ofPerson(access, person).orderBy('telephone_number').execute();
  return rows.map(confirmationFrom);
}

const ofPerson = ({ db, tenantId }: Access, person: PersonId) =>
  db
    .selectFrom('location_confirmations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('person', '=', person);

/** See `ConfirmationQueries.unansweredReminders`. */
export async function unansweredReminders(
  { db, tenantId }: Access,
  reminders: number,
  limit: number,
): Promise<{ readonly confirmations: readonly LocationConfirmation[]; readonly total: number }> {
  const unanswered = db
    .selectFrom('location_confirmations')
    .where('tenant_id', '=', tenantId)
    // The index holds those with a reminder at all.
    .where(sql<boolean>`reminders > 0`)
    .where('reminders', '>=', reminders);
  const rows = await unanswered.selectAll().orderBy('reminded_at').orderBy('person').limit(limit).execute();
  const { total } = await unanswered
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return { confirmations: rows.map(confirmationFrom), total: Number(total) };
}

/** See `ConfirmationChanges.saveConfirmation`. */
export async function saveConfirmation(
  { db, tenantId }: Access,
  confirmation: LocationConfirmation,
): Promise<void> {
  const { person, telephoneNumber } = confirmation;
  const contents = contentsOf(confirmation);
  await db
    .deleteFrom('location_confirmations')
    .where('tenant_id', '=', tenantId)
    .where('telephone_number', '=', telephoneNumber)
    .where('person', '<>', person)
    .execute();
  await db
    .insertInto('location_confirmations')
    .values({ tenant_id: tenantId, person, telephone_number: telephoneNumber, ...contents })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'person', 'telephone_number']).doUpdateSet(contents),
    )
    .execute();
}

/** See `ConfirmationChanges.addConfirmations`. Two statements, however many they are: the first look adds everybody. */
export async function addConfirmations(
  { db, dialect, tenantId }: Access,
  confirmations: readonly LocationConfirmation[],
): Promise<void> {
  if (confirmations.length === 0) return;
  const numbers = confirmations.map(({ telephoneNumber }) => telephoneNumber);
  const theirs = confirmations.map(({ person, telephoneNumber }) => `${person} ${telephoneNumber}`);
  await db
    .deleteFrom('location_confirmations')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`telephone_number in (${dialect.listed(numbers)})`)
    .where(sql<boolean>`person || ' ' || telephone_number not in (${dialect.listed(theirs)})`)
    .execute();
  await db
    .insertInto('location_confirmations')
    .values(
      confirmations.map((confirmation) => ({
        tenant_id: tenantId,
        person: confirmation.person,
        telephone_number: confirmation.telephoneNumber,
        ...contentsOf(confirmation),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** See `ConfirmationChanges.changeConfirmation`. Who writes first wins: a confirmation and a reminder never mix. */
export async function changeConfirmation(
  { db, tenantId }: Access,
  before: LocationConfirmation,
  changed: LocationConfirmation,
): Promise<boolean> {
  const was = contentsOf(before);
  const updated = await db
    .updateTable('location_confirmations')
    .set(contentsOf(changed))
    .where('tenant_id', '=', tenantId)
    .where('person', '=', before.person)
    .where('telephone_number', '=', before.telephoneNumber)
    .where('location_id', '=', was.location_id)
    .where('confirmed_at', '=', was.confirmed_at)
    .where('how', '=', was.how)
    .where('doubted_since', was.doubted_since === null ? 'is' : '=', was.doubted_since)
    .where('reminders', '=', was.reminders)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

const contentsOf = (confirmation: LocationConfirmation) => ({
  location_id: confirmation.locationId,
  confirmed_at: toColumn(confirmation.confirmedAt),
  how: confirmation.how,
  doubt: confirmation.doubt?.why ?? null,
  doubted_since: confirmation.doubt === null ? null : toColumn(confirmation.doubt.since),
  reminders: confirmation.reminders,
  reminded_at: confirmation.remindedAt === null ? null : toColumn(confirmation.remindedAt),
});

function confirmationFrom(row: Selectable<LocationConfirmationTable>): LocationConfirmation {
  const telephoneNumber = parseE164(row.telephone_number);
  if (telephoneNumber === null)
    throw new LineDeskError('conflict', 'A confirmation holds a text that is no number');
  return {
    person: personId(row.person),
    telephoneNumber,
    locationId: locationId(row.location_id),
    confirmedAt: fromColumn(row.confirmed_at),
    how: howSchema.parse(row.how),
    doubt:
      row.doubt === null || row.doubted_since === null
        ? null
        : { why: doubtSchema.parse(row.doubt), since: fromColumn(row.doubted_since) },
    reminders: row.reminders,
    remindedAt: row.reminded_at === null ? null : fromColumn(row.reminded_at),
  };
}
