import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the bot put it into a conversation. */
export interface SentMessage {
  readonly conversationId: string;
  readonly id: string;
  activity: {
    type: string;
    text?: string;
    summary?: string;
    attachments?: { contentType: string; content: Card }[];
  };
  /** How often it was replaced. */
  updates: number;
  readonly authorization: string | undefined;
}

export interface Card {
  readonly type: string;
  readonly body: unknown[];
  readonly [key: string]: unknown;
}

/** Says how the connector answers instead: a status, or null for as usual. */
export type ConnectorFault = (method: string, conversationId: string) => number | null;

/** A stand-in for the Bot Framework connector: takes what the bot sends, as Teams would. */
export class Connector {
  readonly messages: SentMessage[] = [];
  fault: ConnectorFault = () => null;
  /** What is waited for before the connector takes something. */
  before: (method: string, conversationId: string) => Promise<void> = async () => undefined;
  #next = 1;
  #listeners = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Connector> {
    const server = createServer();
    const connector = new Connector(server);
    server.on('request', (request, response) => {
      void read(request).then(async (body) => {
        const match = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(request.url ?? '');
        const conversationId = decodeURIComponent(match?.[1] ?? '');
        const method = request.method ?? '';
        await connector.before(method, conversationId);
        const status = connector.fault(method, conversationId);
        const reply = (code: number, value: object) => {
          response.writeHead(code, { 'content-type': 'application/json' });
          response.end(JSON.stringify(value));
        };
        if (status !== null)
          return reply(status, { error: { code: `Fault${status}`, message: 'asked for' } });
        const activity: SentMessage['activity'] = JSON.parse(body || '{}');
        const id = match?.[2] === undefined ? undefined : decodeURIComponent(match[2]);
        if (method === 'PUT') {
          const known = connector.messages.find(
            (message) => message.id === id && message.conversationId === conversationId,
          );
          if (known === undefined)
            return reply(404, { error: { code: 'ActivityNotFoundInConversation', message: '' } });
          known.activity = activity;
          known.updates += 1;
          reply(200, { id });
        } else {
          const sent = `m${connector.#next++}`;
          connector.messages.push({
            conversationId,
            id: sent,
            activity,
            updates: 0,
            authorization: request.headers.authorization,
          });
          reply(201, { id: sent });
        }
        for (const listener of connector.#listeners) listener();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  in(conversationId: string): SentMessage[] {
    return this.messages.filter(
      (message) => message.conversationId === conversationId && message.activity.type === 'message',
    );
  }

  /** Resolves as soon as `holds` is true after something arrived; rejects after `withinMs` with what was seen. */
  async until(holds: () => boolean, withinMs = 8_000, about = 'what was waited for'): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const listener = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(listener);
        const seen = this.messages.map(
          ({ conversationId, activity }) =>
            `${conversationId}: ${activity.summary ?? activity.text ?? activity.type}`,
        );
        reject(new Error(`${about} did not happen; seen:\n${seen.join('\n')}`));
      }, withinMs);
      this.#listeners.add(listener);
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
