import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sinon from 'sinon';
import { createGraphClient, odataString } from '../../src/graph/index.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe('the Graph client', () => {
  let server: Server;
  let handler: sinon.SinonStub<Parameters<Handler>, void>;
  let now = 0;
  const call = { timeoutMs: 500 };
  const client = (token: string | null = null) =>
    createGraphClient({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`,
      token: async () => token,
      now: () => now,
    });
  const answer = (status: number, body: string, headers: Record<string, string> = {}): Handler => {
    return (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body);
    };
  };

  beforeEach(async () => {
    now = 0;
    handler = sinon.stub<Parameters<Handler>, void>();
    server = createServer((request, response) => {
      request.resume();
      request.on('end', () => handler(request, response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('follows next links, page by page', async () => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`;
    handler
      .onFirstCall()
      .callsFake(
        answer(200, JSON.stringify({ value: [1], '@odata.nextLink': `${base}/users?$skiptoken=a` })),
      );
    handler.onSecondCall().callsFake(answer(200, JSON.stringify({ value: [2] })));
    assert.deepEqual(await client().list('/users', call), [1, 2]);
    assert.equal(handler.secondCall.args[0].url, '/v1.0/users?$skiptoken=a');
  });

  it('sends its token to the configured host only, and follows no link elsewhere', async () => {
    handler.callsFake(
      answer(200, JSON.stringify({ value: [], '@odata.nextLink': 'http://evil.example/v1.0/users' })),
    );
    await assert.rejects(client('secret').list('/users', call), { code: 'tenant-refused' });
    assert.equal(handler.callCount, 1);
    assert.equal(handler.firstCall.args[0].headers.authorization, 'Bearer secret');
  });

  it('keeps still for the whole tenant after a 429, for as long as it was asked', async () => {
    const graph = client();
    handler.callsFake(
      answer(429, '{"error":{"code":"TooManyRequests","message":""}}', { 'retry-after': '7' }),
    );
    await assert.rejects(graph.get('/users/1', call), { code: 'tenant-throttled', retryAfterMs: 7_000 });
    handler.callsFake(answer(200, '{}'));
    now = 6_999;
    await assert.rejects(graph.get('/users/2', call), { code: 'tenant-throttled', retryAfterMs: 1 });
    assert.equal(handler.callCount, 1);
    now = 7_000;
    assert.deepEqual(await graph.get('/users/2', call), {});
  });

  it('tells what was refused from what may have been done', async () => {
    const graph = client();
    const outcomes: readonly (readonly [number, string, string])[] = [
      [400, '{"error":{"code":"BadRequest","message":"x"}}', 'tenant-refused'],
      [403, '{}', 'tenant-refused'],
      [404, '{"error":{"code":"NotFound","message":"x"}}', 'not-found'],
      [408, '{}', 'tenant-unavailable'],
      [500, '{}', 'tenant-unavailable'],
      [502, '<html>Bad gateway</html>', 'tenant-unavailable'],
      [200, '<html>Sign in</html>', 'tenant-unavailable'],
    ];
    for (const [status, body, code] of outcomes) {
      handler.callsFake(answer(status, body));
      await assert.rejects(graph.post('/x', {}, call), { code }, `${status}`);
    }
  });

  it('takes an empty answer, a lost connection and no answer at all for what they are', async () => {
    handler.callsFake(answer(200, ''));
    assert.equal((await client().post('/x', {}, call)).body, null);
    handler.callsFake((request) => request.socket.destroy());
    await assert.rejects(client().post('/x', {}, call), { code: 'tenant-unavailable' });
    handler.callsFake(() => undefined);
    await assert.rejects(client().post('/x', {}, { timeoutMs: 50 }), { code: 'tenant-unavailable' });
  });

  it('escapes what stands in a filter', () => {
    assert.equal(odataString("O'Neil' or 1 eq 1"), "'O''Neil'' or 1 eq 1'");
  });
});
