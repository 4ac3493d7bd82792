import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { z } from 'zod';

export const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const messageSchema = z.object({
  type: z.string(),
  timestamp: z.string(),
  schema: z.literal(1),
  data: z.object({
    tenant: z.string(),
    actor: z.object({ type: z.string(), id: z.string().optional(), role: z.string().optional() }),
    request: z.looseObject({ id: z.string(), version: z.number(), state: z.string(), person: z.string() }),
    details: z.unknown().optional(),
  }),
});
export type ReceivedMessage = z.infer<typeof messageSchema>;

/** How the receiver answers one message: a status, perhaps with headers, or not at all. */
export type Reply =
  | number
  | { readonly status: number; readonly headers: Record<string, string> }
  | 'silence';

/** A receiver of webhooks over HTTP. It answers as told, one reply a message, and then with 204. */
export class WebhookReceiver {
  readonly received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  readonly replies: Reply[] = [];
  url = '';
  #server: Server | undefined;

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        this.received.push({ headers: request.headers, body });
        const reply = this.replies.shift() ?? 204;
        if (reply === 'silence') return;
        if (typeof reply === 'number') response.writeHead(reply);
        else response.writeHead(reply.status, reply.headers);
        response.end();
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/events`;
    return this;
  }

  get messages(): readonly ReceivedMessage[] {
    return this.received.map(({ body }) => messageSchema.parse(JSON.parse(body)));
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

/** Whether one of the signatures is ours, as docs/webhooks.md tells receivers to look. */
export function isSigned(
  { headers, body }: WebhookReceiver['received'][number],
  secret = webhookSecret,
): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key)
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((part) => {
      const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
      return part.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
    });
}
