import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { idOf, ProvisioningInTest } from './provisioningInTest.js';

const robin = idOf(knownPeople.robin);

describe('taking a number from a person', () => {
  let desk: ProvisioningInTest;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
  });
  afterEach(() => desk.close());

  const taking = () => desk.provisioning.capabilities.unassignNumber;
  const stepFor = async () => {
    const { telephoneNumber, at } = await desk.lineOf(robin);
    return {
      step: 'unassignNumber' as const,
      telephoneNumber,
      numberType: 'callingPlan' as const,
      person: robin,
      locationId: at,
    };
  };

  it('names an operation, and holds when the number is free', async () => {
    const step = await stepFor();
    assert.deepEqual(await taking().check(step), { check: 'toDo' });
    const { operation } = await taking().write(step);
    assert.equal(await desk.provisioning.operation(operation ?? ''), 'running');
    desk.settle();
    assert.equal(await desk.provisioning.operation(operation ?? ''), 'succeeded');
    assert.deepEqual(await taking().check(step), { check: 'holds' });
    assert.deepEqual(await desk.actions(), ['unassignNumber']);
  });

  it('is undone by the number with its location', async () => {
    const step = await stepFor();
    await taking().write(step);
    desk.settle();
    const undo = { ...step, step: 'assignNumber' as const };
    const { assignNumber } = desk.provisioning.capabilities;
    assert.deepEqual(await assignNumber.check(undo), { check: 'toDo' });
    await assignNumber.write(undo);
    desk.settle();
    assert.deepEqual(await assignNumber.check(undo), { check: 'holds' });
  });

  it("needs nothing, and takes nothing, where the number is somebody else's meanwhile", async () => {
    const step = await stepFor();
    await desk.change({
      change: 'assignNumber',
      number: step.telephoneNumber,
      person: knownPeople.withoutNumber.id,
    });
    assert.deepEqual(await taking().check(step), { check: 'holds' });
  });

  it('stops where the tenant has lost the number; one of Direct Routing is listed only while somebody has it', async () => {
    const step = await stepFor();
    await desk.change({ change: 'removeNumber', number: step.telephoneNumber });
    assert.deepEqual(await taking().check(step), { check: 'stopped', code: 'number-not-found' });
    assert.deepEqual(await taking().check({ ...step, numberType: 'directRouting' }), { check: 'holds' });
  });

  it('concludes nothing from an answer with values that nobody knows', async () => {
    const step = await stepFor();
    await desk.tenant.setFaults({ route: '/admin', kind: 'unknown-enum', next: 1 });
    assert.deepEqual(await taking().check(step), { check: 'underWay' });
    assert.deepEqual(await taking().check(step), { check: 'toDo' });
  });

  it('knows no operation that the tenant does not know', async () => {
    assert.equal(await desk.provisioning.operation('0fa38b5c-5d6e-4e36-9d4a-111111111111'), 'unknown');
  });
});
