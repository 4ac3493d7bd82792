import assert from 'node:assert/strict';
import { graphCalls } from '../../src/graph/index.js';
import { answering, answeringJson, GraphServer } from './graphServer.js';

describe('a token of Graph', () => {
  let server: GraphServer;
  let elsewhere: GraphServer;
  beforeEach(async () => {
    server = await GraphServer.start();
    elsewhere = await GraphServer.start();
  });
  afterEach(async () => {
    await server.close();
    await elsewhere.close();
  });
  const token = async () => 'a-token';
  const person = { params: { id: 'p1' }, timeoutMs: 5_000 };

  it('goes to the configured host', async () => {
    server.always(answeringJson({ id: 'p1' }));
    await server.client({ token }).call(graphCalls.getUser, person);
    assert.equal(server.arrived[0]?.headers.authorization, 'Bearer a-token');
  });

  it('follows no next link to another host', async () => {
    server.always(answeringJson({ value: [], '@odata.nextLink': `${elsewhere.base}/users?$skiptoken=a` }));
    await assert.rejects(server.client({ token }).list(graphCalls.findUsers, { timeoutMs: 5_000 }), {
      code: 'tenant-refused',
    });
    assert.deepEqual([server.arrived.length, elsewhere.arrived.length], [1, 0]);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`follows no redirect (${status}), not even to the same host`, async () => {
      for (const target of [elsewhere, server]) {
        server.next(answering(status, '', { location: `${target.base}/users/p1` }));
        const before = server.arrived.length;
        await assert.rejects(server.client({ token }).call(graphCalls.getUser, person), {
          code: 'tenant-unavailable',
        });
        assert.deepEqual([server.arrived.length, elsewhere.arrived.length], [before + 1, 0]);
      }
    });
  }

  it('is led nowhere by an id or an option that looks like an address', async () => {
    server.always(answeringJson({ id: 'p1', value: [] }));
    const graph = server.client({ token });
    await graph.call(graphCalls.getUser, { ...person, params: { id: `${elsewhere.base}/users` } });
    await graph.call(graphCalls.getUser, { ...person, params: { id: 'https://evil.example/v1.0/x' } });
    await graph.call(graphCalls.findUsers, {
      query: { $filter: 'https://evil.example/a/b' },
      timeoutMs: 5_000,
    });
    assert.equal(server.arrived.length, 3);
    assert.equal(elsewhere.arrived.length, 0);
  });

  it('is led nowhere by a link that hides another address in its query', async () => {
    server.next(
      answeringJson({
        value: [],
        '@odata.nextLink': `${server.base}/users?$skiptoken=https://evil.example/v1.0/users`,
      }),
    );
    await assert.rejects(server.client({ token }).list(graphCalls.findUsers, { timeoutMs: 5_000 }), {
      code: 'tenant-refused',
    });
    assert.equal(server.arrived.length, 1);
  });
});
