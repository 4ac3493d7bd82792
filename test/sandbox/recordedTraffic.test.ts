import assert from 'node:assert/strict';
import { knownPeople, type SandboxExchange } from '../../src/sandbox/index.js';
import { numbersPath, TenantInTest } from './tenantInTest.js';

const { robin } = knownPeople;

describe('Recorded traffic', () => {
  let tenant: TenantInTest;
  let seen: SandboxExchange[];
  beforeEach(async () => {
    seen = [];
    tenant = await TenantInTest.start({ onExchange: (exchange) => seen.push(exchange) });
  });
  afterEach(() => tenant.close());

  it('has every call to Graph as it came and as it was answered', async () => {
    const path = `/users/${robin.id}?$select=id%2CdisplayName`;
    await tenant.graph('GET', path, undefined, { consistencylevel: 'eventual' });
    const question = { groupIds: ['x'] };
    await tenant.graph('POST', `/users/${robin.id}/checkMemberGroups`, question);
    const [get, post] = seen;
    assert.equal(get?.method, 'GET');
    assert.equal(get.path, `/v1.0${path}`);
    assert.equal(get.requestHeaders.consistencylevel, 'eventual');
    assert.equal(get.body, undefined);
    assert.equal(get.status, 200);
    assert.ok(JSON.stringify(get.answer).includes('Robin Keller'));
    assert.match(get.headers['request-id'] ?? '', /./);
    assert.deepEqual(post?.body, question);
  });

  it('has refusals, pages of proxies and cut connections, and where an operation can be followed', async () => {
    await tenant.graph('GET', '/users/x');
    await tenant.setFaults(
      { route: '/users', kind: 'html-502', next: 1 },
      { route: '/users', kind: 'reset', next: 1 },
    );
    await tenant.graph('GET', '/users');
    await assert.rejects(tenant.graph('GET', '/users'));
    const { telephoneNumber } = await tenant.numberOf(robin.id);
    const body = { telephoneNumber, numberType: 'callingPlan' };
    await tenant.graph('POST', `${numbersPath}/unassignNumber`, body);
    assert.deepEqual(
      seen.map(({ status }) => status),
      [404, 502, null, 200, 202],
    );
    assert.equal(typeof seen[1]?.answer, 'string');
    assert.match(seen.at(-1)?.headers.location ?? '', /operations\('/);
  });

  it('leaves out the sandbox’s own routes', async () => {
    await tenant.people();
    assert.deepEqual(seen, []);
  });
});
