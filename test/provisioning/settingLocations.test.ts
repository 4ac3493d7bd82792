import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import type { LocationId } from '../../src/telephony/index.js';
import { idOf, ProvisioningInTest } from './provisioningInTest.js';

const robin = idOf(knownPeople.robin);

describe('setting an emergency location', () => {
  let desk: ProvisioningInTest;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
  });
  afterEach(() => desk.close());

  const setting = () => desk.provisioning.capabilities.setEmergencyLocation;
  const stepFor = async (person = robin, locationId?: LocationId) => {
    const { telephoneNumber, at } = await desk.lineOf(person);
    return {
      step: 'setEmergencyLocation' as const,
      telephoneNumber,
      person,
      locationId: locationId ?? (await desk.place('Berlin Mitte', '4th floor')),
      previousLocationId: at,
    };
  };

  it('is to do, is written once without an operation, and holds when the tenant shows it', async () => {
    const step = await stepFor();
    assert.deepEqual(await setting().check(step), { check: 'toDo' });
    assert.deepEqual(await setting().write(step), { operation: null });
    assert.deepEqual(await setting().check(step), { check: 'toDo' });
    desk.settle();
    assert.deepEqual(await setting().check(step), { check: 'holds' });
    assert.deepEqual(await desk.actions(), ['updateNumber']);
  });

  it('takes one call to check', async () => {
    const step = await stepFor();
    assert.deepEqual(await desk.callsOf(() => setting().check(step)), ['listNumberAssignments']);
  });

  it('is undone by the location of before', async () => {
    const step = await stepFor();
    await setting().write(step);
    desk.settle();
    assert.ok(step.previousLocationId !== null);
    const undo = { ...step, locationId: step.previousLocationId, previousLocationId: step.locationId };
    assert.deepEqual(await setting().check(undo), { check: 'toDo' });
    await setting().write(undo);
    desk.settle();
    assert.deepEqual(await setting().check(undo), { check: 'holds' });
  });

  it('stops where the number has gone, or has gone to somebody else or to nobody', async () => {
    const step = await stepFor();
    const number = step.telephoneNumber;
    const reassigned = { check: 'stopped', code: 'number-reassigned' };
    await desk.change({ change: 'assignNumber', number, person: knownPeople.withoutNumber.id });
    assert.deepEqual(await setting().check(step), reassigned);
    await desk.change({ change: 'unassignNumber', number });
    assert.deepEqual(await setting().check(step), reassigned);
    await desk.change({ change: 'removeNumber', number });
    assert.deepEqual(await setting().check(step), { check: 'stopped', code: 'number-not-found' });
  });

  it("stops where the tenant doesn't let the location be changed", async () => {
    const step = await stepFor(idOf(knownPeople.withoutLocationUpdate));
    assert.deepEqual(await setting().check(step), { check: 'stopped', code: 'location-not-changeable' });
  });

  it('concludes nothing from an answer with values that nobody knows', async () => {
    const step = await stepFor();
    await desk.tenant.setFaults({ route: '/admin', kind: 'unknown-enum', next: 2 });
    assert.deepEqual(await setting().check(step), { check: 'underWay' });
    assert.deepEqual(await setting().check(step), { check: 'underWay' });
    assert.deepEqual(await setting().check(step), { check: 'toDo' });
  });

  it('tells a refusal from an answer that was lost', async () => {
    const step = await stepFor(robin, await desk.place('London Southwark', '1st floor'));
    await assert.rejects(setting().write(step), { code: 'tenant-refused', nothingDone: true });
    const route = '/admin/teams/telephoneNumberManagement/numberAssignments/updateNumber';
    await desk.tenant.setFaults({ route, kind: 'reset-after', next: 1 });
    const good = await stepFor();
    await assert.rejects(setting().write(good), { code: 'tenant-unavailable', nothingDone: false });
    desk.settle();
    assert.deepEqual(await setting().check(good), { check: 'holds' });
  });
});
