import assert from 'node:assert/strict';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { groupId, type LicenceProduct } from '../../src/telephony/index.js';
import { idOf, ProvisioningInTest } from './provisioningInTest.js';

const robin = idOf(knownPeople.robin);
const tom = idOf(knownPeople.withoutLicence);

const product = (skuId: string, skuPartNumber: string, group: string | null = null): LicenceProduct => ({
  skuId,
  skuPartNumber,
  groupId: group === null ? null : groupId(group),
});
const phone = product('e43b5b99-8dfb-405f-9987-dc307f34bcbd', 'MCOEV');
const domestic = product('0dab259f-bf13-4952-b7f8-7db8f131b28d', 'MCOPSTN1');
const international = product('d3b4fe1f-9992-4930-8acb-ca6ec609365e', 'MCOPSTN2');
const viaGroup = {
  domestic: { ...domestic, groupId: groupId(groupIds.callingPlanDomestic) },
  international: { ...international, groupId: groupId(groupIds.callingPlanInternational) },
};

describe('changing a licence', () => {
  let desk: ProvisioningInTest;
  beforeEach(async () => {
    desk = await ProvisioningInTest.start();
    await desk.change({ change: 'buyLicences', licence: 'MCOPSTN2', count: 3 });
  });
  afterEach(() => desk.close());

  const changing = () => desk.provisioning.capabilities.changeLicence;
  const stepFor = (add: LicenceProduct | null, remove: LicenceProduct | null, person = robin) => ({
    step: 'changeLicence' as const,
    person,
    add,
    remove,
  });
  const stops = async (code: string, step: ReturnType<typeof stepFor>) =>
    assert.deepEqual(await changing().check(step), { check: 'stopped', code });

  it('gives one product and takes another in one call, and is undone likewise', async () => {
    const step = stepFor(international, domestic);
    assert.deepEqual(await changing().check(step), { check: 'toDo' });
    const calls = await desk.callsOf(() => changing().write(step));
    assert.deepEqual(calls, ['getUser', 'assignLicense']);
    desk.settle();
    assert.deepEqual(await changing().check(step), { check: 'holds' });
    const undo = stepFor(domestic, international);
    assert.deepEqual(await changing().check(undo), { check: 'toDo' });
    await changing().write(undo);
    desk.settle();
    assert.deepEqual(await changing().check(undo), { check: 'holds' });
  });

  it('takes one call to see that it holds, two to see that it is to do', async () => {
    assert.deepEqual(await desk.callsOf(() => changing().check(stepFor(domestic, null))), ['getUser']);
    assert.deepEqual(await desk.callsOf(() => changing().check(stepFor(international, domestic))), [
      'getUser',
      'listSubscribedSkus',
    ]);
  });

  it('does only what is left of it', async () => {
    await desk.change({ change: 'removeLicence', person: robin, licence: 'MCOPSTN1' });
    await changing().write(stepFor(international, domestic));
    assert.deepEqual(await desk.actions(), ['assignLicense']);
  });

  it('stops where none is left, and not because it took the last one itself', async () => {
    await desk.change({ change: 'buyLicences', licence: 'MCOPSTN2', count: -2 });
    const step = stepFor(international, null);
    await changing().write(step);
    // The person doesn't show it yet, and the stock is empty.
    assert.deepEqual(await changing().check(step, { afterWrite: true }), { check: 'toDo' });
    await stops('licences-used-up', step);
    await stops('licences-used-up', stepFor(viaGroup.international, null, idOf(knownPeople.alex)));
    desk.settle();
    assert.deepEqual(await changing().check(step), { check: 'holds' });
  });

  it('stops for a product that the organisation never bought', async () => {
    await stops('licences-used-up', stepFor(product('b6f3b0a1-0000-4000-8000-000000000000', 'NONE'), null));
  });

  it('stops where the person has gone, is disabled, or has no country', async () => {
    await stops('country-differs', stepFor(phone, null, idOf(knownPeople.withoutUsageLocation)));
    await stops('person-gone', stepFor(international, null, idOf(knownPeople.disabled)));
    await desk.change({ change: 'deletePerson', person: tom });
    await stops('person-gone', stepFor(phone, null, tom));
    await assert.rejects(changing().write(stepFor(phone, null, tom)), { code: 'tenant-refused' });
  });

  it('changes groups, the new one first, each part once', async () => {
    await changing().write(stepFor(null, domestic));
    desk.settle();
    await changing().write(stepFor(viaGroup.domestic, null));
    desk.settle();
    const step = stepFor(viaGroup.international, viaGroup.domestic);
    assert.deepEqual(await changing().check(step), { check: 'toDo' });
    const calls = await desk.callsOf(() => changing().write(step));
    assert.deepEqual(calls, ['getUser', 'checkMemberGroups', 'addGroupMember', 'removeGroupMember']);
    desk.settle();
    assert.deepEqual(await changing().check(step), { check: 'holds' });
    assert.deepEqual(await desk.actions(), ['removeLicense', 'addMember', 'addMember', 'removeMember']);
  });

  it('says, when a later part fails, that not nothing was done, and goes on with what is left', async () => {
    await changing().write(stepFor(null, domestic));
    desk.settle();
    await changing().write(stepFor(viaGroup.domestic, null));
    desk.settle();
    const step = stepFor(viaGroup.international, viaGroup.domestic);
    await desk.tenant.setFaults({ route: '/groups', method: 'DELETE', kind: 'refused', next: 1 });
    await assert.rejects(changing().write(step), { code: 'tenant-unavailable', nothingDone: false });
    desk.settle();
    assert.deepEqual(await changing().check(step), { check: 'toDo' });
    const calls = await desk.callsOf(() => changing().write(step));
    assert.deepEqual(calls, ['getUser', 'checkMemberGroups', 'removeGroupMember']);
    desk.settle();
    assert.deepEqual(await changing().check(step), { check: 'holds' });
  });

  it('says how many are left of each product', async () => {
    const never = product('b6f3b0a1-0000-4000-8000-000000000000', 'NONE');
    const stock = await desk.provisioning.stock([domestic, international, never]);
    assert.deepEqual(
      stock.map(({ left }) => left),
      [6, 3, 0],
    );
  });
});
