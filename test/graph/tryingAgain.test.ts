import assert from 'node:assert/strict';
import { graphCalls } from '../../src/graph/index.js';
import { answering, answeringJson, cutting, GraphServer, refusing } from './graphServer.js';

describe('a read that fails', () => {
  let server: GraphServer;
  beforeEach(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => server.close());
  const person = { params: { id: 'p1' }, timeoutMs: 5_000 };

  it('is tried again, after pauses that grow and are spread', async () => {
    const pauses: number[] = [];
    const chances = [0, 1];
    const graph = server.client({
      random: () => chances.shift() ?? 0,
      pause: async (ms) => pauses.push(ms),
    });
    server.next(cutting, answering(502, '<html></html>'), answeringJson({ id: 'p1' }));
    assert.equal((await graph.call(graphCalls.getUser, person)).body.id, 'p1');
    assert.deepEqual(pauses, [75, 450]);
    assert.equal(new Set(server.arrived.map(({ headers }) => headers['client-request-id'])).size, 3);
  });

  it('is tried three times at most', async () => {
    server.always(refusing(503, 'ServiceUnavailable'));
    await assert.rejects(server.client().call(graphCalls.getUser, person), { code: 'tenant-unavailable' });
    assert.equal(server.arrived.length, 3);
  });

  it('is tried again only while its time lasts, and not before Graph wants it', async () => {
    const graph = server.client({ random: () => 0.5 });
    server.always(refusing(503, 'ServiceUnavailable', { 'retry-after': '3' }));
    await assert.rejects(graph.call(graphCalls.getUser, { ...person, timeoutMs: 2_900 }), {
      code: 'tenant-unavailable',
      retryAfterMs: 3_000,
    });
    assert.equal(server.arrived.length, 1);
  });

  it('is not tried again where the answer would stay the same', async () => {
    const graph = server.client();
    for (const answer of [refusing(401, 'x'), refusing(403, 'x'), refusing(404, 'x'), answeringJson({})]) {
      server.next(answer);
      const before = server.arrived.length;
      await assert.rejects(graph.call(graphCalls.getUser, person));
      assert.equal(server.arrived.length, before + 1);
    }
  });

  it('may be a POST that only asks', async () => {
    server.next(cutting, answeringJson({ value: ['g1'] }));
    const { body } = await server
      .client()
      .call(graphCalls.checkMemberGroups, { ...person, body: { groupIds: ['g1'] } });
    assert.deepEqual(body.value, ['g1']);
  });
});
