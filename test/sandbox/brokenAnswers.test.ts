import assert from 'node:assert/strict';
import { z } from 'zod';
import { knownPeople, type SandboxFault } from '../../src/sandbox/index.js';
import { errorOf, numbersPath, operationMs, readBackLagMs, TenantInTest } from './tenantInTest.js';

const { robin } = knownPeople;
const longForm = 'microsoft.graph.teamsAdministration.';
const status = z.object({ status: z.string() });
const operations = '/admin/teams/telephoneNumberManagement/operations';

describe('Faults that break answers', () => {
  let tenant: TenantInTest;
  let telephoneNumber: string;
  let other: string;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
    const now = await tenant.numberOf(robin.id);
    telephoneNumber = now.telephoneNumber;
    other = await tenant.locationId('Berlin Mitte', '4th floor');
  });
  afterEach(() => tenant.close());

  const move = (prefix = '') =>
    tenant.graph('POST', `${numbersPath}/${prefix}updateNumber`, { telephoneNumber, locationId: other });
  const unassign = () =>
    tenant.graph('POST', `${numbersPath}/unassignNumber`, { telephoneNumber, numberType: 'callingPlan' });
  const effects = async () => (await tenant.writes()).length;

  for (const [kind, taken] of [
    ['html-502', 0],
    ['html-502-after', 1],
  ] as const) {
    it(`answer with a proxy’s page after ${taken} effect (${kind})`, async () => {
      await tenant.setFaults({ route: numbersPath, method: 'POST', kind, next: 1 });
      const reply = await move();
      assert.equal(reply.status, 502);
      assert.equal(reply.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.match(reply.text, /<html>/);
      assert.equal(await effects(), taken);
      assert.equal((await move()).status, 200);
    });
  }

  it('cut the JSON of a read and of a write short', async () => {
    await tenant.setFaults({ route: '/', kind: 'garbage' });
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? { body: JSON.stringify({ telephoneNumber, locationId: other }) } : {};
      const path = method === 'POST' ? `${numbersPath}/updateNumber` : `/users/${robin.id}`;
      const answer = await fetch(`${tenant.sandbox.url}/v1.0${path}`, { method, ...body });
      assert.equal(answer.status, 200);
      await assert.rejects(answer.json());
    }
    assert.equal(await effects(), 1);
  });

  it('refuse with Graph’s own words for a missing permission', async () => {
    await tenant.setFaults({ route: numbersPath, kind: 'forbidden', next: 1 });
    const reply = await move();
    assert.equal(reply.status, 403);
    assert.equal(errorOf(reply).code, 'Authorization_RequestDenied');
    assert.equal(await effects(), 0);
  });

  for (const [kind, code, words] of [
    ['unknown-path', 400, "Resource not found for the segment 'updateNumber'."],
    ['unknown-path-404', 404, 'updateNumber'],
  ] as const) {
    it(`don’t know one form of an action’s path, and take the other (${kind})`, async () => {
      await tenant.setFaults({ route: `${numbersPath}/updateNumber`, form: 'short', kind });
      const reply = await move();
      assert.equal(reply.status, code);
      assert.ok(errorOf(reply).message.includes(words));
      assert.equal(await effects(), 0);
      assert.equal((await move(longForm)).status, 200);
      await tenant.setFaults({ route: `${numbersPath}/updateNumber`, form: 'long', kind });
      assert.equal((await move(longForm)).status, code);
      assert.equal((await move()).status, 200);
    });
  }

  it('leave a 404 without any body', async () => {
    await tenant.setFaults({ route: numbersPath, kind: 'gone', next: 1 });
    const reply = await move();
    assert.equal(reply.status, 404);
    assert.equal(reply.text, '');
    assert.equal(await effects(), 0);
  });

  it('accept an operation without a word on where to follow it, and carry it out', async () => {
    await tenant.setFaults({ route: numbersPath, kind: 'no-location', next: 1 });
    assert.equal((await move()).status, 200);
    const reply = await unassign();
    assert.equal(reply.status, 202);
    assert.equal(reply.headers.get('location'), null);
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.equal((await tenant.number(telephoneNumber)).assignmentStatus, 'unassigned');
  });

  it('wrap an entity, leave collections alone, and count entities only', async () => {
    await tenant.setFaults({ route: numbersPath, kind: 'wrapped', next: 1 });
    const { id } = await tenant.number(telephoneNumber);
    const wrapped = z.object({ value: z.object({ id: z.string() }) });
    const first = await tenant.graph('GET', `${numbersPath}/${id}`);
    assert.equal(wrapped.parse(first.body).value.id, id);
    const second = await tenant.graph('GET', `${numbersPath}/${id}`);
    assert.equal(z.object({ id: z.string() }).parse(second.body).id, id);
  });

  it('show enum values that no client knows, and change nothing in the tenant', async () => {
    const before = await tenant.number(telephoneNumber);
    await tenant.setFaults({ route: numbersPath, kind: 'unknown-enum', next: 2 });
    for (const value of ['unknownFutureValue', 'somethingNew']) {
      const shown = await tenant.number(telephoneNumber);
      assert.deepEqual(
        [shown.activationState, shown.assignmentStatus, shown.numberType],
        [value, value, value],
      );
      assert.deepEqual(shown.capabilities, [...before.capabilities, value]);
      assert.equal(shown.locationId, before.locationId);
    }
    assert.deepEqual(await tenant.number(telephoneNumber), before);
  });

  it('show an operation’s unknown status for as long as the fault lasts', async () => {
    const address = (await unassign()).headers.get('location') ?? '';
    tenant.clock.advance(operationMs);
    await tenant.setFaults({ route: operations, kind: 'unknown-enum', next: 1 });
    const read = async () => status.parse((await tenant.graph('GET', address)).body).status;
    assert.equal(await read(), 'unknownFutureValue');
    assert.equal(await read(), 'succeeded');
  });

  it('take turns: the first in the list that strikes counts', async () => {
    const faults: SandboxFault[] = [
      { route: numbersPath, method: 'POST', kind: 'forbidden', next: 1 },
      { route: numbersPath, method: 'POST', kind: 'html-502', next: 1 },
    ];
    await tenant.setFaults(...faults);
    const statuses = [await move(), await move(), await move()].map((reply) => reply.status);
    assert.deepEqual(statuses, [403, 502, 200]);
  });
});
