import { Agent, request } from 'node:http';

/** What one phase of load came to. */
export interface Phase {
  /** Milliseconds from the first byte out to the last byte in, one for each answer. */
  readonly latencies: readonly number[];
  /** Answers a second. */
  readonly throughput: number;
}

/** One answer of the bot under load. */
export interface LoadAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends bodies to a bot, `atATime` at a time on as many kept connections, until all are sent or `forMs` is over.
 * Throws where `accept` doesn't take an answer: what isn't done doesn't count.
 */
export async function drive(
  url: string,
  bodies: readonly string[],
  options: {
    readonly atATime: number;
    readonly forMs: number;
    readonly accept: (answer: LoadAnswer) => boolean;
  },
): Promise<Phase> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.atATime });
  const latencies: number[] = [];
  const start = performance.now();
  let next = 0;
  const sendOn = async () => {
    while (next < bodies.length && performance.now() - start < options.forMs) {
      const body = bodies[next];
      next += 1;
      if (body === undefined) return;
      const sentAt = performance.now();
      const answer = await post(agent, url, body);
      latencies.push(performance.now() - sentAt);
      if (!options.accept(answer))
        throw new Error(`not the answer: ${answer.status} ${answer.body.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.atATime }, sendOn));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - start) / 1000;
  return { latencies, throughput: latencies.length / seconds };
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function post(agent: Agent, url: string, body: string): Promise<LoadAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
