import assert from 'node:assert/strict';
import { knownPeople, type TenantChange } from '../../src/sandbox/index.js';
import { numbersPath, operationMs, readBackLagMs, TenantInTest } from './tenantInTest.js';

const { robin, withoutNumber } = knownPeople;

describe('Changes from outside', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(async () => {
    assert.deepEqual(await tenant.writes(), []);
    await tenant.close();
  });

  const change = async (...changes: TenantChange[]) => {
    const reply = await tenant.own('POST', '/changes', changes);
    assert.equal(reply.status, 204, reply.text);
  };
  const user = async (id: string, names: string) =>
    (await tenant.graph('GET', `/users/${id}?$select=${names}`)).text;

  it('disable, enable and delete people at once', async () => {
    const { telephoneNumber } = await tenant.numberOf(robin.id);
    await change({ change: 'disablePerson', person: robin.id });
    assert.match(await user(robin.id, 'accountEnabled'), /"accountEnabled":false/);
    await change({ change: 'enablePerson', person: robin.id });
    assert.match(await user(robin.id, 'accountEnabled'), /"accountEnabled":true/);
    await change({ change: 'deletePerson', person: robin.id });
    assert.equal((await tenant.graph('GET', `/users/${robin.id}`)).status, 404);
    assert.equal((await tenant.number(telephoneNumber)).assignmentStatus, 'unassigned');
  });

  it('take a licence away and buy some', async () => {
    await change({ change: 'removeLicence', person: robin.id, licence: 'MCOPSTN1' });
    assert.match(await user(robin.id, 'assignedPlans'), /"Deleted"/);
    const international = {
      addLicenses: [{ skuId: 'd3b4fe1f-9992-4930-8acb-ca6ec609365e' }],
      removeLicenses: [],
    };
    const assign = () => tenant.graph('POST', `/users/${robin.id}/assignLicense`, international);
    assert.equal((await assign()).status, 400);
    await change({ change: 'buyLicences', licence: 'd3b4fe1f-9992-4930-8acb-ca6ec609365e', count: 1 });
    assert.equal((await assign()).status, 200);
    await tenant.own('POST', '/reset');
  });

  it('give, take, move, remove and add numbers', async () => {
    const free = await tenant.freeNumber('DE');
    const number = free.telephoneNumber;
    const locationId = await tenant.locationId('Berlin Mitte', '4th floor');
    await change({ change: 'assignNumber', number, person: withoutNumber.id, locationId });
    const given = await tenant.numberOf(withoutNumber.id);
    assert.deepEqual([given.telephoneNumber, given.locationId], [number, locationId]);
    await change({ change: 'moveNumber', number, locationId: null });
    assert.equal((await tenant.number(number)).locationId, null);
    await change({ change: 'unassignNumber', number });
    assert.equal((await tenant.number(number)).assignmentTargetId, null);
    await change({ change: 'removeNumber', number });
    assert.deepEqual(await tenant.numbers(`telephoneNumber eq '${number}'`), []);
    assert.equal((await tenant.graph('GET', `${numbersPath}/${free.id}`)).status, 404);
    assert.equal((await tenant.numbers()).length, 499);
    await change({ change: 'addNumber', number: '+4930231259999', country: 'DE', city: 'Berlin' });
    const added = await tenant.number('+4930231259999');
    assert.equal(added.assignmentStatus, 'unassigned');
    assert.equal((await tenant.graph('GET', `${numbersPath}/${added.id}`)).status, 200);
    assert.deepEqual((await tenant.numbers()).at(-1), added);
    await change({ change: 'addNumber', number, country: 'DE', city: 'Berlin' });
    assert.equal((await tenant.numbers()).length, 501);
  });

  it('give a number to somebody while the tenant still works on it for another', async () => {
    const { telephoneNumber: number } = await tenant.freeNumber('DE');
    await tenant.setFaults({ route: numbersPath, kind: 'failed-operation', next: 1 });
    await tenant.graph('POST', `${numbersPath}/assignNumber`, {
      telephoneNumber: number,
      assignmentTargetId: withoutNumber.id,
      numberType: 'callingPlan',
    });
    await change({ change: 'assignNumber', number, person: knownPeople.withoutLicence.id });
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.equal((await tenant.number(number)).assignmentTargetId, knownPeople.withoutLicence.id);
  });

  it('create a place that numbers of its country can show', async () => {
    const { telephoneNumber } = await tenant.numberOf(robin.id);
    const made = {
      locationId: '1a7c9b20-4c63-4d2e-8b88-6e3f5a7b9c02',
      civicAddressId: '0f6f8a10-3b52-4c1d-9a77-5d2e4f6a8b01',
    };
    await change({ change: 'addLocation', ...made, country: 'de', city: 'Berlin', validated: true });
    assert.ok((await tenant.locations()).some((row) => row.LocationId === made.locationId));
    await change({ change: 'moveNumber', number: telephoneNumber, locationId: made.locationId });
    assert.equal((await tenant.number(telephoneNumber)).civicAddressId, made.civicAddressId);
  });

  it('delete a place, which numbers may still name', async () => {
    const { telephoneNumber, locationId } = await tenant.numberOf(robin.id);
    await change({ change: 'deleteLocation', locationId: locationId ?? '' });
    assert.ok((await tenant.locations()).every((row) => row.LocationId !== locationId));
    assert.equal((await tenant.number(telephoneNumber)).locationId, locationId);
    const reply = await tenant.graph('POST', `${numbersPath}/updateNumber`, { telephoneNumber, locationId });
    assert.equal(reply.status, 400);
  });

  it('are refused when they name what isn’t there, or are none', async () => {
    for (const [bad, word] of [
      [{ change: 'disablePerson', person: 'x' }, 'User'],
      [{ change: 'removeLicence', person: robin.id, licence: 'x' }, 'License'],
      [{ change: 'unassignNumber', number: '+1' }, 'Telephone Number'],
      [{ change: 'deleteLocation', locationId: 'x' }, 'Location'],
      [{ change: 'addNumber', number: '0301', country: 'DE', city: 'Berlin' }, 'number'],
      [{ change: 'promotePerson', person: robin.id }, 'change'],
      [{ change: 'disablePerson', person: robin.id, why: 'x' }, 'why'],
    ] as const) {
      const reply = await tenant.own('POST', '/changes', [bad]);
      assert.equal(reply.status, 400);
      assert.ok(reply.text.includes(word), reply.text);
    }
    assert.equal((await tenant.own('POST', '/changes', [])).status, 400);
  });
});
