/** What a route answers; the server adds request ids and sends it. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** A request as the routes see it. */
export type GraphRequest = {
  method: string;
  /** The path below the service root, decoded. */
  path: string;
  /** What the path's pattern caught, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON; undefined when there was none. */
  body: unknown;
  /** The address of the service root, without a slash at the end, as the client named it. */
  root: string;
  /** How long reads lag behind this write, in milliseconds. */
  readBackLagMs: number;
  /** How long a long-running operation takes that this call starts, in milliseconds. */
  operationMs: number;
  /** Why such an operation fails whatever the tenant thinks of it; null: the tenant decides. */
  operationFailure: string | null;
};

/** What a fault may change about how the tenant takes a call. */
export type CallChanges = Partial<Pick<GraphRequest, 'readBackLagMs' | 'operationMs' | 'operationFailure'>>;

/** A refusal. Clients branch on `code` and the status; the message is for people. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

export function badRequest(message: string, code = 'BadRequest'): GraphError {
  return new GraphError(400, code, message);
}

export function notFound(message: string, code = 'NotFound'): GraphError {
  return new GraphError(404, code, message);
}

/** The error body that Graph sends. */
export function errorBody(
  error: GraphError,
  ids: { requestId: string; clientRequestId: string; now: number },
) {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        // Graph's own form: no fraction, no zone.
        date: new Date(ids.now).toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}
