import assert from 'node:assert/strict';
import { z } from 'zod';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { errorOf, readBackLagMs, TenantInTest } from './tenantInTest.js';

const { withoutNumber, withoutLicence, withoutUsageLocation, robin } = knownPeople;
const domestic = '0dab259f-bf13-4952-b7f8-7db8f131b28d';
const domesticPlan = '4ed3ff63-69d7-4fb7-b984-5aec7f605ca8';
const user = z.object({
  assignedLicenses: z.array(z.object({ skuId: z.string() })),
  assignedPlans: z.array(z.object({ servicePlanId: z.string(), capabilityStatus: z.string() })),
  licenseAssignmentStates: z.array(
    z.object({
      skuId: z.string(),
      assignedByGroup: z.string().nullable(),
      state: z.string(),
      error: z.string(),
    }),
  ),
});
const ids = z.object({ value: z.array(z.object({ id: z.string() })) });

describe('Groups that give licences', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  const add = (groupId: string, personId: string) =>
    tenant.graph('POST', `/groups/${groupId}/members/$ref`, {
      '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${personId}`,
    });
  const remove = (groupId: string, personId: string) =>
    tenant.graph('DELETE', `/groups/${groupId}/members/${personId}/$ref`);
  const read = async (id: string) => {
    const names = 'assignedLicenses,assignedPlans,licenseAssignmentStates';
    return user.parse((await tenant.graph('GET', `/users/${id}?$select=${names}`)).body);
  };
  const planOf = async (id: string) =>
    (await read(id)).assignedPlans.find(({ servicePlanId }) => servicePlanId === domesticPlan)
      ?.capabilityStatus;
  const inUse = async () => {
    const skus = z.object({ value: z.array(z.object({ skuId: z.string(), consumedUnits: z.number() })) });
    const { value } = skus.parse((await tenant.graph('GET', '/subscribedSkus')).body);
    return value.find(({ skuId }) => skuId === domestic)?.consumedUnits ?? 0;
  };
  const membersOf = async (groupId: string) =>
    ids
      .parse((await tenant.graph('GET', `/groups/${groupId}/members?$select=id`)).body)
      .value.map(({ id }) => id);
  const isMember = async (groupId: string, personId: string) => {
    const question = { groupIds: [groupId] };
    const reply = await tenant.graph('POST', `/users/${personId}/checkMemberGroups`, question);
    return z.object({ value: z.array(z.string()) }).parse(reply.body).value.length === 1;
  };

  it('say what they give', async () => {
    const reply = await tenant.graph(
      'GET',
      `/groups/${groupIds.callingPlanDomestic}?$select=id,displayName,assignedLicenses`,
    );
    assert.ok(reply.text.includes(domestic));
    assert.equal((await tenant.graph('GET', '/groups/x')).status, 404);
  });

  it('give their plans to whoever is added, after the lag, from the stock', async () => {
    const group = groupIds.teamsPhoneWithCallingPlan;
    const before = await inUse();
    assert.equal((await add(group, withoutLicence.id)).status, 204);
    assert.equal(await planOf(withoutLicence.id), undefined);
    assert.deepEqual(await membersOf(group), []);
    assert.equal(await isMember(group, withoutLicence.id), false);
    assert.equal(await inUse(), before + 1);
    tenant.clock.advance(readBackLagMs);
    assert.equal(await planOf(withoutLicence.id), 'Enabled');
    assert.deepEqual(await membersOf(group), [withoutLicence.id]);
    assert.equal(await isMember(group, withoutLicence.id), true);
    const { licenseAssignmentStates } = await read(withoutLicence.id);
    assert.ok(
      licenseAssignmentStates.some((each) => each.skuId === domestic && each.assignedByGroup === group),
    );
    assert.deepEqual(
      (await tenant.writes()).map(({ action, person, groupId }) => [action, person, groupId]),
      [['addMember', withoutLicence.id, group]],
    );
  });

  it('take them back from whoever is removed, but not what was given directly', async () => {
    const group = groupIds.callingPlanDomestic;
    const before = await inUse();
    await add(group, withoutNumber.id);
    assert.equal(await inUse(), before);
    assert.equal((await remove(group, withoutNumber.id)).status, 204);
    tenant.clock.advance(readBackLagMs);
    assert.equal(await planOf(withoutNumber.id), 'Enabled');
    assert.equal((await remove(group, withoutNumber.id)).status, 404);

    await add(groupIds.teamsPhoneWithCallingPlan, withoutLicence.id);
    await remove(groupIds.teamsPhoneWithCallingPlan, withoutLicence.id);
    tenant.clock.advance(readBackLagMs);
    assert.equal(await planOf(withoutLicence.id), 'Deleted');
    assert.equal(await inUse(), before);
  });

  it('keep their licence from being taken away directly', async () => {
    await add(groupIds.teamsPhoneWithCallingPlan, withoutLicence.id);
    const reply = await tenant.graph('POST', `/users/${withoutLicence.id}/assignLicense`, {
      addLicenses: [],
      removeLicenses: [domestic],
    });
    assert.equal(reply.status, 400);
    assert.match(errorOf(reply).message, /inherited from a group/);
  });

  it('add a member all the same when the licence can’t be given, and say why', async () => {
    const errorFor = async (groupId: string, personId: string) => {
      assert.equal((await add(groupId, personId)).status, 204);
      tenant.clock.advance(readBackLagMs);
      const { licenseAssignmentStates } = await read(personId);
      return licenseAssignmentStates.find((each) => each.assignedByGroup === groupId)?.error;
    };
    assert.equal(await errorFor(groupIds.callingPlanInternational, robin.id), 'CountViolation');
    assert.equal(await errorFor(groupIds.callingPlanDomestic, withoutLicence.id), 'DependencyViolation');
    assert.equal(
      await errorFor(groupIds.callingPlanDomestic, withoutUsageLocation.id),
      'ProhibitedInUsageLocationViolation',
    );
    assert.deepEqual(
      (await read(robin.id)).assignedLicenses.filter(({ skuId }) => skuId.startsWith('d3b4fe1f')),
      [],
    );
  });

  it('refuse a member twice, strangers, and a reference that is none', async () => {
    const group = groupIds.callingPlanDomestic;
    await add(group, robin.id);
    const again = await add(group, robin.id);
    assert.equal(again.status, 400);
    assert.equal(errorOf(again).code, 'Request_BadRequest');
    assert.equal((await add(group, 'b6f3b0a1-0000-4000-8000-000000000000')).status, 404);
    assert.equal((await add('x', robin.id)).status, 404);
    assert.equal((await remove(group, 'x')).status, 404);
    const reply = await tenant.graph('POST', `/groups/${group}/members/$ref`, { '@odata.id': robin.id });
    assert.equal(reply.status, 400);
  });
});
