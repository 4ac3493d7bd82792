import { type ErrorCode, LineDeskError, type LineDeskErrorOptions } from '../errors.js';

export interface GraphFailureOptions extends LineDeskErrorOptions {
  /** The answer's HTTP status; null where none came. */
  readonly status?: number | null;
  /** `error.code` of Graph's error body. */
  readonly graphCode?: string | null;
  /** Whether the same call may well succeed in a moment. */
  readonly passing?: boolean;
}

/** A LineDeskError that this room can tell more of. */
export class GraphFailure extends LineDeskError {
  readonly status: number | null;
  readonly graphCode: string | null;
  readonly passing: boolean;

  constructor(code: ErrorCode, message: string, options: GraphFailureOptions = {}) {
    super(code, message, options);
    this.status = options.status ?? null;
    this.graphCode = options.graphCode ?? null;
    this.passing = options.passing ?? false;
  }
}

/** The error for an answer that isn't what the contract says. */
export function unreadable(what: string, cause: unknown): LineDeskError {
  return new LineDeskError('tenant-answer-unreadable', `Graph's answer isn't ${what}`, { cause });
}
