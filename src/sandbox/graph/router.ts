import type { Answer, GraphRequest } from './answer.js';

export type Handler = (request: GraphRequest) => Answer;
export type Route = { method: string; pattern: RegExp; handler: Handler };

/** The namespace that Graph allows in front of an action's or a function's name. */
export const teamsNamespace = 'microsoft.graph.teamsAdministration.';

/**
 * A route from its template: `{name}` catches one segment or the value between quotes, `[text]` may be left out.
 * Paths are matched without regard to case, as Graph does.
 *
 * @example route('POST', `/numberAssignments/[${teamsNamespace}]assignNumber`, handler)
 */
export function route(method: string, template: string, handler: Handler): Route {
  const source = template
    .replace(/[.*+?^$()|\\]/g, '\\$&')
    .replace(/\[([^\]]*)\]/g, '(?:$1)?')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
  return { method, pattern: new RegExp(`^${source}$`, 'i'), handler };
}

// Stands for an encoded slash while a path is matched: it can't occur in a path otherwise.
const encodedSlash = '\u0000';

/**
 * The path as routes are matched against it: decoded (clients may encode the quotes and brackets of a key), but with
 * an encoded slash still within its segment.
 */
export function matchablePath(path: string): string {
  try {
    return decodeURIComponent(path.replace(/%2f/gi, '%00'));
  } catch {
    return path;
  }
}

/**
 * The route for a request, with what its pattern caught.
 *
 * @param path from `matchablePath`
 * @returns undefined when no route has that path and method
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { handler: Handler; params: Record<string, string> } | undefined {
  for (const { method: wanted, pattern, handler } of routes) {
    const match = wanted === method ? pattern.exec(path) : null;
    if (!match) continue;
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [
        name,
        // In a key or a parameter between quotes, a quote is doubled.
        value.replaceAll(encodedSlash, '/').replaceAll("''", "'"),
      ]),
    );
    return { handler, params };
  }
  return undefined;
}
