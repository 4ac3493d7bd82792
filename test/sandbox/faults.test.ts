import assert from 'node:assert/strict';
import { z } from 'zod';
import { faultKindNames, faultKindRule } from '../../src/sandbox/faults/faultKinds.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { errorOf, numbersPath, operationMs, readBackLagMs, TenantInTest } from './tenantInTest.js';

const { robin } = knownPeople;
const updateRoute = `${numbersPath}/updateNumber`;

describe('Faults', () => {
  let tenant: TenantInTest;
  let telephoneNumber: string;
  let other: string;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
    const all = await tenant.numbers(`startswith(telephoneNumber,'+4930') and locationId ne null`);
    ({ telephoneNumber } = await tenant.numberOf(robin.id));
    const now = await tenant.number(telephoneNumber);
    other = all.find((each) => each.locationId !== now.locationId)?.locationId ?? '';
  });
  afterEach(() => tenant.close());

  const move = (path = updateRoute) => tenant.graph('POST', path, { telephoneNumber, locationId: other });
  const moved = async () => (await tenant.number(telephoneNumber)).locationId === other;

  it('throttle without a word on how long', async () => {
    await tenant.setFaults({ route: '/users', kind: '429', next: 1 });
    const reply = await tenant.graph('GET', `/users/${robin.id}`);
    assert.equal(reply.status, 429);
    assert.equal(errorOf(reply).code, 'TooManyRequests');
    assert.equal(reply.headers.get('retry-after'), null);
    assert.equal((await tenant.graph('GET', `/users/${robin.id}`)).status, 200);
  });

  it('throttle with Retry-After in whole seconds', async () => {
    await tenant.setFaults(
      { route: '/users', kind: '429-retry-after', next: 1 },
      { route: '/users', kind: '429-retry-after', next: 1, delayMs: 2_100 },
    );
    const retryAfter = async () =>
      (await tenant.graph('GET', `/users/${robin.id}`)).headers.get('retry-after');
    assert.equal(await retryAfter(), '1');
    assert.equal(await retryAfter(), '3');
    assert.equal(await retryAfter(), null);
  });

  it('make the service unavailable without an effect', async () => {
    await tenant.setFaults({ route: updateRoute, kind: '503', next: 1 });
    const reply = await move();
    assert.equal(reply.status, 503);
    assert.equal(errorOf(reply).code, 'ServiceUnavailable');
    assert.deepEqual(await tenant.writes(), []);
  });

  for (const [kind, effects] of [
    ['timeout-before', 0],
    ['timeout-after', 1],
  ] as const) {
    it(`time out with ${effects} effect after ${kind}`, async () => {
      await tenant.setFaults({ route: updateRoute, kind, next: 1, delayMs: 30_000 });
      const pending = move();
      await tenant.clock.somebodyWaits();
      assert.equal((await tenant.writes()).length, effects);
      tenant.clock.advance(30_000);
      assert.equal((await pending).status, 504);
      assert.equal((await tenant.writes()).length, effects);
      assert.equal(await moved(), effects === 1);
    });
  }

  it('hold a connection until the client gives up, and let the next request through', async () => {
    await tenant.setFaults({ route: updateRoute, kind: 'timeout-after', next: 1 });
    const impatient = new AbortController();
    const pending = fetch(`${tenant.sandbox.url}/v1.0${updateRoute}`, {
      method: 'POST',
      body: JSON.stringify({ telephoneNumber, locationId: other }),
      signal: impatient.signal,
    });
    while ((await tenant.writes()).length === 0);
    impatient.abort();
    await assert.rejects(pending);
    assert.equal((await move()).status, 200);
    assert.deepEqual(
      (await tenant.writes()).map(({ seq, locationId }) => [seq, locationId]),
      [
        [1, other],
        [2, other],
      ],
    );
  });

  it('end held connections when the sandbox closes', async () => {
    await tenant.setFaults({ route: '/users', kind: 'timeout-before' });
    const pending = tenant.graph('GET', '/users').catch(() => 'dropped');
    await tenant.own('GET', '/health');
    await tenant.sandbox.close();
    await pending;
  });

  it('keep old values in reads for as long as they say', async () => {
    await tenant.setFaults({ route: updateRoute, kind: 'slow-read-back', next: 1, delayMs: 60_000 });
    assert.equal((await move()).status, 200);
    tenant.clock.advance(59_999);
    assert.equal(await moved(), false);
    tenant.clock.advance(1);
    assert.equal(await moved(), true);
  });

  it('leave slow read-backs to writes: a read passes and uses nothing up', async () => {
    await tenant.setFaults({ route: numbersPath, kind: 'slow-read-back', next: 1, delayMs: 60_000 });
    await tenant.numbers();
    await move();
    tenant.clock.advance(readBackLagMs);
    assert.equal(await moved(), false);
  });

  it('lengthen the read-back of an assignment too', async () => {
    await tenant.setFaults({ route: `${numbersPath}/assignNumber`, kind: 'slow-read-back', delayMs: 60_000 });
    const free = await tenant.freeNumber('DE');
    await tenant.graph('POST', `${numbersPath}/assignNumber`, {
      telephoneNumber: free.telephoneNumber,
      assignmentTargetId: knownPeople.withoutNumber.id,
      numberType: 'callingPlan',
    });
    tenant.clock.advance(operationMs + 59_000);
    assert.equal((await tenant.number(free.telephoneNumber)).assignmentTargetId, null);
    tenant.clock.advance(1_000);
    assert.equal(
      (await tenant.number(free.telephoneNumber)).assignmentTargetId,
      knownPeople.withoutNumber.id,
    );
  });

  it('delay an answer', async () => {
    await tenant.setFaults({ route: '/subscribedSkus', kind: 'delay', next: 1, delayMs: 5_000 });
    const pending = tenant.graph('GET', '/subscribedSkus');
    await tenant.clock.somebodyWaits();
    tenant.clock.advance(5_000);
    assert.equal((await pending).status, 200);
  });

  it('strike both forms of an action’s path through its short form', async () => {
    await tenant.setFaults({ route: updateRoute, kind: '503', next: 2 });
    const long = `${numbersPath}/microsoft.graph.teamsAdministration.updateNumber`;
    assert.deepEqual(
      [(await move()).status, (await move(long)).status, (await move()).status],
      [503, 503, 200],
    );
  });

  it('strike a path and what is below it, but not one that only begins alike', async () => {
    await tenant.setFaults({ route: '/v1.0/users', method: 'get', kind: '503' });
    assert.equal((await tenant.graph('GET', '/users')).status, 503);
    assert.equal((await tenant.graph('GET', `/users/${robin.id}/manager`)).status, 503);
    assert.equal((await tenant.graph('GET', '/usersAndMore')).status, 404);
    const question = { groupIds: ['x'] };
    assert.equal((await tenant.graph('POST', `/users/${robin.id}/checkMemberGroups`, question)).status, 200);
  });

  it('strike paths that fit a pattern as a whole', async () => {
    await tenant.setFaults({ route: '/users/*/manager', kind: '503' });
    assert.equal((await tenant.graph('GET', `/users/${robin.id}/manager`)).status, 503);
    assert.equal((await tenant.graph('GET', `/users/${robin.id}`)).status, 200);
  });

  it('strike a share of requests, the same ones for the same seed', async () => {
    const struck = async (seed: number) => {
      await tenant.setFaults({ route: '/subscribedSkus', kind: '503', share: 0.3, seed });
      const statuses: number[] = [];
      for (let turn = 0; turn < 60; turn += 1)
        statuses.push((await tenant.graph('GET', '/subscribedSkus')).status);
      return statuses;
    };
    const first = await struck(11);
    const count = first.filter((status) => status === 503).length;
    assert.ok(count > 6 && count < 32, String(count));
    assert.deepEqual(await struck(11), first);
    assert.notDeepEqual(await struck(12), first);
  });

  it('are listed with what is left of them', async () => {
    await tenant.setFaults({ route: '/users', method: 'GET', kind: '503', next: 3 });
    await tenant.graph('GET', '/users');
    const listed = (await tenant.own('GET', '/faults')).body;
    assert.deepEqual(listed, [{ route: '/users', method: 'GET', kind: '503', next: 2 }]);
  });

  for (const kind of faultKindNames) {
    it(`strike by route, method and count (${kind})`, async () => {
      const { id } = await tenant.number(telephoneNumber);
      const read = () => tenant.graph('GET', `${numbersPath}/${id}`);
      const write = () =>
        tenant.graph('POST', `${numbersPath}/unassignNumber`, { telephoneNumber, numberType: 'callingPlan' });
      const ofReads = faultKindRule(kind).only === 'reads';
      const [struck, passed, method] = ofReads ? [read, write, 'GET'] : [write, read, 'POST'];
      const left = async () =>
        z.array(z.object({ next: z.number() })).parse((await tenant.own('GET', '/faults')).body)[0]?.next;
      await tenant.setFaults({ route: numbersPath, method, kind, next: 1, delayMs: 1 });
      await passed();
      await tenant.graph(method, '/users', method === 'POST' ? {} : undefined);
      assert.equal(await left(), 1);
      const pending = struck().catch(() => undefined);
      if (['timeout-before', 'timeout-after', 'delay'].includes(kind)) {
        await tenant.clock.somebodyWaits();
        tenant.clock.advance(1);
      }
      await pending;
      assert.equal(await left(), 0);
    });
  }

  it('never touch the sandbox’s own routes', async () => {
    await tenant.setFaults({ route: '/', kind: '503' });
    assert.equal((await tenant.own('GET', '/health')).status, 200);
    assert.equal((await tenant.graph('GET', '/subscribedSkus')).status, 503);
  });

  it('are refused with the place that is wrong, and the old ones stay', async () => {
    await tenant.setFaults({ route: '/users', kind: '503' });
    const good = { route: '/users', kind: '503' };
    for (const [fault, word] of [
      [{ ...good, kind: 'earthquake' }, 'kind'],
      [{ ...good, route: 'users' }, 'route'],
      [{ ...good, share: 2 }, 'share'],
      [{ ...good, share: 0.5, next: 1 }, 'not both'],
      [{ ...good, delayMs: -1 }, 'delayMs'],
      [{ ...good, chance: 1 }, 'chance'],
    ] as const) {
      const reply = await tenant.own('PUT', '/faults', [good, fault]);
      assert.equal(reply.status, 400);
      assert.ok(errorOf(reply).message.includes(word), errorOf(reply).message);
    }
    assert.equal((await tenant.own('PUT', '/faults', good)).status, 400);
    assert.deepEqual((await tenant.own('GET', '/faults')).body, [good]);
  });
});
