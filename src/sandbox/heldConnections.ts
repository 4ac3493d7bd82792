import type { ServerResponse } from 'node:http';
import type { SandboxClock } from './clock.js';

/**
 * Holds a connection for so many milliseconds, or (undefined) for as long as it lasts. Resolves at once when the client
 * goes or the sandbox closes, whatever time is left.
 */
export function holdConnection(
  response: ServerResponse,
  {
    milliseconds,
    clock,
    closing,
  }: { milliseconds: number | undefined; clock: SandboxClock; closing: AbortSignal },
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const ended = AbortSignal.any([gone.signal, closing]);
  if (milliseconds !== undefined) return clock.wait(milliseconds, ended);
  return new Promise((resolve) => {
    if (ended.aborted) return resolve();
    ended.addEventListener('abort', () => resolve(), { once: true });
  });
}
