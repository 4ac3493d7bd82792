import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openStore, type SqlStore, verifyAuditTrail } from '../../src/storage/index.js';
import type { PersonRef } from '../../src/telephony/index.js';
import { createDatabase, postgresServer, removeDatabase } from '../support/postgresServer.js';
import { testTenant } from '../support/testTenant.js';
import { askingNames, numberAt, requestKindsInModel } from './lifeModel/asking.js';
import { ada, ben, cleo, dan, fay, robin, sam, security, telephony, zoe } from './lifeModel/cast.js';
import { judgeLiveliness, judgeRecords } from './lifeModel/ending.js';
import { judge } from './lifeModel/judge.js';
import { described, type Operation, operations } from './lifeModel/operations.js';
import { type Beginning, type Databased, World } from './lifeModel/world.js';

/** `npm run test:deep` asks for more; a seed that was printed brings a run back. */
const deep = process.env['npm_lifecycle_event'] === 'test:deep';
const runs = Number(process.env['LINE_DESK_RUNS'] ?? (deep ? 10_000 : 500));
const seed = Number(process.env['LINE_DESK_SEED'] ?? Date.now() % 1_000_000);
const patienceMs = deep ? 3_600_000 : 300_000;
/** Of ten runs one is over PostgreSQL, where transactions really overlap. */
const overPostgres = Math.ceil(runs / 10);
/** So many runs in one database: its audit trail is verified after each of them. */
const runsInOne = 20;

const members = fc.uniqueArray(
  fc.constantFrom(...[ada, ben, cleo, dan, ada, ben, cleo, dan, robin, sam, zoe].map(({ id }) => id)),
  { maxLength: 5 },
);
const approver = fc.constantFrom(ada, ben, cleo, dan);
const beginnings: fc.Arbitrary<Beginning> = fc.record({
  kind: fc.constantFrom(...requestKindsInModel),
  policy: fc.record({ ordinary: fc.constantFrom(...askingNames), others: fc.constantFrom(...askingNames) }),
  onBehalf: fc.boolean(),
  directory: fc.record({
    members: fc.record({ [telephony]: members, [security]: members }),
    disabled: fc.constant([]),
    manager: fc.option(fc.constantFrom(...[ada, ben, cleo, dan, robin].map(({ id }) => id))),
  }),
  delegation: fc.option(
    fc
      .record({ absent: approver, delegate: fc.constantFrom(dan, cleo, robin, fay) })
      .filter(({ absent, delegate }) => absent.id !== delegate.id),
  ),
});

/** What happens at the same time; the first of it may be delivered twice. */
class AtOnce implements fc.AsyncCommand<object, World> {
  constructor(private readonly all: readonly Operation[]) {}
  check = () => true;
  async run(_model: object, world: World): Promise<void> {
    judge(world, await world.perform(this.all));
  }
  toString = () => `[${this.all.map(described).join(' | ')}]`;
}

const commands = fc.commands(
  [
    fc
      .tuple(fc.array(operations(robin, sam), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([all, twice]) => new AtOnce(twice ? [...all.slice(0, 1), ...all] : all)),
  ],
  { maxCommands: 8, size: 'max' },
);

describe('The life of a request, whatever happens at the same time', () => {
  async function explore(
    open: () => Promise<Databased>,
    close: (store: SqlStore) => Promise<void>,
    count: number,
  ) {
    console.log(`      ${count} runs, LINE_DESK_SEED=${seed}`);
    const opened: Databased[] = [];
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), beginnings, commands, async (scheduler, beginning, all) => {
          let databased = opened.at(-1);
          if (databased === undefined || run >= runsInOne) {
            if (databased !== undefined) await close(databased.store);
            databased = await open();
            opened.splice(0, 1, databased);
            await stockNumbers(databased.store);
            run = 0;
          }
          const { store } = databased;
          await prepare(store, beginning.delegation);
          const world = await World.begin(databased, beginning, run, scheduler);
          run += 1;
          await fc.asyncModelRun(() => ({ model: {}, real: world }), all);
          await judgeLiveliness(world);
          await judgeRecords(world);
          const { problems } = await verifyAuditTrail(store);
          assert.deepEqual(problems, []);
        }),
        { numRuns: count, seed, interruptAfterTimeLimit: patienceMs - 20_000, markInterruptAsFailure: true },
      );
    } finally {
      for (const { store } of opened) await close(store);
    }
  }

  it('has one final word, by somebody else who saw its terms, and a history that says so (SQLite)', async function () {
    this.timeout(patienceMs);
    await explore(
      async () => ({ store: await openStore({ url: ':memory:', tenantId: testTenant }), manyWriters: false }),
      (store) => store.close(),
      runs - overPostgres,
    );
  });

  it('has one final word, by somebody else who saw its terms, and a history that says so (PostgreSQL)', async function () {
    this.timeout(patienceMs);
    await postgresServer();
    let url: string | null = null;
    await explore(
      async () => {
        url = await createDatabase('tables');
        return { store: await openStore({ url, tenantId: testTenant }), manyWriters: true };
      },
      async (store) => {
        await store.close();
        if (url !== null) await removeDatabase(url, 'tables');
      },
      overPostgres,
    );
  });
});

/** The numbers of all runs in this database, as the tenant shows them: free. */
async function stockNumbers(store: SqlStore): Promise<void> {
  const now = new Date(Date.UTC(2026, 2, 2));
  const start = await store.numberSyncs.begin('model', now, 60_000, new Date(0));
  assert.ok(start.state !== 'elsewhere');
  const numbers = Array.from({ length: 2 * runsInOne }, (_, index) => ({
    telephoneNumber: numberAt(index),
    numberType: 'callingPlan' as const,
    country: 'DE',
    city: 'Berlin',
    locationId: null,
    assignedTo: null,
    category: 'primary' as const,
    pending: false,
    locationChangeable: true,
    forPeople: true,
    assignment: 'none' as const,
  }));
  await store.numberSyncs.keep(start.turn, numbers, {
    readAt: now,
    now,
    restDays: 0,
    leaseMs: 60_000,
    next: null,
  });
}

/** Earlier runs stand in nobody's way, and of two people one is away all the time and the other decides instead of them. */
async function prepare(
  { connection }: SqlStore,
  delegation: { readonly absent: PersonRef; readonly delegate: PersonRef } | null,
): Promise<void> {
  await connection.transaction(async ({ db, tenantId }) => {
    await db.updateTable('requests').set({ open_key: null }).execute();
    await db.deleteFrom('delegations').execute();
    if (delegation === null) return;
    const { absent, delegate: instead } = delegation;
    await db
      .insertInto('delegations')
      .values({
        tenant_id: tenantId,
        id: `${absent.id}:${instead.id}`,
        absent_id: absent.id,
        absent_name: absent.name,
        delegate_id: instead.id,
        delegate_name: instead.name,
        begins_at: new Date(0).toISOString(),
        ends_at: new Date(Date.UTC(2100, 0)).toISOString(),
        created_at: new Date(0).toISOString(),
      })
      .execute();
  });
}
