import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGraphClient, type GraphClient, type GraphClientOptions } from '../../src/graph/index.js';

/** A request as it arrived, with its body. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export type Answering = (response: ServerResponse, arrived: Arrived) => void;

/** An HTTP server in Graph's place, which answers as it is told and remembers what it was asked. */
export class GraphServer {
  readonly arrived: Arrived[] = [];
  #answers: Answering[] = [];
  #usual: Answering = answering(200, '{}');
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        const arrived = {
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body,
        };
        this.arrived.push(arrived);
        (this.#answers.shift() ?? this.#usual)(response, arrived);
      });
    });
  }

  static async start(): Promise<GraphServer> {
    const one = new GraphServer();
    await new Promise<void>((resolve) => one.#server.listen(0, '127.0.0.1', resolve));
    return one;
  }

  get base(): string {
    const address = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}/v1.0`;
  }

  get urls(): string[] {
    return this.arrived.map(({ url }) => url);
  }

  /** Answers the next requests so, each once, in this order. */
  next(...answers: Answering[]): void {
    this.#answers.push(...answers);
  }

  /** Answers all requests so for which nothing else was told. */
  always(answer: Answering): void {
    this.#usual = answer;
  }

  /** A client of this server, with no pauses and nothing random. */
  client(options: Partial<GraphClientOptions> = {}): GraphClient {
    return createGraphClient({
      baseUrl: this.base,
      token: async () => null,
      now: () => 0,
      random: () => 0,
      pause: async () => undefined,
      ...options,
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export function answering(status: number, body: string, headers: Record<string, string> = {}): Answering {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
}

export const answeringJson = (body: unknown, status = 200): Answering =>
  answering(status, JSON.stringify(body));

/** Graph's error body. */
export const refusing = (status: number, code: string, headers: Record<string, string> = {}): Answering =>
  answering(status, JSON.stringify({ error: { code, message: 'for people' } }), headers);

/** The connection is cut. */
export const cutting: Answering = (response) => {
  response.socket?.resetAndDestroy();
};

/** No answer comes. */
export const silent: Answering = () => undefined;
