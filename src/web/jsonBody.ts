import type restify from 'restify';

/** Activities nest about 20 levels; what nests deeper than this only aims at code that walks it by recursion. */
const deepest = 100;

export const isJson = (request: restify.Request): boolean =>
  /^application\/json\b/i.test(request.header('content-type') ?? '');

/**
 * The parsed body of a request whose body has been read; undefined where it isn't application/json, doesn't parse or
 * nests too deep. JSON.parse makes `__proto__` an ordinary key, and every schema downstream drops keys it doesn't know.
 */
export function jsonBody(request: restify.Request): unknown {
  if (!isJson(request)) return undefined;
  const { body } = request;
  try {
    const parsed: unknown = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : String(body));
    return nestsDeeperThan(parsed, deepest) ? undefined : parsed;
  } catch {
    return undefined;
  }
}

/** Level by level, so that depth costs no stack. */
function nestsDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
  return false;
}
