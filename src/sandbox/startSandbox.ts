import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type SandboxClock, systemClock } from './clock.js';
import { faultKindRule } from './faults/faultKinds.js';
import { FaultSet } from './faults/faultSet.js';
import { type Answer, errorBody, GraphError, type GraphRequest, notFound } from './graph/answer.js';
import { findRoute, matchablePath, type Route } from './graph/router.js';
import { graphRoutes } from './graph/routes.js';
import { headersOf, readJson, sendAnswer } from './httpExchange.js';
import { generateOrganisation } from './organisation/generate.js';
import { locationsCsv } from './own/locationsCsv.js';
import { ownRoutes } from './own/ownRoutes.js';
import { policyYaml } from './own/policyYaml.js';
import { Tenant } from './tenant/tenant.js';

export type SandboxOptions = {
  /** 0 takes any free port. */
  port: number;
  /** The loopback address unless told: whoever reaches the sandbox may do everything with it. */
  host?: string;
  clock?: SandboxClock;
  /** Decides names, licences and numbers, 1 unless told. */
  seed?: number;
  /** How long reads show the old values after a write, in milliseconds; 300 unless told. */
  readBackLagMs?: number;
  /** How long assigning and unassigning take, in milliseconds; 600 unless told. */
  operationMs?: number;
  /** Makes request ids. */
  newId?: () => string;
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
 * bearer token is taken, also none. The same seed gives the same tenant.
 *
 * @throws the listening error of node:http, for instance EADDRINUSE
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, host = '127.0.0.1', clock = systemClock, seed = 1, newId = randomUUID } = options;
  const times = { readBackLagMs: options.readBackLagMs ?? 300, operationMs: options.operationMs ?? 600 };
  const organisation = generateOrganisation(seed);
  const faults = new FaultSet();
  const closing = new AbortController();
  let tenant = new Tenant(organisation, clock, times);
  let graph = graphRoutes(tenant);
  const own = ownRoutes({
    tenant: () => tenant,
    faults,
    reset: () => {
      faults.replace([]);
      tenant = new Tenant(organisation, clock, times);
      graph = graphRoutes(tenant);
    },
  });

  const server = createServer((request, response) => void exchange(request, response));

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = newId();
    const headers = headersOf(request);
    const clientRequestId = headers['client-request-id'] ?? requestId;
    let answer: Answer;
    try {
      answer = await answerTo(request, headers, response);
    } catch (error) {
      const refusal = error instanceof GraphError ? error : internalError(error);
      answer = {
        status: refusal.status,
        body: errorBody(refusal, { requestId, clientRequestId, now: clock.now() }),
        headers: refusal.headers,
      };
    }
    const ids = { 'request-id': requestId, 'client-request-id': clientRequestId };
    sendAnswer(response, { ...answer, headers: { ...ids, ...answer.headers } });
  }

  async function answerTo(
    message: IncomingMessage,
    headers: Record<string, string | undefined>,
    response: ServerResponse,
  ): Promise<Answer> {
    const base = `http://${headers.host ?? 'localhost'}`;
    // The Host header may be anything; the path is read without it.
    const { pathname, searchParams } = new URL(`http://localhost${message.url ?? '/'}`);
    const body = await readJson(message);
    const [, area = '', rest = ''] = /^\/(v1\.0|sandbox)(\/.*)$/.exec(pathname) ?? [];
    const request: GraphRequest = {
      method: message.method ?? 'GET',
      path: matchablePath(rest),
      params: {},
      query: searchParams,
      headers,
      body,
      root: `${base}/${area}`,
      readBackLagMs: times.readBackLagMs,
    };
    if (area !== 'v1.0') return carryOut(own, request);
    const struck = faults.strike(request.method, request.path);
    if (!struck) return carryOut(graph, request);
    return faultKindRule(struck.kind).strike({
      delayMs: struck.delayMs,
      carryOut: (changes) => carryOut(graph, { ...request, ...changes }),
      hold: (milliseconds) => hold(milliseconds, response),
    });
  }

  /** Resolves at once when the client goes or the sandbox closes, whatever time is left. */
  function hold(milliseconds: number | undefined, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const ended = AbortSignal.any([gone.signal, closing.signal]);
    if (milliseconds !== undefined) return clock.wait(milliseconds, ended);
    return new Promise((resolve) => {
      if (ended.aborted) return resolve();
      ended.addEventListener('abort', () => resolve(), { once: true });
    });
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
      await writeFile(join(folder, 'locations.csv'), locationsCsv(organisation.locations));
      await writeFile(join(folder, 'policy.yaml'), policyYaml());
    },
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function carryOut(routes: readonly Route[], request: GraphRequest): Answer {
  const found = findRoute(routes, request.method, request.path);
  if (!found) {
    throw notFound(`No resource answers ${request.method} '${request.path}'.`, 'ResourceNotFound');
  }
  return found.handler({ ...request, params: found.params });
}

function internalError(error: unknown): GraphError {
  // A bug of the sandbox, not a fault of the tenant: say so where its operator looks.
  console.error(error);
  return new GraphError(500, 'InternalServerError', 'The sandbox failed.');
}
