import assert from 'node:assert/strict';
import { get } from 'node:http';
import { errorOf, TenantInTest } from './tenantInTest.js';

describe('Errors of the sandbox', () => {
  let tenant: TenantInTest;
  before(async () => {
    tenant = await TenantInTest.start();
  });
  after(() => tenant.close());

  it('have Graph’s shape for a route that nobody serves', async () => {
    for (const [method, path] of [
      ['GET', '/me'],
      ['POST', '/users/delta'],
      ['DELETE', '/subscribedSkus'],
    ] as const) {
      const reply = await tenant.graph(method, path);
      assert.equal(reply.status, 404);
      assert.equal(errorOf(reply).code, 'ResourceNotFound');
    }
    assert.equal((await fetch(tenant.sandbox.url)).status, 404);
    assert.equal((await tenant.own('GET', '/nothing')).status, 404);
  });

  it('carry a request id and hand the client’s back', async () => {
    const reply = await tenant.graph('GET', '/users/x', undefined, { 'client-request-id': 'mine-1' });
    const { innerError } = errorOf(reply);
    assert.equal(innerError['client-request-id'], 'mine-1');
    assert.equal(reply.headers.get('client-request-id'), 'mine-1');
    assert.equal(innerError['request-id'], reply.headers.get('request-id'));
    assert.equal(innerError.date, '2026-09-01T08:00:00');
  });

  it('don’t come from a bearer token: any is taken, and none', async () => {
    const reply = await tenant.graph('GET', '/subscribedSkus', undefined, {
      authorization: 'Bearer whatever',
    });
    assert.equal(reply.status, 200);
    assert.ok(reply.headers.get('request-id'));
  });

  it('answer a body above 1 MiB', async () => {
    const body = JSON.stringify({ groupIds: ['x'.repeat(1_100_000)] });
    assert.equal((await tenant.graph('POST', '/users/x/checkMemberGroups', body)).status, 413);
  });

  it('answer broken percent-encoding and odd addresses without falling over', async () => {
    for (const path of ['/v1.0/users/%E0%A4%A', '//', '/v1.0//users', '/v1.0/users/..%2f..%2fsandbox']) {
      const status = await new Promise((resolve, reject) => {
        const { hostname, port } = new URL(tenant.sandbox.url);
        get({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
      });
      assert.equal(status, 404, path);
    }
  });
});
