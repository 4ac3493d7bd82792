/** A stable name for each way in which Line Desk can fail; callers branch on it, people never see it. */
export type ErrorCode =
  | 'configuration'
  | 'policy'
  | 'conflict'
  | 'not-found'
  | 'directory-unavailable'
  | 'tenant-unavailable'
  | 'tenant-throttled'
  | 'tenant-refused'
  /** The tenant doesn't offer this call (or not to us): an administrator has to do it. */
  | 'tenant-cannot'
  | 'tenant-answer-unreadable'
  | 'connector-unavailable'
  | 'connector-refused'
  | 'recipient-unreachable'
  | 'message-gone'
  | 'locations-file';

export interface LineDeskErrorOptions {
  /** The error that led here; for the log. */
  cause?: unknown;
  /** Key of the text in the locale files that tells the person concerned; without one they get the general text. */
  messageKey?: string;
  /** How long the other side asked us to wait, in milliseconds. */
  retryAfterMs?: number;
  /** It is certain that the call had no effect: it was refused, or never reached the other side. */
  nothingDone?: boolean;
}

/**
 * The one error class of the product. `code` is for the caller, `message` for the log, `messageKey` for the person:
 * no message, stack or cause of it ever reaches a chat.
 */
export class LineDeskError extends Error {
  readonly code: ErrorCode;
  readonly messageKey: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly nothingDone: boolean;

  constructor(code: ErrorCode, message: string, options: LineDeskErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LineDeskError';
    this.code = code;
    this.messageKey = options.messageKey;
    this.retryAfterMs = options.retryAfterMs;
    this.nothingDone = options.nothingDone ?? false;
  }
}

/** True if `error` is a LineDeskError with one of `codes` (any code when none is given). */
export function isLineDeskError(error: unknown, ...codes: ErrorCode[]): error is LineDeskError {
  return error instanceof LineDeskError && (codes.length === 0 || codes.includes(error.code));
}
