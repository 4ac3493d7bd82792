import { type GraphCall, graphCalls } from '../../src/graph/index.js';

/** One call to Graph as it was recorded, for instance by the sandbox's `onExchange`. */
export interface RecordedExchange {
  readonly method: string;
  /** With the version and the query: `/v1.0/…`. */
  readonly path: string;
  readonly requestHeaders?: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON, undefined when there was none. */
  readonly body: unknown;
  /** Null: the connection was cut. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: unknown;
}

type AnyCall = Pick<
  GraphCall<unknown, unknown>,
  'name' | 'method' | 'path' | 'otherPath' | 'query' | 'statuses' | 'body' | 'answer'
>;
const calls: readonly AnyCall[] = Object.values(graphCalls);

/**
 * Holds recorded traffic against the contract: only known routes, query options and body fields, the statuses that it
 * lists, answers that it can read.
 *
 * @example
 * const traffic = new GraphTraffic();
 * const sandbox = await startSandbox({ port: 0, onExchange: traffic.record });
 * // … the journey …
 * assert.deepEqual(traffic.problems(), []);
 */
export class GraphTraffic {
  readonly #exchanges: RecordedExchange[] = [];

  readonly record = (exchange: RecordedExchange): void => {
    this.#exchanges.push(exchange);
  };

  /** How often each call of the contract was made. */
  calls(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const exchange of this.#exchanges) {
      const name = callOf(exchange)?.name;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * Everything that breaks the contract, each sentence once. `brokenAnswers`: faults are at work, and what the tenant
   * answers isn't judged; what it is asked is.
   */
  problems(options: { readonly brokenAnswers?: boolean } = {}): string[] {
    const found = this.#exchanges.flatMap((exchange) => {
      const answered = options.brokenAnswers === true ? [] : problemsOfAnswer(exchange);
      return [...problemsOfRequest(exchange), ...answered];
    });
    return [...new Set(found)];
  }
}

/** What is wrong with the request. */
export function problemsOfRequest(exchange: RecordedExchange): string[] {
  const call = callOf(exchange);
  if (call === undefined) return [`${exchange.method} ${pathOf(exchange)} is no route of the contract`];
  const { searchParams } = addressOf(exchange);
  const problems = [...searchParams.keys()]
    .filter((option) => !call.query.includes(option))
    .map((option) => `${call.name} doesn't take ${option}`);
  const headers = exchange.requestHeaders;
  const counts = searchParams.has('$search') || searchParams.has('$count');
  if (headers !== undefined && pathOf(exchange) === '/users' && counts) {
    if (headers['consistencylevel'] !== 'eventual')
      problems.push(`${call.name} needs ConsistencyLevel: eventual`);
  }
  if (headers !== undefined && !headers['client-request-id']) problems.push(`${call.name} has no id of ours`);
  if (call.body === null) {
    if (exchange.body !== undefined) problems.push(`${call.name} takes no body`);
  } else {
    const parsed = call.body.safeParse(exchange.body);
    for (const issue of parsed.error?.issues ?? []) {
      problems.push(`${call.name}: body ${issue.path.join('.')}: ${issue.message}`);
    }
  }
  return problems;
}

/** What is wrong with the answer. */
export function problemsOfAnswer(exchange: RecordedExchange): string[] {
  const call = callOf(exchange);
  const { status, answer } = exchange;
  if (call === undefined || status === null) return [];
  if (status >= 400) {
    return hasGraphCode(answer) ? [] : [`${call.name} answered ${status} without Graph's error body`];
  }
  if (!call.statuses.includes(status)) return [`${call.name} answered ${status}`];
  if (call.answer === null) return answer === undefined ? [] : [`${call.name} answered with a body`];
  const parsed = call.answer.safeParse(answer);
  return (parsed.error?.issues ?? []).map(
    (issue) => `${call.name}: answer ${issue.path.join('.')}: ${issue.message}`,
  );
}

function hasGraphCode(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return false;
  const { error } = answer;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

const addressOf = ({ path }: RecordedExchange) => new URL(path, 'http://localhost');

/** The path below the version, with an encoded slash still within its segment. */
function pathOf(exchange: RecordedExchange): string {
  const { pathname } = addressOf(exchange);
  return decodeURIComponent(pathname.replace(/^\/v1\.0/, '').replace(/%2f/gi, '%252f'));
}

/** The call that an exchange was; where several fit, the one with the fewest parameters (`/users/delta`). */
function callOf(exchange: RecordedExchange): AnyCall | undefined {
  const path = pathOf(exchange);
  return calls
    .filter((call) => call.method === exchange.method && formsOf(call).some((form) => fits(form, path)))
    .sort((a, b) => parametersOf(a) - parametersOf(b))[0];
}

const formsOf = ({ path, otherPath }: AnyCall) => (otherPath === undefined ? [path] : [path, otherPath]);
const parametersOf = ({ path }: AnyCall) => path.split('{').length;

function fits(form: string, path: string): boolean {
  const source = form.replace(/[.*+?^$()|\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+?');
  return new RegExp(`^${source}$`).test(path);
}
