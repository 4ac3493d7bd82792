import { z } from 'zod';
import type { TurnAnswer, TurnStart, TurnStore } from '../desk/index.js';
import { readJson, toColumn } from './columns.js';
import type { Access } from './dialect.js';

const answerSchema = z.object({ status: z.number(), body: z.unknown().optional() });

type InTransaction = <T>(work: (access: Access) => Promise<T>) => Promise<T>;

/** Thrown to give back the keys claimed so far when another turn takes one of them at the same moment. */
class LostToAnother extends Error {}

/** Which turns have been taken, and what they were answered with. */
export function turnStore(inTransaction: InTransaction): TurnStore {
  return {
    async begin(keys, now, staleAfterMs) {
      for (;;) {
        try {
          return await inTransaction((at) => claim(at, keys, now, staleAfterMs));
        } catch (error) {
          // The other turn has committed by now: the next look says what became of it.
          if (!(error instanceof LostToAnother)) throw error;
        }
      }
    },

    async answer(keys, answer) {
      if (keys.length === 0) return;
      await inTransaction(({ db, tenantId }) =>
        db
          .updateTable('turns')
          .set({ answer: JSON.stringify(answer) })
          .where('tenant_id', '=', tenantId)
          .where('key', 'in', keys)
          // Of a turn that was taken over, whoever is first answers for both.
          .where('answer', 'is', null)
          .execute(),
      );
    },

    async forget(keys) {
      if (keys.length === 0) return;
      await inTransaction(({ db, tenantId }) =>
        db
          .deleteFrom('turns')
          .where('tenant_id', '=', tenantId)
          .where('key', 'in', keys)
          .where('answer', 'is', null)
          .execute(),
      );
    },
  };
}

async function claim(
  { db, dialect, tenantId }: Access,
  keys: readonly string[],
  now: Date,
  staleAfterMs: number,
): Promise<TurnStart> {
  // Always in one order, so that two turns with the same keys can't wait for each other.
  const wanted = [...new Set(keys)].sort();
  if (wanted.length === 0) return { state: 'begun' };
  const held = await db
    .selectFrom('turns')
    .select(['key', 'begun_at', 'answer'])
    .where('tenant_id', '=', tenantId)
    .where('key', 'in', wanted)
    .orderBy('key')
    .modifyEnd(dialect.forUpdate)
    .execute();
  for (const key of keys) {
    const answered = held.find((turn) => turn.key === key && turn.answer !== null);
    if (answered !== undefined) return { state: 'answered', key, answer: readAnswer(answered.answer) };
  }
  const staleBefore = toColumn(new Date(now.getTime() - staleAfterMs));
  if (held.some((turn) => turn.begun_at >= staleBefore)) return { state: 'inFlight' };

  const begunAt = toColumn(now);
  if (held.length > 0) {
    await db
      .updateTable('turns')
      .set({ begun_at: begunAt })
      .where('tenant_id', '=', tenantId)
      .where(
        'key',
        'in',
        held.map((turn) => turn.key),
      )
      .execute();
  }
  const free = wanted.filter((key) => !held.some((turn) => turn.key === key));
  if (free.length > 0) {
    const claimed = await db
      .insertInto('turns')
      .values(free.map((key) => ({ tenant_id: tenantId, key, begun_at: begunAt, answer: null })))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (claimed.numInsertedOrUpdatedRows !== BigInt(free.length)) throw new LostToAnother();
  }
  return { state: 'begun' };
}

function readAnswer(text: string | null): TurnAnswer {
  const { status, body } = readJson(answerSchema, text ?? '');
  return { status, body };
}

/** See `Store.purge`. */
export async function purgeTurns({ db, tenantId }: Access, before: Date): Promise<void> {
  await db
    .deleteFrom('turns')
    .where('tenant_id', '=', tenantId)
    .where('begun_at', '<', toColumn(before))
    .execute();
}
