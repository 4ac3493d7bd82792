import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import type { CallerIdPolicy } from '../../src/telephony/index.js';
import { idOf, ProvisioningInTest } from './provisioningInTest.js';

const robin = idOf(knownPeople.robin);

describe('setting a caller-ID policy', () => {
  let desk: ProvisioningInTest;
  let anonymous: CallerIdPolicy;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
    const found = await desk.provisioning.callerIdPolicyNamed('anonymous');
    assert.ok(found !== null);
    anonymous = found;
  });
  afterEach(() => desk.close());

  const setting = () => desk.provisioning.capabilities.setCallerIdPolicy;
  const stepFor = (policy: CallerIdPolicy | null, previous: CallerIdPolicy | null = null) => ({
    step: 'setCallerIdPolicy' as const,
    person: robin,
    policy,
    previous,
  });

  it('is granted once, shows after a while, and goes back to the policy of the tenant', async () => {
    const grant = stepFor(anonymous);
    assert.deepEqual(await setting().check(grant), { check: 'toDo' });
    assert.deepEqual(await setting().write(grant), { operation: null });
    const calls = await desk.callsOf(() => setting().check(grant, { afterWrite: true }));
    assert.deepEqual(calls, ['getUserConfiguration']);
    assert.deepEqual(await setting().check(grant, { afterWrite: true }), { check: 'toDo' });
    desk.settle();
    assert.deepEqual(await setting().check(grant), { check: 'holds' });
    assert.deepEqual(await desk.provisioning.callerIdPolicyOf(robin), {
      policy: anonymous,
      granted: 'direct',
    });

    const back = stepFor(null, anonymous);
    assert.deepEqual(await setting().check(back), { check: 'toDo' });
    await setting().write(back);
    desk.settle();
    assert.deepEqual(await setting().check(back), { check: 'holds' });
    assert.equal(await desk.provisioning.callerIdPolicyOf(robin), 'global');
    assert.deepEqual(await desk.actions(), ['assignPolicy', 'unassignPolicy']);
  });

  it('holds at once where the person has no policy of their own and shall have none', async () => {
    const calls = await desk.callsOf(async () => {
      assert.deepEqual(await setting().check(stepFor(null)), { check: 'holds' });
    });
    assert.deepEqual(calls, ['getUserConfiguration']);
  });

  it('stops where the policy has gone, also where another one has its name', async () => {
    const gone = { check: 'stopped', code: 'policy-gone' };
    assert.deepEqual(await setting().check(stepFor({ id: 'x', name: "O'Brien" })), gone);
    assert.deepEqual(await setting().check(stepFor({ ...anonymous, id: 'other' })), gone);
  });

  it('stops where Teams does not know the person', async () => {
    await desk.change({ change: 'deletePerson', person: robin });
    assert.deepEqual(await setting().check(stepFor(anonymous)), { check: 'stopped', code: 'person-gone' });
  });

  it('does not take a grant of an unknown kind for none', async () => {
    await setting().write(stepFor(anonymous));
    desk.settle();
    await desk.tenant.setFaults({ route: '/admin/teams/userConfigurations', kind: 'unknown-enum', next: 1 });
    assert.deepEqual(await setting().check(stepFor(null)), { check: 'underWay' });
    assert.deepEqual(await setting().check(stepFor(null)), { check: 'toDo' });
  });

  it('is for an administrator where the id of the policy is not known', async () => {
    const step = stepFor({ id: '', name: 'Anonymous' });
    assert.deepEqual(setting().call(step), { by: 'hand', cmdlet: setting().cmdlet(step) });
    await assert.rejects(setting().write(step), { code: 'tenant-cannot' });
    assert.deepEqual(await setting().check(step), { check: 'toDo' });
  });
});

describe('the probe for caller-ID grants', () => {
  let desk: ProvisioningInTest;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
  });
  afterEach(() => desk.close());

  const route = '/admin/teams/policy';
  const step = {
    step: 'setCallerIdPolicy' as const,
    person: robin,
    policy: { id: 'x', name: 'Anonymous' },
    previous: null,
  };

  it('only reads, asks once, and says in the log what it found', async () => {
    const calls = await desk.callsOf(async () => {
      assert.equal(await desk.provisioning.probe(), 'offered');
      assert.equal(await desk.provisioning.probe(), 'offered');
    });
    assert.deepEqual(calls, ['getPolicyId']);
    assert.deepEqual(desk.logged, [{ level: 'info', state: 'offered' }]);
    assert.equal(desk.provisioning.callOf(step).by, 'graph');
  });

  for (const kind of ['forbidden', 'refused', 'unknown-path-404'] as const) {
    it(`finds that the tenant doesn't offer them (${kind}): an administrator grants, and checking still works`, async () => {
      await desk.tenant.setFaults({ route, kind });
      assert.equal(await desk.provisioning.probe(), 'notOffered');
      const { setCallerIdPolicy } = desk.provisioning.capabilities;
      assert.equal(setCallerIdPolicy.call(step).by, 'hand');
      await assert.rejects(setCallerIdPolicy.write(step), { code: 'tenant-cannot', nothingDone: true });
      assert.deepEqual(await setCallerIdPolicy.check(step), { check: 'toDo' });
      assert.equal(await desk.provisioning.shows(step), 'differs');
    });
  }

  it('asks again later where the tenant did not answer, and grants nothing until then', async () => {
    await desk.tenant.setFaults({ route, kind: '503', next: 3 });
    assert.equal(await desk.provisioning.probe(), 'unknown');
    const { setCallerIdPolicy } = desk.provisioning.capabilities;
    await assert.rejects(setCallerIdPolicy.write(step), { code: 'tenant-throttled', retryAfterMs: 60_000 });
    assert.equal(await desk.provisioning.probe(), 'unknown');
    desk.tenant.clock.advance(60_000);
    assert.equal(await desk.provisioning.probe(), 'offered');
    assert.deepEqual(
      desk.logged.map(({ level, state }) => [level, state]),
      [
        ['warn', 'unknown'],
        ['info', 'offered'],
      ],
    );
  });

  it('asks again after an hour where a permission was missing', async () => {
    await desk.tenant.setFaults({ route, kind: 'forbidden', next: 1 });
    assert.equal(await desk.provisioning.probe(), 'notOffered');
    desk.tenant.clock.advance(3_600_000);
    assert.equal(await desk.provisioning.probe(), 'offered');
  });

  it('learns from a grant that is denied', async () => {
    assert.equal(await desk.provisioning.probe(), 'offered');
    await desk.tenant.setFaults({ route: `${route}/userAssignments`, kind: 'forbidden' });
    await assert.rejects(desk.provisioning.capabilities.setCallerIdPolicy.write(step), {
      code: 'tenant-cannot',
    });
    assert.equal(desk.provisioning.callerIdGrants(), 'notOffered');
    assert.equal(desk.provisioning.callOf(step).by, 'hand');
  });

  it('cannot show a policy where the tenant lets nobody read them', async () => {
    await desk.tenant.setFaults({ route: '/admin/teams/userConfigurations', kind: 'forbidden' });
    assert.equal(await desk.provisioning.shows(step), 'unreadable');
  });
});
