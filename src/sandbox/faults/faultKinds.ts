import { type Answer, GraphError } from '../graph/answer.js';

/** A request that a fault has struck, and what the fault can do with it. */
export type StruckCall = {
  /** The fault's `delayMs`, undefined when it has none. */
  delayMs: number | undefined;
  /** Lets the tenant take the request as if nothing were wrong; refusals come back as answers too. */
  carryOut(changes?: { readBackLagMs?: number }): Answer;
  /** Holds the connection so long, or (undefined) until the client gives up or the sandbox closes. */
  hold(milliseconds: number | undefined): Promise<void>;
};

type FaultKindRule = {
  /** Whether it only makes sense for requests that change something; reads then pass and don't use it up. */
  writesOnly?: true;
  strike(call: StruckCall): Answer | Promise<Answer>;
};

const gatewayTimeout = () =>
  new GraphError(504, 'GatewayTimeout', 'The gateway did not receive a response in time.');
const tooManyRequests = (headers: Record<string, string> = {}) =>
  new GraphError(429, 'TooManyRequests', 'Too many requests.', headers);

const defaultReadBackMs = 5_000;

/**
 * What can go wrong. To add a kind, add an entry: it may answer by itself, carry the request out, hold it, or change
 * the answer. A thrown GraphError is answered as Graph would.
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
  /** The write is taken and answered at once, but reads show the old values for `delayMs`, 5 s unless told. */
  'slow-read-back': {
    writesOnly: true,
    strike: ({ delayMs = defaultReadBackMs, carryOut }) => carryOut({ readBackLagMs: delayMs }),
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
