import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { AnsweringTenant } from './answeringTenant.js';
import { e164 } from './phoneNumbers.js';
import { idOf, ProvisioningInTest } from './provisioningInTest.js';

describe('listing the numbers of the tenant', () => {
  let desk: ProvisioningInTest;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
  });
  afterEach(() => desk.close());

  it('gives all of them, each once, with what they are assigned to', async () => {
    const { numbers, next } = await desk.provisioning.page(null);
    const shown = await desk.tenant.numbers();
    assert.equal(next, null);
    assert.equal(numbers.length, shown.length);
    const count = (assignment: string) => numbers.filter((each) => each.assignment === assignment).length;
    const status = (test: (status: string) => boolean) =>
      shown.filter(({ assignmentStatus }) => test(assignmentStatus)).length;
    assert.equal(
      count('none'),
      status((each) => each === 'unassigned'),
    );
    assert.equal(
      count('person'),
      status((each) => each === 'userAssigned'),
    );
    assert.equal(
      count('other'),
      status((each) => each !== 'unassigned' && each !== 'userAssigned'),
    );
    assert.ok(numbers.some(({ forPeople }) => !forPeople));
  });

  it('reads one number directly', async () => {
    const { telephoneNumber, at } = await desk.lineOf(knownPeople.robin.id);
    const number = await desk.provisioning.number(telephoneNumber);
    assert.equal(number?.assignedTo, knownPeople.robin.id);
    assert.equal(number?.locationId, at);
    assert.equal(number?.assignment, 'person');
    assert.equal(await desk.provisioning.number(e164('+4930999999')), null);
  });

  it('keeps what a person waits for at most a minute, and drops it when told', async () => {
    const robin = idOf(knownPeople.robin);
    const mine = () => desk.provisioning.numberOf(robin);
    const { telephoneNumber } = await desk.lineOf(robin);
    assert.equal((await mine())?.telephoneNumber, telephoneNumber);
    assert.deepEqual(await desk.callsOf(mine), []);
    await desk.change({ change: 'unassignNumber', number: telephoneNumber });
    assert.equal((await mine())?.telephoneNumber, telephoneNumber);
    assert.equal(await desk.provisioning.numberOf(robin, { fresh: true }), null);
    await desk.change({ change: 'assignNumber', number: telephoneNumber, person: robin });
    desk.provisioning.forget(robin);
    assert.equal((await mine())?.telephoneNumber, telephoneNumber);
    desk.tenant.clock.advance(60_000);
    assert.deepEqual(await desk.callsOf(mine), ['listNumberAssignments']);
  });

  it('does not keep what was read while something changed', async () => {
    const robin = idOf(knownPeople.robin);
    const reading = desk.provisioning.numberOf(robin);
    desk.provisioning.forget(robin);
    await reading;
    const again = await desk.callsOf(() => desk.provisioning.numberOf(robin));
    assert.deepEqual(again, ['listNumberAssignments']);
  });
});

describe('a long list of numbers', () => {
  let tenant: AnsweringTenant;
  afterEach(() => tenant.close());

  const entity = (telephoneNumber: string) => ({
    telephoneNumber,
    numberType: 'directRouting',
    assignmentStatus: 'unassigned',
    activationState: 'activated',
    capabilities: ['userAssignment'],
  });

  it('comes in pages of a thousand, which go on where they left off', async () => {
    const all = Array.from({ length: 2_500 }, (_, at) => entity(`+49302300${String(at).padStart(4, '0')}`));
    tenant = await AnsweringTenant.start(({ path }) => {
      const { searchParams } = new URL(path, 'http://localhost');
      const skip = Number(searchParams.get('$skip') ?? 0);
      const top = Number(searchParams.get('$top') ?? 500);
      return { status: 200, body: { value: all.slice(skip, skip + top) } };
    });
    const seen: string[] = [];
    let from: string | null = null;
    do {
      const page = await tenant.provisioning.page(from);
      seen.push(...page.numbers.map(({ telephoneNumber }) => telephoneNumber));
      from = page.next;
    } while (from !== null);
    assert.equal(seen.length, 2_500);
    assert.equal(new Set(seen).size, 2_500);
    assert.equal(tenant.asked.length, 3);
  });

  it('leaves out extensions, which share their number with others', async () => {
    tenant = await AnsweringTenant.start(() => ({
      status: 200,
      body: { value: [entity('+4930231250'), entity('+4930231250;ext=12'), entity('nonsense')] },
    }));
    const { numbers } = await tenant.provisioning.page(null);
    assert.deepEqual(
      numbers.map(({ telephoneNumber }) => telephoneNumber),
      ['+4930231250'],
    );
  });
});
