import { z } from 'zod';
import { LineDeskError } from '../errors.js';

const restErrorSchema = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.looseObject({ headers: z.unknown().optional() }).optional(),
  body: z.looseObject({ error: z.looseObject({ code: z.string().optional() }).optional() }).optional(),
});

/**
 * What a failed call to the connector means. Teams asks bots to retry 412, 429, 502 and 504; 403 says that the person
 * blocked or uninstalled the app; 404 that message or conversation are gone. No answer at all may pass.
 */
export function connectorError(error: unknown): LineDeskError {
  const parsed = restErrorSchema.safeParse(error);
  const status = parsed.success ? parsed.data.statusCode : undefined;
  const code = parsed.success ? (parsed.data.body?.error?.code ?? parsed.data.code) : undefined;
  const said = `the connector answered ${status ?? 'nothing'}${code === undefined ? '' : ` ${code}`}`;
  const options = { cause: error };
  if (status === 403) return new LineDeskError('recipient-unreachable', said, options);
  if (status === 404) return new LineDeskError('message-gone', said, options);
  if (status === undefined || status >= 500 || status === 408 || status === 412 || status === 429) {
    const wait = retryAfterMs(parsed.success ? parsed.data.response?.headers : undefined);
    return new LineDeskError('connector-unavailable', said, {
      ...options,
      ...(wait === null ? {} : { retryAfterMs: wait }),
    });
  }
  return new LineDeskError('connector-refused', said, options);
}

function retryAfterMs(headers: unknown): number | null {
  if (typeof headers !== 'object' || headers === null || !('get' in headers)) return null;
  const get = headers.get;
  if (typeof get !== 'function') return null;
  const value: unknown = get.call(headers, 'retry-after');
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) * 1000 : null;
}
