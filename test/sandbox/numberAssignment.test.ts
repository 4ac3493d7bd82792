import assert from 'node:assert/strict';
import { z } from 'zod';
import { knownPeople } from '../../src/sandbox/index.js';
import { type NumberInTest, numbersPath, operationMs, readBackLagMs, TenantInTest } from './tenantInTest.js';

const namespace = 'microsoft.graph.teamsAdministration.';
const operation = z.object({
  status: z.string(),
  numbers: z.array(z.object({ status: z.string(), statusDetail: z.string().nullable() })),
});

describe('Assigning and unassigning numbers', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  const act = (action: string, body: unknown) => tenant.graph('POST', `${numbersPath}/${action}`, body);
  const follow = async (reply: { headers: Headers }) =>
    operation.parse((await tenant.graph('GET', reply.headers.get('location') ?? '')).body);
  const assign = (number: NumberInTest, personId: string, more: object = {}) =>
    act('assignNumber', {
      telephoneNumber: number.telephoneNumber,
      assignmentTargetId: personId,
      numberType: number.numberType,
      ...more,
    });
  /** What the tenant says about an assignment once it has worked on it. */
  const failureOf = async (number: NumberInTest, personId: string, more: object = {}) => {
    const reply = await assign(number, personId, more);
    assert.equal(reply.status, 202);
    tenant.clock.advance(operationMs + readBackLagMs);
    const ended = await follow(reply);
    assert.equal(ended.status, 'failed');
    assert.equal((await tenant.number(number.telephoneNumber)).activationState, 'assignmentFailed');
    assert.equal((await tenant.number(number.telephoneNumber)).assignmentStatus, 'unassigned');
    return ended.numbers[0]?.statusDetail ?? '';
  };

  for (const prefix of ['', namespace]) {
    it(`assigns through an operation that starts, runs and succeeds (${prefix || 'short form'})`, async () => {
      const free = await tenant.freeNumber('DE');
      const locationId = await tenant.locationId('Berlin Mitte', '3rd floor');
      const reply = await act(`${prefix}assignNumber`, {
        telephoneNumber: free.telephoneNumber,
        assignmentTargetId: knownPeople.withoutNumber.id,
        numberType: 'callingPlan',
        locationId,
      });
      assert.equal(reply.status, 202);
      assert.equal(reply.text, '');
      const address = reply.headers.get('location') ?? '';
      assert.match(
        address,
        /\/v1\.0\/admin\/teams\/telephoneNumberManagement\/operations\('[0-9a-f-]{36}'\)$/,
      );
      assert.equal((await follow(reply)).status, 'notStarted');
      tenant.clock.advance(operationMs / 2);
      assert.equal((await follow(reply)).status, 'running');
      assert.equal((await tenant.number(free.telephoneNumber)).activationState, 'assignmentPending');
      tenant.clock.advance(operationMs / 2);
      assert.equal((await follow(reply)).status, 'succeeded');
      const other = address.replace(/\('(.*)'\)$/, '/$1');
      assert.deepEqual(operation.parse((await tenant.graph('GET', other)).body), await follow(reply));
      tenant.clock.advance(readBackLagMs);
      const now = await tenant.numberOf(knownPeople.withoutNumber.id);
      assert.equal(now.telephoneNumber, free.telephoneNumber);
      assert.equal(now.assignmentStatus, 'userAssigned');
      assert.equal(now.activationState, 'activated');
      assert.equal(now.locationId, locationId);
      assert.deepEqual(
        (await tenant.writes()).map(({ action, person, number }) => ({ action, person, number })),
        [{ action: 'assignNumber', person: knownPeople.withoutNumber.id, number: free.telephoneNumber }],
      );
    });
  }

  it('takes a number away', async () => {
    const { telephoneNumber } = await tenant.numberOf(knownPeople.robin.id);
    const reply = await act('unassignNumber', { telephoneNumber, numberType: 'callingPlan' });
    assert.equal(reply.status, 202);
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.equal((await follow(reply)).status, 'succeeded');
    const now = await tenant.number(telephoneNumber);
    assert.equal(now.assignmentTargetId, null);
    assert.equal(now.assignmentStatus, 'unassigned');
    assert.equal((await tenant.people()).find((each) => each.name === 'Robin Keller')?.number, null);
    assert.equal((await act('unassignNumber', { telephoneNumber, numberType: 'callingPlan' })).status, 400);
  });

  it('never gives one number to two people', async () => {
    const { telephoneNumber } = await tenant.numberOf(knownPeople.robin.id);
    await act('unassignNumber', { telephoneNumber, numberType: 'callingPlan' });
    tenant.clock.advance(operationMs + readBackLagMs);
    const free = await tenant.freeNumber('DE');
    const [first, second] = await Promise.all([
      assign(free, knownPeople.withoutNumber.id),
      assign(free, knownPeople.robin.id),
    ]);
    assert.deepEqual([first.status, second.status].sort(), [202, 409]);
    tenant.clock.advance(operationMs + readBackLagMs);
    const { assignmentTargetId } = await tenant.number(free.telephoneNumber);
    assert.equal((await assign(free, knownPeople.withoutNumber.id)).status, 409);
    assert.deepEqual(
      (await tenant.writes()).filter(({ action }) => action === 'assignNumber').map(({ person }) => person),
      [assignmentTargetId],
    );
  });

  it('refuses at once a wrong number type, an unknown number and an unknown person', async () => {
    const free = await tenant.freeNumber('DE');
    assert.equal(
      (await assign({ ...free, numberType: 'directRouting' }, knownPeople.withoutNumber.id)).status,
      400,
    );
    assert.equal(
      (await assign({ ...free, telephoneNumber: '+4930' }, knownPeople.withoutNumber.id)).status,
      400,
    );
    assert.equal((await assign(free, 'b6f3b0a1-0000-4000-8000-000000000000')).status, 400);
  });

  it('fails the operation when the person lacks a licence, or their plan is suspended', async () => {
    assert.match(
      await failureOf(await tenant.freeNumber('DE'), knownPeople.withoutLicence.id),
      /lacks appropriate licenses/,
    );
    assert.match(
      await failureOf(await tenant.freeNumber('GB'), knownPeople.withSuspendedPlan.id),
      /lacks appropriate licenses/,
    );
    assert.deepEqual(await tenant.writes(), []);
  });

  it('fails the operation when usage location and number are of two countries', async () => {
    assert.match(
      await failureOf(await tenant.freeNumber('FR'), knownPeople.withoutNumber.id),
      /usage location/,
    );
  });

  it('fails the operation when the person has a primary number', async () => {
    assert.match(await failureOf(await tenant.freeNumber('DE'), knownPeople.robin.id), /primary/);
  });

  it('gives a second number to somebody when it is not to be their primary one', async () => {
    const free = await tenant.freeNumber('DE');
    const reply = await assign(free, knownPeople.robin.id, { assignmentCategory: 'alternate' });
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.equal((await follow(reply)).status, 'succeeded');
    const held = await tenant.numbers(`assignmentTargetId eq '${knownPeople.robin.id}'`);
    assert.equal(held.length, 2);
  });

  it('refuses every other write on a number while it works on it', async () => {
    const { telephoneNumber } = await tenant.numberOf(knownPeople.robin.id);
    const locationId = await tenant.locationId('Berlin Mitte', '3rd floor');
    await act('unassignNumber', { telephoneNumber, numberType: 'callingPlan' });
    assert.equal((await act('updateNumber', { telephoneNumber, locationId })).status, 409);
    assert.equal((await act('unassignNumber', { telephoneNumber, numberType: 'callingPlan' })).status, 409);
    tenant.clock.advance(operationMs);
    assert.equal((await act('updateNumber', { telephoneNumber, locationId })).status, 200);
  });

  it('wants a location with an assignment in the United States, and one of that country', async () => {
    const { telephoneNumber } = await tenant.numberOf(knownPeople.american.id);
    await act('unassignNumber', { telephoneNumber, numberType: 'callingPlan' });
    tenant.clock.advance(operationMs + readBackLagMs);
    const american = knownPeople.american.id;
    assert.match(await failureOf(await tenant.freeNumber('US'), american), /location is required/);
    const berlin = await tenant.locationId('Berlin Mitte', '4th floor');
    assert.match(
      await failureOf(await tenant.freeNumber('US'), american, { locationId: berlin }),
      /not in the country/,
    );
    const locationId = await tenant.locationId('New York Midtown', '7th floor');
    const reply = await assign(await tenant.freeNumber('US'), american, { locationId });
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.equal((await follow(reply)).status, 'succeeded');
    assert.equal((await tenant.numberOf(american)).locationId, locationId);
  });

  it('knows no operation that it did not start', async () => {
    const path = '/admin/teams/telephoneNumberManagement/operations';
    assert.equal((await tenant.graph('GET', `${path}('x')`)).status, 404);
    assert.equal((await tenant.graph('GET', `${path}/x`)).status, 404);
  });
});
