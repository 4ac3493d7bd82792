import assert from 'node:assert/strict';
import { graphDirectory } from '../../src/directory/index.js';
import { createGraphClient, type GraphClient, graphCalls, odataString } from '../../src/graph/index.js';
import { knownPeople, type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { groupId, personId } from '../../src/telephony/index.js';
import { GraphTraffic, problemsOfAnswer, problemsOfRequest } from '../support/graphTraffic.js';

const { robin } = knownPeople;
const timeoutMs = 5_000;

describe('traffic between client and sandbox', () => {
  let traffic: GraphTraffic;
  let sandbox: Sandbox;
  let graph: GraphClient;
  beforeEach(async () => {
    traffic = new GraphTraffic();
    sandbox = await startSandbox({ port: 0, readBackLagMs: 0, operationMs: 0, onExchange: traffic.record });
    graph = createGraphClient({
      baseUrl: `${sandbox.url}/v1.0`,
      token: async () => null,
      now: Date.now,
      pause: async () => undefined,
    });
  });
  afterEach(() => sandbox.close());

  it('keeps the contract on both sides, whatever is read', async () => {
    const person = { params: { id: robin.id }, timeoutMs };
    const { body: user } = await graph.call(graphCalls.getUser, person);
    assert.equal(user.displayName, 'Robin Keller');
    await graph.call(graphCalls.getManager, person);
    await graph.call(graphCalls.getUserConfiguration, person);
    const found = await graph.list(graphCalls.findUsers, {
      query: { $search: '"displayName:Robin"', $count: 'true' },
      headers: { ConsistencyLevel: 'eventual' },
      timeoutMs,
    });
    assert.ok(found.some(({ id }) => id === robin.id));
    const numbers = await graph.list(graphCalls.listNumberAssignments, { pageSize: 100, timeoutMs });
    assert.ok(numbers.length > 100);
    const all = await graph.page(graphCalls.usersDelta, { query: { $top: '999' }, timeoutMs }, null);
    assert.deepEqual((await graph.page(graphCalls.usersDelta, { timeoutMs }, all.delta ?? '')).items, []);
    assert.ok((await graph.list(graphCalls.listSubscribedSkus, { timeoutMs })).length > 0);
    const policies = await graph.call(graphCalls.getPolicyId, {
      params: { type: 'CallingLineIdentity', name: "Anna's policy" },
      timeoutMs,
    });
    assert.deepEqual(policies.body.value, []);
    await assert.rejects(graph.call(graphCalls.getUser, { params: { id: 'nobody' }, timeoutMs }), {
      code: 'not-found',
    });
    assert.deepEqual(traffic.problems(), []);
  });

  it('keeps the contract on both sides, from one number to another place and back to the shelf', async () => {
    const directory = graphDirectory(graph, Date.now);
    assert.equal((await directory.person(personId(robin.id)))?.name, 'Robin Keller');
    assert.equal(await directory.groupExists(groupId('00000000-0000-4000-8000-00000000ffff')), false);
    const list = { people: [robin.id], groups: ['00000000-0000-4000-8000-00000000ffff'] };
    assert.equal(await directory.isOnList(personId(robin.id), list), true);
    const [number] = await graph.list(graphCalls.listNumberAssignments, {
      query: { $filter: `assignmentTargetId eq ${odataString(robin.id)}` },
      timeoutMs,
    });
    assert.ok(number?.locationId);
    const { telephoneNumber, numberType, locationId } = number;
    await graph.call(graphCalls.updateNumber, { body: { telephoneNumber, locationId }, timeoutMs });
    const given = await graph.call(graphCalls.unassignNumber, {
      body: { telephoneNumber, numberType },
      timeoutMs,
    });
    const id = /'(.+)'/.exec(given.location ?? '')?.[1] ?? '';
    const operation = await graph.call(graphCalls.getNumberOperation, { params: { id }, timeoutMs });
    assert.equal(operation.body.status, 'succeeded');
    const free = await graph.list(graphCalls.listNumberAssignments, {
      query: { $filter: `telephoneNumber eq ${odataString(telephoneNumber)}` },
      timeoutMs,
    });
    assert.equal(free[0]?.assignmentStatus, 'unassigned');
    assert.deepEqual(traffic.problems(), []);
    assert.equal(traffic.calls().get('updateNumber'), 1);
  });
});

describe('the check of recorded traffic', () => {
  const root = '/v1.0/admin/teams/telephoneNumberManagement/numberAssignments';
  const update = {
    method: 'POST',
    path: `${root}/microsoft.graph.teamsAdministration.updateNumber`,
    body: { telephoneNumber: '+4930123' } as unknown,
    status: 200,
    headers: {},
    answer: undefined as unknown,
  };

  it('passes what the contract has, in both forms', () => {
    assert.deepEqual(problemsOfRequest(update), []);
    assert.deepEqual(problemsOfAnswer(update), []);
  });

  it('finds routes, options and fields that it does not have', () => {
    assert.deepEqual(problemsOfRequest({ ...update, path: `${root}/deleteNumber` }), [
      'POST /admin/teams/telephoneNumberManagement/numberAssignments/deleteNumber is no route of the contract',
    ]);
    assert.deepEqual(problemsOfRequest({ ...update, method: 'PATCH' }).length, 1);
    assert.deepEqual(problemsOfRequest({ ...update, path: `${root}/updateNumber?$top=1` }), [
      "updateNumber doesn't take $top",
    ]);
    assert.equal(
      problemsOfRequest({ ...update, body: { telephoneNumber: '+49', colour: 'blue' } }).length,
      1,
    );
    assert.equal(problemsOfRequest({ ...update, body: undefined }).length, 1);
    assert.equal(problemsOfRequest({ ...update, requestHeaders: {} }).length, 1);
    const search = { ...update, method: 'GET', path: '/v1.0/users?$search=x', body: undefined };
    assert.equal(problemsOfRequest({ ...search, requestHeaders: { 'client-request-id': '1' } }).length, 1);
  });

  it('finds answers that it does not have', () => {
    assert.deepEqual(problemsOfAnswer({ ...update, status: 202 }), ['updateNumber answered 202']);
    assert.deepEqual(problemsOfAnswer({ ...update, answer: {} }), ['updateNumber answered with a body']);
    assert.equal(problemsOfAnswer({ ...update, status: 502, answer: '<html>' }).length, 1);
    const user = { ...update, method: 'GET', path: '/v1.0/users/1', body: undefined, answer: {} };
    assert.equal(problemsOfAnswer(user).length, 1);
    const delta = { ...user, path: '/v1.0/users/delta', answer: { value: [] } };
    assert.deepEqual(problemsOfAnswer(delta), []);
  });
});
