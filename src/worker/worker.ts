import type { Logger } from 'pino';
import { type Lane, lanes } from '../desk/index.js';
import type { Office } from '../notices/index.js';
import { type Provisioning, type RunnerTimes, usualTimes } from '../provisioning/index.js';
import type { PersonId } from '../telephony/index.js';
import type { AnchorTarget } from './anchorTargets.js';
import { ConfirmationKeeper } from './keepConfirmations.js';
import { InventoryKeeper } from './keepInventory.js';
import { RecordKeeper } from './keepRecords.js';
import { LaneRunner } from './lane.js';
import { type WebhookOptions, webhookSender } from './webhooks.js';
import { workRow } from './workRow.js';

export interface WorkerOptions {
  readonly office: Office;
  readonly tenant: Provisioning;
  /** How long writes of unknown fate are waited for; tests shorten it. */
  readonly times?: RunnerTimes;
  /** Names this process among others. */
  readonly owner: string;
  readonly random: () => number;
  /** Whether somebody waits for an answer of this process: cards and notices let them go first. */
  readonly busy: () => boolean;
  /** Milliseconds between syncs of the number inventory; null: never. */
  readonly syncNumbersEveryMs: number | null;
  /** Milliseconds between looks at the emergency locations; null: never. */
  readonly checkConfirmationsEveryMs: number | null;
  /** Where checkpoints are kept outside the database, and how long at least from one to the next. */
  readonly anchors: { readonly targets: readonly AnchorTarget[]; readonly everyMs: number };
  /** Who is told of every event of a request; nobody where it is left out. */
  readonly webhooks?: WebhookOptions;
  readonly log: Logger;
}

export interface Worker {
  start(): void;
  /** New rows may be in these lanes: look now. */
  wake(lanes: ReadonlySet<Lane>): void;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
}

// The wider the lane, the more of its writes share a commit; most of the time it waits for the tenant.
const width: Record<Lane, number> = { provisioning: 32, cards: 8, notices: 4, deadlines: 4, webhooks: 8 };
const leaseMs = 60_000;
const idleMs = 1_000;
/** Audit events are joined to the chain of checkpoints within 5 s. */
const sealEveryMs = 2_000;
const purgeEveryMs = 10 * 60_000;
/** Answers for re-sent activities are kept this long. */
const keepAnswersMs = 24 * 60 * 60_000;

/** The worker of one process: a runner for each lane, the sealer of the audit trail, and the clearing out. */
export function createWorker(options: WorkerOptions): Worker {
  const { office, tenant, owner, random, busy, log, times = usualTimes } = options;
  const webhooks = options.webhooks ?? { receivers: [], secrets: async () => [], details: false };
  const sendWebhook = webhookSender(webhooks, { desk: office.desk, random, log });
  const tools = { tenant, random, times, sendWebhook };
  const { store, clock } = office.desk;
  const afterHold = async (person: PersonId) => {
    if ((await store.reference(person))?.reachable === true) {
      await store.transaction((tx) => tx.releaseHeld(person, clock.now()));
    }
  };
  const runners = new Map(
    lanes.map((lane) => [
      lane,
      new LaneRunner(
        { lane, owner, width: width[lane], leaseMs, idleMs, givesWay: lane !== 'provisioning' },
        {
          queue: store.outbox,
          now: () => clock.now(),
          work: (row) => workRow(office, tools, row),
          afterHold,
          busy,
          log,
        },
      ),
    ]),
  );
  const inventory = new InventoryKeeper({
    desk: office.desk,
    owner,
    everyMs: options.syncNumbersEveryMs,
    log,
  });
  const confirmations = new ConfirmationKeeper({
    desk: office.desk,
    owner,
    everyMs: options.checkConfirmationsEveryMs,
    log,
  });
  const records = new RecordKeeper({ desk: office.desk, anchors: options.anchors, log });
  const timers: NodeJS.Timeout[] = [];
  let chores: Promise<unknown> = Promise.resolve();
  const chore = (name: string, run: () => Promise<unknown>) => {
    chores = chores
      .then(run)
      .catch((error: unknown) => log.error({ err: error, chore: name }, 'a chore failed'));
  };
  return {
    start() {
      for (const runner of runners.values()) runner.start();
      inventory.start();
      confirmations.start();
      records.start();
      timers.push(
        setInterval(() => chore('seal', () => store.sealAuditTrail(clock.now())), sealEveryMs),
        setInterval(
          () => chore('purge', () => store.purge(new Date(clock.now().getTime() - keepAnswersMs))),
          purgeEveryMs,
        ),
      );
    },
    wake(touched) {
      for (const lane of touched) runners.get(lane)?.wake();
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all([
        inventory.stop(),
        confirmations.stop(),
        records.stop(),
        ...[...runners.values()].map((runner) => runner.stop()),
      ]);
      await chores;
    },
  };
}
