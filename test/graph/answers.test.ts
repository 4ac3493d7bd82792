import assert from 'node:assert/strict';
import { isLineDeskError } from '../../src/errors.js';
import { type GraphExchange, graphCalls, odataString } from '../../src/graph/index.js';
import { answering, answeringJson, cutting, GraphServer, refusing, silent } from './graphServer.js';

const person = { params: { id: 'p1' }, timeoutMs: 5_000 };
const update = { body: { telephoneNumber: '+4930123', locationId: 'l1' }, timeoutMs: 5_000 };
const html = '<!DOCTYPE html><html><body>Bad gateway</body></html>';

describe('what Graph answers', () => {
  let server: GraphServer;
  beforeEach(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => server.close());

  it('is read by the contract: what it does not name is passed over, and unknown values stay', async () => {
    server.next(answeringJson({ telephoneNumber: '+4930123', numberType: 'somethingNew', colour: 'blue' }));
    const { body } = await server.client().call(graphCalls.getNumberAssignment, person);
    assert.deepEqual(body, { telephoneNumber: '+4930123', numberType: 'somethingNew' });
  });

  it('may wrap one entity in a value, and each of a list, too', async () => {
    const graph = server.client();
    server.next(answeringJson({ value: { id: 'o1', status: 'running' } }));
    const operation = await graph.call(graphCalls.getNumberOperation, person);
    assert.equal(operation.body.status, 'running');
    server.next(answeringJson({ value: [{ value: { id: 'p1' } }, { id: 'p2' }] }));
    const people = await graph.list(graphCalls.findUsers, { timeoutMs: 5_000 });
    assert.deepEqual(
      people.map(({ id }) => id),
      ['p1', 'p2'],
    );
  });

  it('is unreadable where it breaks the contract', async () => {
    const graph = server.client();
    for (const body of [{}, { id: 5 }, [], null]) {
      server.next(answeringJson(body));
      await assert.rejects(graph.call(graphCalls.getUser, person), { code: 'tenant-answer-unreadable' });
    }
    server.next(answering(200, ''));
    await assert.rejects(graph.call(graphCalls.getUser, person), { code: 'tenant-answer-unreadable' });
  });

  it('may have no body where none is wanted', async () => {
    const graph = server.client();
    for (const answer of [answering(200, ''), answering(204, ''), answeringJson({ any: 'thing' })]) {
      server.next(answer);
      assert.equal((await graph.call(graphCalls.updateNumber, update)).body, null);
    }
  });

  it('names a long-running operation by its path, whatever the host, or not at all', async () => {
    const graph = server.client();
    const assignment = {
      body: { telephoneNumber: '+4930123', numberType: 'callingPlan' },
      timeoutMs: 5_000,
    };
    const path = "/admin/teams/telephoneNumberManagement/operations('o1')";
    const locations: readonly (readonly [string | null, string | null])[] = [
      [`${server.base}${path}`, path],
      [`https://graph.microsoft.com/v1.0${path}`, path],
      [`/v1.0${path}`, path],
      ['http://[', null],
      [null, null],
    ];
    for (const [header, location] of locations) {
      server.next(answering(202, '', header === null ? {} : { location: header }));
      assert.equal((await graph.call(graphCalls.unassignNumber, assignment)).location, location);
    }
  });

  it('tells what was refused from what may have been done', async () => {
    const outcomes: readonly (readonly [Parameters<typeof server.next>[0], string, boolean])[] = [
      [refusing(400, 'BadRequest'), 'tenant-refused', true],
      [refusing(409, 'Conflict'), 'tenant-refused', true],
      [refusing(403, 'Authorization_RequestDenied'), 'tenant-cannot', true],
      [refusing(405, 'MethodNotAllowed'), 'tenant-cannot', true],
      [refusing(501, 'NotImplemented'), 'tenant-cannot', true],
      [refusing(401, 'InvalidAuthenticationToken'), 'tenant-unavailable', true],
      [refusing(404, 'Request_ResourceNotFound'), 'not-found', true],
      [answering(404, ''), 'not-found', true],
      [refusing(408, 'RequestTimeout'), 'tenant-unavailable', false],
      [refusing(500, 'InternalServerError'), 'tenant-unavailable', false],
      [refusing(503, 'ServiceUnavailable'), 'tenant-unavailable', false],
      [answering(502, html, { 'content-type': 'text/html' }), 'tenant-unavailable', false],
      [answering(404, html, { 'content-type': 'text/html' }), 'tenant-unavailable', false],
      [answering(403, html, { 'content-type': 'text/html' }), 'tenant-unavailable', false],
      [answering(200, html, { 'content-type': 'text/html' }), 'tenant-unavailable', false],
      [answering(200, '{"value":[{"id":'), 'tenant-unavailable', false],
      [cutting, 'tenant-unavailable', false],
    ];
    // Licences have one form of their path only.
    const change = { params: { id: 'p1' }, body: { addLicenses: [], removeLicenses: [] }, timeoutMs: 5_000 };
    for (const [answer, code, nothingDone] of outcomes) {
      server.next(answer);
      const before = server.arrived.length;
      await assert.rejects(server.client().call(graphCalls.assignLicense, change), { code, nothingDone });
      assert.equal(server.arrived.length, before + 1, 'a write is made once');
    }
  });

  it('that breaks off in its middle may have been preceded by the effect', async () => {
    server.next((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":');
      setImmediate(() => response.socket?.destroy());
    });
    await assert.rejects(server.client().call(graphCalls.updateNumber, update), {
      code: 'tenant-unavailable',
      nothingDone: false,
    });
  });

  it('and does not come within its time is waited for no longer', async () => {
    server.always(silent);
    await assert.rejects(server.client().call(graphCalls.updateNumber, { ...update, timeoutMs: 60 }), {
      code: 'tenant-unavailable',
      nothingDone: false,
      message: 'no answer to POST within 60 ms',
    });
    await assert.rejects(server.client().call(graphCalls.getUser, { ...person, timeoutMs: 60 }), {
      code: 'tenant-unavailable',
    });
    assert.equal(server.arrived.length, 2);
  });

  it('never comes where nobody listens: then nothing was done', async () => {
    const graph = server.client();
    await server.close();
    await assert.rejects(graph.call(graphCalls.updateNumber, update), {
      code: 'tenant-unavailable',
      nothingDone: true,
    });
    server = await GraphServer.start();
  });

  it('is logged with the ids by which Microsoft finds the request', async () => {
    const seen: GraphExchange[] = [];
    let ids = 0;
    const graph = server.client({
      onExchange: (exchange) => seen.push(exchange),
      newId: () => {
        ids += 1;
        return `ours-${ids}`;
      },
    });
    server.next(answering(200, '{"id":"p1"}', { 'request-id': 'theirs' }), cutting);
    await graph.call(graphCalls.getUser, person);
    await assert.rejects(graph.call(graphCalls.updateNumber, update));
    assert.deepEqual(
      seen.map(({ ms: _, ...exchange }) => exchange),
      [
        {
          call: 'getUser',
          method: 'GET',
          path: '/users/p1',
          status: 200,
          requestId: 'theirs',
          clientRequestId: 'ours-1',
        },
        {
          call: 'updateNumber',
          method: 'POST',
          path: '/admin/teams/telephoneNumberManagement/numberAssignments/updateNumber',
          status: 0,
          requestId: null,
          clientRequestId: 'ours-2',
        },
      ],
    );
    assert.deepEqual(
      server.arrived.map(({ headers }) => headers['client-request-id']),
      ['ours-1', 'ours-2'],
    );
  });

  it('answers what was asked: paths, options and bodies arrive as they were meant', async () => {
    const graph = server.client();
    server.always(answeringJson({ value: [], id: 'x' }));
    await graph.call(graphCalls.getPolicyId, {
      params: { type: 'CallingLineIdentity', name: "Müller's / desk?" },
      timeoutMs: 5_000,
    });
    await graph.call(graphCalls.findUsers, {
      query: { $filter: `startsWith(displayName,${odataString("O'Neil & Söhne + 1=1")})` },
      headers: { ConsistencyLevel: 'eventual' },
      timeoutMs: 5_000,
    });
    await graph.call(graphCalls.updateNumber, update);
    await graph.call(graphCalls.removeGroupMember, {
      params: { id: 'g1', memberId: 'p1' },
      timeoutMs: 5_000,
    });
    const [policy, users, updated, removed] = server.arrived;
    assert.equal(
      decodeURIComponent(policy?.url ?? ''),
      "/v1.0/admin/teams/policy/getPolicyId(type='CallingLineIdentity',name='Müller''s / desk?')",
    );
    assert.ok(policy?.url.includes('%2F') && policy.url.includes('%3F'));
    const { searchParams } = new URL(users?.url ?? '', server.base);
    assert.deepEqual(Object.fromEntries(searchParams), {
      $filter: "startsWith(displayName,'O''Neil & Söhne + 1=1')",
    });
    assert.equal(users?.headers['consistencylevel'], 'eventual');
    assert.deepEqual(JSON.parse(updated?.body ?? ''), update.body);
    assert.equal(updated?.headers['content-type'], 'application/json');
    assert.equal(`${removed?.method} ${removed?.url}`, 'DELETE /v1.0/groups/g1/members/p1/$ref');
  });

  it('is never asked for by a body that the contract does not know, nor by a name that leads elsewhere', async () => {
    const graph = server.client();
    const more = { ...update.body, assignmentTargetId: 'p1' };
    await assert.rejects(graph.call(graphCalls.updateNumber, { body: more, timeoutMs: 5_000 }), TypeError);
    await assert.rejects(graph.call(graphCalls.updateNumber, { timeoutMs: 5_000 }), TypeError);
    for (const id of ['', '.', '..']) {
      await assert.rejects(
        graph.call(graphCalls.getUser, { params: { id }, timeoutMs: 5_000 }),
        (error) => isLineDeskError(error, 'tenant-refused') && error.nothingDone,
      );
    }
    assert.deepEqual(server.urls, []);
  });
});
