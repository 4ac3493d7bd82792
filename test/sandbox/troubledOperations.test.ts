import assert from 'node:assert/strict';
import { z } from 'zod';
import { knownPeople } from '../../src/sandbox/index.js';
import { numbersPath, operationMs, type Reply, readBackLagMs, TenantInTest } from './tenantInTest.js';

const { robin, withoutNumber } = knownPeople;
const operation = z.object({
  status: z.string(),
  numbers: z.tuple([z.object({ status: z.string(), statusDetail: z.string().nullable() })]),
});

describe('Operations in trouble', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  const assign = (telephoneNumber: string, assignmentTargetId: string = withoutNumber.id) =>
    tenant.graph('POST', `${numbersPath}/assignNumber`, {
      telephoneNumber,
      assignmentTargetId,
      numberType: 'callingPlan',
    });
  const unassign = (telephoneNumber: string) =>
    tenant.graph('POST', `${numbersPath}/unassignNumber`, { telephoneNumber, numberType: 'callingPlan' });
  const follow = async (reply: Reply) =>
    operation.parse((await tenant.graph('GET', reply.headers.get('location') ?? '')).body);
  const actions = async () => (await tenant.writes()).map(({ action }) => action);

  it('have their effect at their end, not before', async () => {
    const { telephoneNumber } = await tenant.freeNumber('DE');
    await assign(telephoneNumber);
    assert.deepEqual(await actions(), []);
    tenant.clock.advance(operationMs);
    assert.deepEqual(await actions(), ['assignNumber']);
    const [write] = await tenant.writes();
    assert.equal(write?.at, new Date(tenant.clock.now()).toISOString());
  });

  it('run for as long as a fault says, 60 seconds unless told', async () => {
    await tenant.setFaults(
      { route: numbersPath, kind: 'slow-operation', next: 1 },
      { route: numbersPath, kind: 'slow-operation', next: 1, delayMs: 5_000 },
    );
    const { telephoneNumber } = await tenant.freeNumber('DE');
    const slow = await assign(telephoneNumber);
    tenant.clock.advance(59_999);
    assert.equal((await follow(slow)).status, 'running');
    assert.equal((await tenant.number(telephoneNumber)).activationState, 'assignmentPending');
    tenant.clock.advance(1);
    assert.equal((await follow(slow)).status, 'succeeded');
    const less = await unassign(telephoneNumber);
    tenant.clock.advance(4_999);
    assert.equal((await follow(less)).status, 'running');
    tenant.clock.advance(1);
    assert.equal((await follow(less)).status, 'succeeded');
    assert.deepEqual(await actions(), ['assignNumber', 'unassignNumber']);
  });

  it('are accepted and fail, and the number stays as it was', async () => {
    const free = await tenant.freeNumber('DE');
    const held = await tenant.numberOf(robin.id);
    await tenant.setFaults({ route: numbersPath, kind: 'failed-operation', next: 2 });
    const replies = [await assign(free.telephoneNumber), await unassign(held.telephoneNumber)];
    assert.deepEqual(
      replies.map((reply) => reply.status),
      [202, 202],
    );
    tenant.clock.advance(operationMs + readBackLagMs);
    for (const reply of replies) {
      const { status, numbers } = await follow(reply);
      assert.deepEqual([status, numbers[0].status], ['failed', 'failed']);
      assert.match(numbers[0].statusDetail ?? '', /could not be completed/);
    }
    assert.deepEqual(await tenant.number(free.telephoneNumber), free);
    assert.deepEqual(await tenant.number(held.telephoneNumber), held);
    assert.deepEqual(await actions(), []);
    assert.equal((await assign(free.telephoneNumber)).status, 202);
    tenant.clock.advance(operationMs);
    assert.deepEqual(await actions(), ['assignNumber']);
  });

  it('use up faults of operations, which other writes don’t', async () => {
    await tenant.setFaults({ route: numbersPath, kind: 'failed-operation', next: 1 });
    const { telephoneNumber, locationId } = await tenant.numberOf(robin.id);
    const update = await tenant.graph('POST', `${numbersPath}/updateNumber`, { telephoneNumber, locationId });
    assert.equal(update.status, 200);
    const reply = await unassign(telephoneNumber);
    tenant.clock.advance(operationMs);
    assert.equal((await follow(reply)).status, 'failed');
  });

  it('fail for somebody whose account is disabled', async () => {
    const { telephoneNumber } = await tenant.freeNumber('DE');
    await tenant.own('POST', '/changes', [{ change: 'disablePerson', person: withoutNumber.id }]);
    const reply = await assign(telephoneNumber);
    tenant.clock.advance(operationMs);
    assert.match((await follow(reply)).numbers[0].statusDetail ?? '', /disabled/);
    assert.deepEqual(await actions(), []);
  });
});
