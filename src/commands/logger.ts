import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** The program's log: JSON lines. Errors are logged without what an HTTP client hangs on them (bodies, headers). */
export function createLogger(level: string, into?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { name: 'line-desk' },
    serializers: { err: briefError },
  };
  return into === undefined ? pino(options) : pino(options, into);
}

function briefError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  return {
    type: error.name,
    code,
    status,
    message: error.message,
    stack: depth === 0 ? error.stack : undefined,
    cause: error.cause === undefined || depth > 2 ? undefined : briefError(error.cause, depth + 1),
  };
}
