import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import type { E164, LocationId, PersonId } from '../../src/telephony/index.js';
import { e164 } from './phoneNumbers.js';
import { idOf, ProvisioningInTest } from './provisioningInTest.js';

const mara = idOf(knownPeople.withoutNumber);
const robin = idOf(knownPeople.robin);
const actions = '/admin/teams/telephoneNumberManagement/numberAssignments';

describe('assigning a number', () => {
  let desk: ProvisioningInTest;
  let number: E164;
  let place: LocationId;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
    number = await desk.freeNumber();
    place = await desk.place('Berlin Mitte', '4th floor');
  });
  afterEach(() => desk.close());

  const assigning = () => desk.provisioning.capabilities.assignNumber;
  const stepFor = (person: PersonId = mara, locationId: LocationId | null = place) => ({
    step: 'assignNumber' as const,
    telephoneNumber: number,
    numberType: 'callingPlan' as const,
    person,
    locationId,
  });
  const stops = async (code: string, step = stepFor()) =>
    assert.deepEqual(await assigning().check(step), { check: 'stopped', code });

  it('names an operation, is under way while it runs, and holds with its location when it is over', async () => {
    assert.deepEqual(await assigning().check(stepFor()), { check: 'toDo' });
    const { operation } = await assigning().write(stepFor());
    assert.ok(operation !== null);
    assert.equal(await desk.provisioning.operation(operation), 'running');
    desk.tenant.clock.advance(300);
    assert.deepEqual(await assigning().check(stepFor()), { check: 'underWay' });
    desk.settle();
    assert.equal(await desk.provisioning.operation(operation), 'succeeded');
    assert.deepEqual(await assigning().check(stepFor()), { check: 'holds' });
    assert.deepEqual(await assigning().check(stepFor(mara, null)), { check: 'holds' });
    const [write] = await desk.tenant.writes();
    assert.deepEqual([write?.number, write?.person, write?.locationId], [number, mara, place]);
  });

  it('reads number, person and their numbers before, and only the number after the write', async () => {
    const before = await desk.callsOf(() => assigning().check(stepFor()));
    assert.deepEqual(before.sort(), ['getUser', 'listNumberAssignments', 'listNumberAssignments']);
    await assigning().write(stepFor());
    const after = await desk.callsOf(() => assigning().check(stepFor(), { afterWrite: true }));
    assert.deepEqual(after, ['listNumberAssignments']);
    desk.settle();
    assert.deepEqual(await desk.callsOf(() => assigning().check(stepFor())), ['listNumberAssignments']);
  });

  it('shows a failed operation, and may be tried again', async () => {
    await desk.tenant.setFaults({ route: `${actions}/assignNumber`, kind: 'failed-operation', next: 1 });
    const { operation } = await assigning().write(stepFor());
    desk.settle();
    assert.equal(await desk.provisioning.operation(operation ?? ''), 'failed');
    assert.deepEqual(await assigning().check(stepFor()), { check: 'toDo' });
  });

  it('shows an assignment that the tenant failed, and why it cannot be tried again', async () => {
    // The tenant finds out only as it works on it.
    const unlicensed = stepFor(idOf(knownPeople.withoutLicence));
    await assigning().write(unlicensed);
    desk.settle();
    assert.deepEqual(await assigning().check(stepFor()), { check: 'refused' });
    await stops('licence-missing', unlicensed);
    assert.deepEqual(await assigning().check(unlicensed, { afterWrite: true }), { check: 'refused' });
  });

  it('goes on without an operation where the tenant names none', async () => {
    await desk.tenant.setFaults({ route: `${actions}/assignNumber`, kind: 'no-location', next: 1 });
    assert.deepEqual(await assigning().write(stepFor()), { operation: null });
    desk.settle();
    assert.deepEqual(await assigning().check(stepFor()), { check: 'holds' });
  });

  it('sets only the location where the number is already with the person', async () => {
    await desk.change({ change: 'assignNumber', number, person: mara });
    assert.deepEqual(await assigning().check(stepFor()), { check: 'toDo' });
    assert.deepEqual(await assigning().write(stepFor()), { operation: null });
    desk.settle();
    assert.deepEqual(await assigning().check(stepFor()), { check: 'holds' });
    assert.deepEqual(await desk.actions(), ['updateNumber']);
  });

  it("writes nothing to a number that has become somebody else's", async () => {
    await desk.change({ change: 'assignNumber', number, person: knownPeople.disabled.id });
    await assert.rejects(assigning().write(stepFor()), { code: 'tenant-refused', nothingDone: true });
    assert.deepEqual(await desk.actions(), []);
  });

  it('stops where the number has gone, or is with somebody else', async () => {
    await desk.change({ change: 'assignNumber', number, person: robin });
    await stops('number-taken');
    await desk.change({ change: 'removeNumber', number });
    await stops('number-not-found');
  });

  it('stops for a service number, and for a number of another type', async () => {
    const [service] = await desk.tenant.numbers("assignmentStatus eq 'voiceApplicationAssigned'");
    assert.ok(service !== undefined);
    await stops('number-taken', { ...stepFor(), telephoneNumber: e164(service.telephoneNumber) });
    const other = { ...stepFor(), numberType: 'operatorConnect' as const };
    assert.deepEqual(await assigning().check(other), { check: 'stopped', code: 'tenant-refused' });
  });

  it('stops where the person has gone, is disabled, or lacks a licence', async () => {
    await desk.change({ change: 'removeLicence', person: mara, licence: 'MCOPSTN1' });
    await stops('licence-missing');
    await desk.change({ change: 'disablePerson', person: mara });
    await stops('person-gone');
    await desk.change({ change: 'deletePerson', person: mara });
    await stops('person-gone');
  });

  it('stops where the person has another number meanwhile', async () => {
    await stops('person-has-number', stepFor(robin));
  });

  it('stops where the number is of another country than the person', async () => {
    number = await desk.freeNumber('GB');
    await stops('country-differs', stepFor(mara, null));
  });

  it('stops without a location where the country wants one at the assignment', async () => {
    const american = idOf(knownPeople.american);
    const { telephoneNumber } = await desk.lineOf(american);
    await desk.change({ change: 'unassignNumber', number: telephoneNumber });
    const step = { ...stepFor(american, null), telephoneNumber };
    await stops('location-gone', step);
    const there = await desk.place('New York Midtown', '8th floor');
    assert.deepEqual(await assigning().check({ ...step, locationId: there }), { check: 'toDo' });
  });

  it('takes no number for free, and no licence for missing, by values that nobody knows', async () => {
    await desk.tenant.setFaults({ route: actions, kind: 'unknown-enum', next: 2 });
    assert.deepEqual(await assigning().check(stepFor()), { check: 'underWay' });
    assert.deepEqual(await assigning().check(stepFor()), { check: 'underWay' });
    await desk.tenant.setFaults({ route: '/users', kind: 'unknown-enum', next: 1 });
    assert.deepEqual(await assigning().check(stepFor()), { check: 'underWay' });
    assert.deepEqual(await assigning().check(stepFor()), { check: 'toDo' });
  });
});
