import { setTimeout as pause, setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from './schema.js';

/** Begins a transaction, runs what it is given in it, and commits; throws, with all rolled back, where that throws. */
export type Begin = (relaxed: boolean, run: (db: Kysely<Database>) => Promise<void>) => Promise<void>;

interface Write {
  readonly relaxed: boolean;
  /** Does the work; what it returns is called once the group has been committed. */
  readonly work: (db: Kysely<Database>) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

/** Those behind wait for the whole group: a larger one would make them wait longer than the disk does. */
const mostInGroup = 32;

/**
 * Between two waits for the disk others get so many milliseconds, in which more writes come together: a wait stands
 * still, with all of the process, about as long.
 */
const betweenWaitsMs = 2;

const savepoint = CompiledQuery.raw('savepoint one_write');
const release = CompiledQuery.raw('release one_write');
const rollback = CompiledQuery.raw('rollback to one_write');

/**
 * One writer after another, as SQLite wants it, in the order in which they came; those who came while the disk was busy
 * with the ones before, in the same round of the event loop, or shortly after the last wait for the disk, are committed
 * together, each in a savepoint of its own, and share one wait for the disk. Each is answered after the commit, so that
 * what was promised is kept.
 */
export class GroupedWrites {
  readonly #waiting: Write[] = [];
  #running = false;
  #waitedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly begin: Begin) {}

  /** Runs `work` in a transaction, alone or in a group. Throws what it throws, after its own changes are undone. */
  run<T>(work: (db: Kysely<Database>) => Promise<T>, relaxed: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        relaxed,
        work: async (db) => {
          const value = await work(db);
          return () => resolve(value);
        },
        reject,
      });
      if (!this.#running) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      // SQLite works without a pause: who came in the same round of the event loop would find each write done already.
      await setImmediate();
      const early = this.#waitedAt + betweenWaitsMs - performance.now();
      if (early > 0 && this.#waiting.some(({ relaxed }) => !relaxed)) await pause(Math.ceil(early));
      const group = this.#waiting.splice(0, mostInGroup);
      await this.#writeGroup(group);
      if (group.some(({ relaxed }) => !relaxed)) this.#waitedAt = performance.now();
    }
    this.#running = false;
  }

  async #writeGroup(group: readonly Write[]): Promise<void> {
    const settled: (() => void)[] = [];
    try {
      await this.begin(
        group.every(({ relaxed }) => relaxed),
        async (db) => {
          for (const write of group)
            settled.push(await (group.length === 1 ? write.work(db) : apart(db, write)));
        },
      );
      for (const settle of settled) settle();
    } catch (error) {
      // Nothing of the group has been kept.
      for (const { reject } of group) reject(error);
    }
  }
}

async function apart(db: Kysely<Database>, { work, reject }: Write): Promise<() => void> {
  await db.executeQuery(savepoint);
  try {
    const settle = await work(db);
    await db.executeQuery(release);
    return settle;
  } catch (error) {
    await db.executeQuery(rollback);
    await db.executeQuery(release);
    return () => reject(error);
  }
}
