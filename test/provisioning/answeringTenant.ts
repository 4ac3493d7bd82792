import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGraphClient } from '../../src/graph/index.js';
import { type GraphProvisioning, graphProvisioning } from '../../src/provisioning/index.js';

export interface Asked {
  readonly method: string;
  /** Below the version, as it came. */
  readonly path: string;
  readonly body: string;
}
export interface Answered {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A far side that takes note of what it is asked and answers what the test says. */
export class AnsweringTenant {
  readonly asked: Asked[] = [];
  /** The time, in milliseconds since the epoch. */
  now = 0;
  readonly provisioning: GraphProvisioning;

  private constructor(private readonly server: Server) {
    const { port } = server.address() as AddressInfo;
    const graph = createGraphClient({
      baseUrl: `http://127.0.0.1:${port}/v1.0`,
      token: async () => null,
      now: () => this.now,
      pause: async () => undefined,
    });
    this.provisioning = graphProvisioning(graph, () => this.now, {
      random: () => 0.5,
      log: { info: () => undefined, warn: () => undefined },
    });
  }

  static async start(answer: (asked: Asked) => Answered): Promise<AnsweringTenant> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const tenant = new AnsweringTenant(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = (request.url ?? '').replace(/^\/v1\.0/, '');
        const asked = { method: request.method ?? '', path, body: Buffer.concat(parts).toString('utf8') };
        tenant.asked.push(asked);
        const { status, body, headers } = answer(asked);
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      });
    });
    return tenant;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
