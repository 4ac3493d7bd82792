import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Scheduler } from 'fast-check';
import { type Desk, storeRequest } from '../../../src/desk/index.js';
import type { LineRequest, RequestId } from '../../../src/requests/index.js';
import type { SqlStore } from '../../../src/storage/index.js';
import type { PersonRef } from '../../../src/telephony/index.js';
import { testTenant } from '../../support/testTenant.js';
import { detailsOf, type KindInModel, type ModelPolicy, policyOf } from './asking.js';
import { robin, sam } from './cast.js';
import { type ChangingDirectory, changingDirectory, type DirectoryState } from './directory.js';
import { Interleaving } from './interleaving.js';
import type { Operation } from './operations.js';
import { perform, type Result } from './perform.js';
import { type Change, recordedStore } from './recordedStore.js';

/** What a run begins with. */
export interface Beginning {
  readonly kind: KindInModel;
  readonly policy: ModelPolicy;
  /** Robin asks for Sam instead of for themselves. */
  readonly onBehalf: boolean;
  readonly directory: DirectoryState;
  /** Somebody is away, and somebody else decides instead of them. */
  readonly delegation: { readonly absent: PersonRef; readonly delegate: PersonRef } | null;
}

/** An operation that was carried out: what it said, and what was while it ran (versions, and states of the directory). */
export interface Performed {
  readonly operation: Operation;
  /** The version that the card showed. */
  readonly seen: number | null;
  readonly result: Result;
  readonly changes: readonly Change[];
  readonly versions: readonly LineRequest[];
  readonly directory: readonly DirectoryState[];
}

/** Where the databases differ. */
export interface Databased {
  readonly store: SqlStore;
  /** Several transactions write at a time. */
  readonly manyWriters: boolean;
}

/** A Monday noon in UTC: no quiet time. */
const noon = Date.UTC(2026, 2, 2, 12);
const notAsked = () => assert.fail('nobody asks that');

/** One request, everybody around it, and all that has become of it. */
export class World {
  readonly changes: Change[] = [];
  #operations = 0;

  private constructor(
    readonly beginning: Beginning,
    readonly run: number,
    readonly store: SqlStore,
    readonly desk: Desk,
    readonly first: LineRequest,
    readonly directory: ChangingDirectory,
    private readonly around: Around,
  ) {
    around.committed = (changes) => {
      this.changes.push(...changes);
      this.changes.sort((a, b) => a.after.version - b.after.version);
    };
  }

  /** Files the request. `run`: no other run of this database has this number. */
  static async begin(
    { store, manyWriters }: Databased,
    beginning: Beginning,
    run: number,
    scheduler: Scheduler,
  ): Promise<World> {
    const around = new Around(scheduler);
    const { clock, interleaving } = around;
    const directory = changingDirectory(beginning.directory, clock, interleaving.pause);
    const desk: Desk = {
      tenantId: testTenant,
      store: recordedStore(
        store,
        interleaving,
        manyWriters,
        () => around.current.getStore() ?? -1,
        (changes) => around.committed(changes),
      ),
      directory: directory.directory,
      tenant: {
        numberOf: notAsked,
        callerIdPolicyOf: notAsked,
        callerIdPolicyNamed: notAsked,
        stock: notAsked,
        callOf: ({ step }) => ({
          by: 'graph',
          method: 'POST',
          path: `/${step}`,
          body: '{}',
          cmdlet: 'Set-X',
        }),
        shows: notAsked,
      },
      tenantNumbers: { page: notAsked, number: notAsked },
      clock,
      ids: { uuid: randomUUID },
      policy: policyOf(beginning.policy),
      policyVersion: 'p1',
      dryRun: false,
    };
    const stored = await storeRequest(desk, {
      id: randomUUID() as RequestId,
      requester: robin,
      person: beginning.onBehalf ? sam : robin,
      details: detailsOf(beginning.kind, 'ordinary', run),
      message: null,
      edits: null,
    });
    assert.equal(stored.result, 'submitted');
    return new World(beginning, run, store, desk, stored.request, directory, around);
  }

  /** Every version of the request so far, oldest first. */
  get versions(): readonly LineRequest[] {
    return [this.first, ...this.changes.map(({ after }) => after)];
  }

  get now(): LineRequest {
    return this.versions.at(-1) ?? this.first;
  }

  /** Carries all of them out at the same time. */
  async perform(operations: readonly Operation[]): Promise<readonly Performed[]> {
    const now = this.now;
    const done: (Omit<Performed, 'changes' | 'versions'> & { from: number; to: number; by: number })[] = [];
    await this.around.interleaving.run(
      operations.map((operation) => {
        const by = this.#operations;
        this.#operations += 1;
        const seen = 'card' in operation ? versionOn(now, operation.card) : null;
        return () =>
          this.around.current.run(by, async () => {
            await this.around.interleaving.pause(operation.does);
            const from = this.now.version;
            const began = this.directory.states.length - 1;
            if (operation.does === 'directory') this.directory.change(operation.change);
            if (operation.does === 'directoryFails') this.directory.failNext(operation.times);
            if (operation.does === 'clock') this.around.time += operation.minutes * 60_000;
            const result = await perform(this.desk, operation, {
              first: this.first,
              now,
              seen,
              detailsOf: (terms) => detailsOf(this.beginning.kind, terms, this.run),
            });
            const to = Math.max(this.now.version, versionIn(result));
            done.push({
              operation,
              seen,
              result,
              directory: this.directory.states.slice(began),
              from,
              to,
              by,
            });
          });
      }),
    );
    const { versions } = this;
    return done.map(({ from, to, by, ...performed }) => ({
      ...performed,
      changes: this.changes.filter((change) => change.by === by),
      versions: versions.slice(from - 1, to),
    }));
  }
}

/** What moves on its own: the time, and whoever's turn it is. */
class Around {
  time = noon;
  readonly clock = { now: () => new Date(this.time) };
  readonly current = new AsyncLocalStorage<number>();
  readonly interleaving: Interleaving;
  committed: (changes: readonly Change[]) => void = () => {};

  constructor(scheduler: Scheduler) {
    this.interleaving = new Interleaving(scheduler);
  }
}

const versionOn = (now: LineRequest, age: number | null): number | null =>
  age === null ? null : Math.max(1, now.version - age);

/** The version of the request that an answer shows; 0 where it shows none. */
function versionIn(result: Result): number {
  if (result.said !== 'decide' && result.said !== 'withdraw' && result.said !== 'edit') return 0;
  return 'request' in result.result ? (result.result.request?.version ?? 0) : 0;
}
