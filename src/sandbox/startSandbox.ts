import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type SandboxClock, systemClock } from './clock.js';
import { cut } from './faults/faultKinds.js';
import { FaultSet } from './faults/faultSet.js';
import type { Answer, GraphRequest } from './graph/answer.js';
import { matchablePath } from './graph/router.js';
import { graphRoutes } from './graph/routes.js';
import { answerCall, answerThroughFaults, type CallSurroundings, refusalAnswer } from './graphTraffic.js';
import { holdConnection } from './heldConnections.js';
import { headersOf, readJson, sendAnswer } from './httpExchange.js';
import { generateOrganisation } from './organisation/generate.js';
import { defaultTenantPlan, type TenantPlan } from './organisation/tenantPlan.js';
import { locationsCsv } from './own/locationsCsv.js';
import { ownRoutes } from './own/ownRoutes.js';
import { policyYaml } from './own/policyYaml.js';
import { Tenant } from './tenant/tenant.js';

/** One call to Graph as it came and as it was answered. */
export type SandboxExchange = {
  method: string;
  /** As received, with the query: `/v1.0/…`. */
  path: string;
  requestHeaders: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON, undefined when there was none. */
  body: unknown;
  /** Null: the connection was cut instead. */
  status: number | null;
  /** Those of the answer, by their lower-case names, without those that Node adds. */
  headers: Readonly<Record<string, string>>;
  /** The answer's body before it is written as JSON, undefined when it has none; text as it is. */
  answer: unknown;
};

/** A part of the plan may be given; `defaultTenantPlan` has the rest. */
export type SandboxOptions = Partial<TenantPlan> & {
  /** 0 takes any free port. */
  port: number;
  /** The loopback address unless told: whoever reaches the sandbox may do everything with it. */
  host?: string;
  clock?: SandboxClock;
  /** Makes request ids. */
  newId?: () => string;
  /** Is told of every call to Graph, just before it is answered. */
  onExchange?: (exchange: SandboxExchange) => void;
};

export type Sandbox = {
  /** Without a slash at the end; Graph's routes are below `/v1.0`, the sandbox's own below `/sandbox`. */
  url: string;
  /** Writes `locations.csv` and `policy.yaml` into a folder, which it makes when it isn't there. */
  exportTo(folder: string): Promise<void>;
  /** Ends held connections too. */
  close(): Promise<void>;
};

/**
 * A tenant in a box: a local HTTP server that answers as Microsoft Graph does where telephones are concerned. Any
 * bearer token is taken, also none. The same plan gives the same tenant.
 *
 * @throws the listening error of node:http, for instance EADDRINUSE
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, host = '127.0.0.1', clock = systemClock, newId = randomUUID, onExchange, ...given } = options;
  const firstPlan: TenantPlan = { ...defaultTenantPlan, ...given };
  const faults = new FaultSet();
  const closing = new AbortController();
  let plan = firstPlan;
  let organisation = generateOrganisation(plan);
  let tenant = new Tenant(organisation, clock, plan);
  let graph = graphRoutes(tenant);
  const own = ownRoutes({
    tenant: () => tenant,
    faults,
    reset: (changes) => {
      const before = plan;
      plan = { ...firstPlan, ...changes };
      if (!sameSize(before, plan)) organisation = generateOrganisation(plan);
      faults.replace([]);
      tenant = new Tenant(organisation, clock, plan);
      graph = graphRoutes(tenant);
    },
  });

  const server = createServer((request, response) => void exchange(request, response));

  async function exchange(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = newId();
    const requestHeaders = headersOf(message);
    const ids = { requestId, clientRequestId: requestHeaders['client-request-id'] ?? requestId };
    const path = message.url ?? '/';
    const method = message.method ?? 'GET';
    const hold = (milliseconds: number | undefined) =>
      holdConnection(response, { milliseconds, clock, closing: closing.signal });
    let body: unknown;
    let answer: Answer | typeof cut;
    try {
      body = await readJson(message);
      answer = await answerTo({ method, path, headers: requestHeaders, body }, { ids, clock, hold });
    } catch (error) {
      answer = refusalAnswer(error, ids, clock);
    }
    const idHeaders = { 'request-id': requestId, 'client-request-id': ids.clientRequestId };
    const headers = answer === cut ? {} : { ...idHeaders, ...answer.headers };
    if (onExchange && path.startsWith('/v1.0/')) {
      const { status = null, body: answered } = answer === cut ? {} : answer;
      onExchange({ method, path, requestHeaders, body, status, headers, answer: answered });
    }
    if (answer === cut) message.socket.resetAndDestroy();
    else sendAnswer(response, { ...answer, headers });
  }

  async function answerTo(
    call: Pick<GraphRequest, 'method' | 'path' | 'headers' | 'body'>,
    surroundings: CallSurroundings,
  ): Promise<Answer | typeof cut> {
    // The Host header may be anything; the path is read without it.
    const { pathname, searchParams } = new URL(`http://localhost${call.path}`);
    const [, area = '', rest = ''] = /^\/(v1\.0|sandbox)(\/.*)$/.exec(pathname) ?? [];
    const request: GraphRequest = {
      ...call,
      path: matchablePath(rest),
      params: {},
      query: searchParams,
      root: `http://${call.headers.host ?? 'localhost'}/${area}`,
      readBackLagMs: plan.readBackLagMs,
      operationMs: plan.operationMs,
      operationFailure: null,
    };
    return area === 'v1.0'
      ? answerThroughFaults(faults, graph, request, surroundings)
      : answerCall(own, request, surroundings);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const listeningPort = typeof address === 'object' && address ? address.port : port;

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listeningPort}`,
    exportTo: async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'locations.csv'), locationsCsv([...tenant.locations.values()]));
      await writeFile(join(folder, 'policy.yaml'), policyYaml(tenant.organisation));
    },
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether two plans are of the same people and numbers, so that these needn't be made again. */
function sameSize(left: TenantPlan, right: TenantPlan): boolean {
  return (['seed', 'numbers', 'people', 'numbersInUse'] as const).every((key) => left[key] === right[key]);
}
