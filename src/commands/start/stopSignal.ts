/** The wish of the person (or the service) that runs a command to end it. */
export interface StopSignal {
  /** Resolves with the signal's name when the first one comes. */
  asked: Promise<string>;
  /** Aborted from then on: nothing new is to be begun. */
  signal: AbortSignal;
  /** Listens no longer. */
  release(): void;
}

/** npm and the terminal can deliver one Ctrl-C twice; only a later one counts as a second. */
const sameWishMs = 700;

/**
 * Listens for Ctrl-C, a request to terminate, and a closed terminal.
 * @param whenAskedAgain called on each further wish that comes later
 */
export function stopSignal(whenAskedAgain: () => void): StopSignal {
  const signals =
    process.platform === 'win32'
      ? (['SIGINT', 'SIGTERM'] as const)
      : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const);
  let firstAt: number | undefined;
  const controller = new AbortController();
  const { promise: asked, resolve: resolveAsked } = Promise.withResolvers<string>();
  const listen = (signal: NodeJS.Signals) => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      controller.abort();
      resolveAsked(signal);
    } else if (performance.now() - firstAt > sameWishMs) {
      whenAskedAgain();
    }
  };
  for (const signal of signals) process.on(signal, listen);
  return {
    asked,
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.removeListener(signal, listen);
    },
  };
}
