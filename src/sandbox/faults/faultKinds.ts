import { type Answer, type CallChanges, GraphError } from '../graph/answer.js';
import { proxyPage, truncated, unknownSegment, withUnknownEnums, wrappedEntity } from './brokenAnswers.js';

/** Instead of an answer: the connection is cut. */
export const cut = Symbol('cut');

/** A request that a fault has struck, and what the fault can do with it. */
export type StruckCall = {
  /** The path below the service root, decoded. */
  path: string;
  /** The fault's `delayMs`, undefined when it has none. */
  delayMs: number | undefined;
  /** How many requests this fault struck before. */
  struckBefore: number;
  /** Lets the tenant take the request as if nothing were wrong; refusals come back as answers too. */
  carryOut(changes?: CallChanges): Answer;
  /** Holds the connection so long, or (undefined) until the client gives up or the sandbox closes. */
  hold(milliseconds: number | undefined): Promise<void>;
  /** The request was none for this fault after all: it doesn't count. */
  spare(): void;
};

type FaultKindRule = {
  /** Whether it only makes sense for reads or for writes; the others then pass and don't use it up. */
  only?: 'reads' | 'writes';
  strike(call: StruckCall): Answer | typeof cut | Promise<Answer>;
};

const gatewayTimeout = () =>
  new GraphError(504, 'GatewayTimeout', 'The gateway did not receive a response in time.');
const tooManyRequests = (headers: Record<string, string> = {}) =>
  new GraphError(429, 'TooManyRequests', 'Too many requests.', headers);

const defaultReadBackMs = 5_000;
const defaultOperationMs = 60_000;

/**
 * What can go wrong. To add a kind, add an entry: it may answer by itself, carry the request out, hold it, cut it, or
 * change the answer. A thrown GraphError is answered as Graph would.
 */
export const faultKinds = {
  /** Throttled, without a word on how long. */
  '429': {
    strike: () => {
      throw tooManyRequests();
    },
  },
  /** Throttled; `Retry-After` is `delayMs` in whole seconds, 1 unless told. */
  '429-retry-after': {
    strike: ({ delayMs = 1_000 }) => {
      throw tooManyRequests({ 'retry-after': String(Math.ceil(delayMs / 1_000)) });
    },
  },
  '503': {
    strike: () => {
      throw new GraphError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
    },
  },
  /** Refused for good, as for a request that breaks a rule of the tenant. */
  refused: {
    strike: () => {
      throw new GraphError(400, 'BadRequest', 'The request breaks a rule of this tenant.');
    },
  },
  /** Refused because the application lacks a permission. */
  forbidden: {
    strike: () => {
      const message = 'Insufficient privileges to complete the operation.';
      throw new GraphError(403, 'Authorization_RequestDenied', message);
    },
  },
  /** The tenant doesn't know the path, for instance this form of an action's name: 400 as OData says it. */
  'unknown-path': {
    strike: ({ path }) => {
      throw unknownSegment(path);
    },
  },
  /** As `unknown-path`, but 404 with a code. */
  'unknown-path-404': {
    strike: ({ path }) => {
      throw new GraphError(404, 'ResourceNotFound', `No resource answers '${path}'.`);
    },
  },
  /** 404 with no body to tell by what is missing. */
  gone: { strike: () => ({ status: 404 }) },
  /** Held for `delayMs` (or until the client gives up), then 504. The tenant never sees the request. */
  'timeout-before': {
    strike: async ({ delayMs, hold }) => {
      await hold(delayMs);
      throw gatewayTimeout();
    },
  },
  /** As `timeout-before`, but the tenant takes the request first. */
  'timeout-after': {
    strike: async ({ delayMs, carryOut, hold }) => {
      carryOut();
      await hold(delayMs);
      throw gatewayTimeout();
    },
  },
  /** The connection is reset; the tenant never sees the request. */
  reset: { strike: () => cut },
  /** The tenant takes the request, then the connection is reset. */
  'reset-after': {
    strike: ({ carryOut }) => {
      carryOut();
      return cut;
    },
  },
  /** A proxy's page instead of JSON, 502; the tenant never sees the request. */
  'html-502': { strike: proxyPage },
  /** As `html-502`, but the tenant takes the request first. */
  'html-502-after': {
    strike: ({ carryOut }) => {
      carryOut();
      return proxyPage();
    },
  },
  /** The tenant takes the request; the answer is 200 with JSON that ends in its middle. */
  garbage: { strike: ({ carryOut }) => truncated(carryOut()) },
  /** The write is taken and answered at once, but reads show the old values for `delayMs`, 5 s unless told. */
  'slow-read-back': {
    only: 'writes',
    strike: ({ delayMs = defaultReadBackMs, carryOut }) => carryOut({ readBackLagMs: delayMs }),
  },
  /** A long-running operation that takes `delayMs`, 60 s unless told. Other writes pass. */
  'slow-operation': {
    only: 'writes',
    strike: ({ delayMs = defaultOperationMs, carryOut, spare }) =>
      ofOperation(carryOut({ operationMs: delayMs }), spare),
  },
  /** A long-running operation that is accepted and fails in the end; the number stays as it was. Other writes pass. */
  'failed-operation': {
    only: 'writes',
    strike: ({ carryOut, spare }) =>
      ofOperation(carryOut({ operationFailure: 'The operation could not be completed' }), spare),
  },
  /** 202 without a word on where to follow the operation, which runs. Other writes pass. */
  'no-location': {
    only: 'writes',
    strike: ({ carryOut, spare }) => {
      const answer = ofOperation(carryOut(), spare);
      const { location: _, ...headers } = answer.headers ?? {};
      return { ...answer, headers };
    },
  },
  /** Answers of reads carry enum values that no client knows: `unknownFutureValue` and a new name in turn. */
  'unknown-enum': {
    only: 'reads',
    strike: ({ carryOut, struckBefore }) =>
      withUnknownEnums(carryOut(), struckBefore % 2 === 0 ? 'unknownFutureValue' : 'somethingNew'),
  },
  /** An entity comes as `{"value": {…}}`; collections pass. */
  wrapped: {
    only: 'reads',
    strike: ({ carryOut, spare }) => {
      const answer = carryOut();
      const wrapped = wrappedEntity(answer);
      if (!wrapped) spare();
      return wrapped ?? answer;
    },
  },
  /** Carried out and answered, but only after `delayMs`, 1 s unless told. */
  delay: {
    strike: async ({ delayMs = 1_000, carryOut, hold }) => {
      await hold(delayMs);
      return carryOut();
    },
  },
} as const satisfies Record<string, FaultKindRule>;

export type FaultKind = keyof typeof faultKinds;

/** The rule behind a kind, with the optional parts that its own entry may leave out. */
export function faultKindRule(kind: FaultKind): FaultKindRule {
  return faultKinds[kind];
}

/** Every kind, for the check of what comes in. */
export const faultKindNames = Object.keys(faultKinds).filter((name): name is FaultKind =>
  Object.hasOwn(faultKinds, name),
);

/** The answer as it is; one that starts no operation doesn't count for a fault of operations. */
function ofOperation(answer: Answer, spare: () => void): Answer {
  if (answer.status !== 202) spare();
  return answer;
}
