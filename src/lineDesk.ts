import { randomUUID } from 'node:crypto';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Logger } from 'pino';
import type { Policy } from './approvals/index.js';
import type { Config } from './config.js';
import { webhookSecrets } from './configWebhooks.js';
import { chooseLocales, compileCards } from './conversation/index.js';
import { type Clock, type Desk, type Lane, lanes, type Store, type Transaction } from './desk/index.js';
import { graphDirectory } from './directory/index.js';
import { createGraphClient, type GraphExchange, graphToken } from './graph/index.js';
import type { Office } from './notices/index.js';
import { graphProvisioning, type RunnerTimes } from './provisioning/index.js';
import { openStore } from './storage/index.js';
import { DeskAdapter, teamsBot, teamsMessenger } from './teams/index.js';
import { startWeb } from './web/index.js';
import { type AnchorTarget, anchorFile, anchorWebhook, createWorker } from './worker/index.js';

export interface LineDeskOptions {
  readonly config: Config;
  readonly policy: Policy;
  readonly policyVersion: string;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Where tokens for outgoing calls to the channel come from; by default from the configuration. */
  readonly channelCredentials?: ServiceClientCredentialsFactory;
  /** Runs before the doors open; where it throws, they stay shut. */
  readonly beforeOpening?: (desk: Desk) => Promise<void>;
  /** Whether to start the worker; true by default. */
  readonly withWorker?: boolean;
  /** How long writes of unknown fate are waited for, and how often the tenant is asked; tests shorten it. */
  readonly times?: RunnerTimes;
}

/** A running Line Desk. */
export interface LineDesk {
  readonly port: number;
  readonly desk: Desk;
  readonly store: Store;
  /** Takes no more work, finishes what is in hand, and closes. */
  stop(): Promise<void>;
}

/** What Microsoft's support asks for stands in the log by its ids; paths hold numbers, and stay below `info`. */
function noteExchange(log: Logger, exchange: GraphExchange): void {
  log.debug(exchange, 'Graph');
  const { path: _, ...withoutPath } = exchange;
  if (isTrouble(exchange.status)) log.warn(withoutPath, 'Graph did not do what it was asked');
}

const isTrouble = (status: number): boolean =>
  status === 0 || status === 401 || status === 403 || status === 429 || status >= 500;

const systemClock: Clock = { now: () => new Date() };

/** Puts the parts together; the only place that knows all of them. */
export async function startLineDesk(options: LineDeskOptions): Promise<LineDesk> {
  const { config, policy, policyVersion, log } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  chooseLocales(config.locales);
  compileCards();
  const token = graphToken({
    credentials: config.graph.credentials,
    tenantId: config.tenantId,
    graphBaseUrl: config.graph.baseUrl,
    now: () => clock.now().getTime(),
  });
  const store = await openStore({ url: config.databaseUrl, tenantId: config.tenantId, clock });
  const graph = createGraphClient({
    baseUrl: config.graph.baseUrl,
    token,
    now: () => clock.now().getTime(),
    random,
    onExchange: (exchange) => noteExchange(log, exchange),
  });
  const tenant = graphProvisioning(graph, () => clock.now().getTime(), { random, log });
  const wakeable = wakeAfterCommit(store);
  const desk: Desk = {
    tenantId: config.tenantId,
    store: wakeable.store,
    directory: graphDirectory(graph, () => clock.now().getTime()),
    tenant,
    tenantNumbers: tenant,
    clock,
    ids: { uuid: randomUUID },
    policy,
    policyVersion,
    dryRun: config.dryRun,
    webhooks: config.webhooks.receivers.map(({ name }) => name),
  };
  const adapter = new DeskAdapter(config.botFramework, options.channelCredentials);
  const defaults = { language: config.language, timeZone: config.timeZone, dryRun: config.dryRun };
  const office: Office = {
    desk,
    messenger: teamsMessenger(adapter, config.appId),
    defaults,
    botAccountId: config.appId === '' ? 'line-desk' : `28:${config.appId}`,
  };
  const bot = teamsBot({ adapter, desk, defaults, log, local: config.local });
  const busy = () => bot.underWay.busy;
  const worker = createWorker({
    office,
    tenant,
    owner: randomUUID(),
    random,
    busy,
    syncNumbersEveryMs: config.syncNumbersEveryMs,
    anchors: { targets: anchorTargetsOf(config), everyMs: config.anchors.everyMs },
    checkConfirmationsEveryMs: config.checkConfirmationsEveryMs,
    webhooks: { ...config.webhooks, secrets: () => webhookSecrets(config.webhooks) },
    log,
    ...(options.times === undefined ? {} : { times: options.times }),
  });
  wakeable.onCommit(gathered((touched) => worker.wake(touched)));
  try {
    await options.beforeOpening?.(desk);
  } catch (error) {
    await store.close();
    throw error;
  }
  const web = await startWeb({
    bot,
    store,
    graph: () => graph.state(),
    log,
    host: config.local ? '127.0.0.1' : '0.0.0.0',
    port: config.port,
  });
  // What the tenant offers is asked once at the start; a tenant that is silent now is asked again when it matters.
  void tenant.probe();
  if (options.withWorker !== false) worker.start();
  return {
    port: web.port,
    desk,
    store,
    async stop() {
      await web.close();
      await worker.stop();
      await store.close();
    },
  };
}

function anchorTargetsOf({ anchors: { file, webhook } }: Config): readonly AnchorTarget[] {
  return [
    ...(file === null ? [] : [anchorFile(file)]),
    ...(webhook === null ? [] : [anchorWebhook(webhook.url, webhook.secret)]),
  ];
}

/**
 * The turn that added the work should have its answer first, and a burst needs one look. What people see may wait a moment
 * longer: a change that follows at once is then shown together with the one before.
 */
const wakeAfterMs: Record<Lane, number> = {
  provisioning: 15,
  cards: 50,
  notices: 50,
  deadlines: 50,
  webhooks: 50,
};

function gathered(wake: (lanes: ReadonlySet<Lane>) => void): (lanes: ReadonlySet<Lane>) => void {
  const waiting = new Set<Lane>();
  return (touched) => {
    for (const lane of touched) {
      if (waiting.has(lane)) continue;
      waiting.add(lane);
      setTimeout(() => {
        waiting.delete(lane);
        wake(new Set([lane]));
      }, wakeAfterMs[lane]).unref();
    }
  };
}

/** The worker looks soon at the lanes that a commit of this process added to; others' rows it finds by itself. */
function wakeAfterCommit(store: Store): {
  store: Store;
  onCommit(listener: (lanes: ReadonlySet<Lane>) => void): void;
} {
  let listener: (lanes: ReadonlySet<Lane>) => void = () => undefined;
  const waking: Store = Object.create(store, {
    transaction: {
      value: async <T>(
        work: (tx: Transaction) => Promise<T>,
        options?: { readonly mayBeLost?: boolean },
      ): Promise<T> => {
        let touched = new Set<Lane>();
        const result = await store.transaction((tx) => {
          touched = new Set();
          const noting: Transaction = {
            ...tx,
            enqueue: (rows) => {
              for (const { lane } of rows) touched.add(lane);
              return tx.enqueue(rows);
            },
            releaseHeld: (person, now) => {
              for (const lane of lanes) touched.add(lane);
              return tx.releaseHeld(person, now);
            },
          };
          return work(noting);
        }, options);
        if (touched.size > 0) listener(touched);
        return result;
      },
    },
  });
  return {
    store: waking,
    onCommit(next) {
      listener = next;
    },
  };
}
