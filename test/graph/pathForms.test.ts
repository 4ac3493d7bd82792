import assert from 'node:assert/strict';
import { graphCalls } from '../../src/graph/index.js';
import { type Answering, answering, answeringJson, cutting, GraphServer, refusing } from './graphServer.js';

const short = '/v1.0/admin/teams/telephoneNumberManagement/numberAssignments/updateNumber';
const long =
  '/v1.0/admin/teams/telephoneNumberManagement/numberAssignments/microsoft.graph.teamsAdministration.updateNumber';

describe('the two forms of a path', () => {
  let server: GraphServer;
  beforeEach(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => server.close());
  const write = { body: { telephoneNumber: '+4930123', locationId: 'l1' }, timeoutMs: 5_000 };

  /** A tenant that knows one form only. */
  const onlyLong =
    (unknown: Answering): Answering =>
    (response, arrived) =>
      (arrived.url === short ? unknown : answering(200, ''))(response, arrived);

  for (const [what, unknown] of [
    ['404', refusing(404, 'ResourceNotFound')],
    ['404 without a body', answering(404, '')],
    ['400 with the code of any refusal', refusing(400, 'BadRequest')],
  ] as const) {
    it(`are tried in turn where one is unknown (${what}), and the one that works is remembered`, async () => {
      const graph = server.client();
      server.always(onlyLong(unknown));
      await graph.call(graphCalls.updateNumber, write);
      await graph.call(graphCalls.updateNumber, write);
      assert.deepEqual(server.urls, [short, long, long]);
    });
  }

  it('are tried once each: a tenant that knows neither cannot do it', async () => {
    server.always(refusing(404, 'ResourceNotFound'));
    await assert.rejects(server.client().call(graphCalls.updateNumber, write), {
      code: 'tenant-cannot',
      nothingDone: true,
    });
    assert.deepEqual(server.urls, [short, long]);
  });

  it('are not tried for a page of a proxy', async () => {
    server.always(answering(404, '<html>Not found</html>', { 'content-type': 'text/html' }));
    await assert.rejects(server.client().call(graphCalls.updateNumber, write), {
      code: 'tenant-unavailable',
    });
    assert.deepEqual(server.urls, [short]);
  });

  it('are not to blame for a refusal once one has worked', async () => {
    const graph = server.client();
    server.next(answering(200, ''), refusing(400, 'BadRequest'));
    await graph.call(graphCalls.updateNumber, write);
    await assert.rejects(graph.call(graphCalls.updateNumber, write), { code: 'tenant-refused' });
    assert.deepEqual(server.urls, [short, short]);
  });

  it('are not to blame for a number that the tenant does not know, once one has worked', async () => {
    const graph = server.client();
    server.next(answering(200, ''));
    await graph.call(graphCalls.updateNumber, write);
    server.always(refusing(404, 'NotFound'));
    await assert.rejects(graph.call(graphCalls.updateNumber, write), { code: 'not-found' });
  });

  it('give the refusal that is about the call, whichever form it came from', async () => {
    server.next(refusing(404, 'ResourceNotFound'), refusing(400, 'NumberTaken'));
    await assert.rejects(server.client().call(graphCalls.updateNumber, write), {
      code: 'tenant-refused',
      message: 'Graph answered 400 NumberTaken to updateNumber',
    });
  });

  it('never make a write twice: what may have been done is not done in the other form', async () => {
    for (const answer of [cutting, refusing(503, 'x'), refusing(409, 'Conflict'), refusing(403, 'x')]) {
      server.next(answer);
      const before = server.arrived.length;
      await assert.rejects(server.client().call(graphCalls.updateNumber, write));
      assert.equal(server.arrived.length, before + 1);
    }
    server.next(refusing(404, 'ResourceNotFound'), cutting);
    await assert.rejects(server.client().call(graphCalls.updateNumber, write), {
      code: 'tenant-unavailable',
      nothingDone: false,
    });
  });

  it('of a read: an entity that is in neither is not found', async () => {
    const graph = server.client();
    const operation = { params: { id: "o'1" }, timeoutMs: 5_000 };
    server.next(refusing(404, 'NotFound'), refusing(404, 'NotFound'));
    await assert.rejects(graph.call(graphCalls.getNumberOperation, operation), { code: 'not-found' });
    const root = '/v1.0/admin/teams/telephoneNumberManagement';
    assert.deepEqual(server.urls, [`${root}/operations/o'1`, `${root}/operations('o''1')`]);
    server.next(answeringJson({ status: 'running' }), refusing(404, 'NotFound'));
    await graph.call(graphCalls.getNumberOperation, operation);
    await assert.rejects(graph.call(graphCalls.getNumberOperation, operation), { code: 'not-found' });
    assert.equal(server.arrived.length, 4);
  });
});
