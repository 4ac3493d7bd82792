import assert from 'node:assert/strict';
import { z } from 'zod';
import { knownPeople } from '../../src/sandbox/index.js';
import { errorOf, readBackLagMs, TenantInTest } from './tenantInTest.js';

const phone = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd';
const domestic = '0dab259f-bf13-4952-b7f8-7db8f131b28d';
const international = 'd3b4fe1f-9992-4930-8acb-ca6ec609365e';
const skus = z.object({
  value: z.array(
    z.object({
      skuId: z.string(),
      consumedUnits: z.number(),
      prepaidUnits: z.object({ enabled: z.number() }),
    }),
  ),
});
const plans = z.object({
  assignedPlans: z.array(z.object({ servicePlanId: z.string(), capabilityStatus: z.string() })),
});

describe('Licences in Graph', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  const change = (id: string, add: string[], remove: string[] = []) =>
    tenant.graph('POST', `/users/${id}/assignLicense`, {
      addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })),
      removeLicenses: remove,
    });
  const left = async (skuId: string) => {
    const sku = skus
      .parse((await tenant.graph('GET', '/subscribedSkus')).body)
      .value.find((s) => s.skuId === skuId);
    assert.ok(sku);
    return sku.prepaidUnits.enabled - sku.consumedUnits;
  };
  const plansOf = async (id: string) => {
    const reply = await tenant.graph('GET', `/users/${id}?$select=assignedPlans`);
    return plans
      .parse(reply.body)
      .assignedPlans.map((plan) => `${plan.servicePlanId} ${plan.capabilityStatus}`);
  };
  const { withoutLicence, robin } = knownPeople;

  it('are given from the stock, and show as plans after the lag', async () => {
    const before = await left(domestic);
    const reply = await change(withoutLicence.id, [phone, domestic]);
    assert.equal(reply.status, 200);
    assert.equal(await left(domestic), before - 1);
    assert.equal((await plansOf(withoutLicence.id)).length, 1);
    tenant.clock.advance(readBackLagMs);
    assert.equal((await plansOf(withoutLicence.id)).length, 3);
    assert.deepEqual(
      (await tenant.writes()).map(({ action, person }) => [action, person]),
      [
        ['assignLicense', withoutLicence.id],
        ['assignLicense', withoutLicence.id],
      ],
    );
  });

  it('run out', async () => {
    assert.equal(await left(international), 0);
    const reply = await change(robin.id, [international]);
    assert.equal(reply.status, 400);
    assert.equal(errorOf(reply).code, 'Request_BadRequest');
    assert.deepEqual(await tenant.writes(), []);
  });

  it('need a usage location, a known product, and the phone licence before a calling plan', async () => {
    assert.equal((await change(knownPeople.withoutUsageLocation.id, [phone])).status, 400);
    assert.equal((await change(robin.id, ['b6f3b0a1-0000-4000-8000-000000000000'])).status, 400);
    assert.equal((await change(withoutLicence.id, [domestic])).status, 400);
    assert.equal((await change(robin.id, [], [phone])).status, 400);
  });

  it('leave a deleted plan behind when they are taken away', async () => {
    const before = await left(domestic);
    assert.equal((await change(robin.id, [], [domestic])).status, 200);
    tenant.clock.advance(readBackLagMs);
    assert.ok((await plansOf(robin.id)).includes('4ed3ff63-69d7-4fb7-b984-5aec7f605ca8 Deleted'));
    assert.equal(await left(domestic), before + 1);
    assert.equal((await change(robin.id, [], [domestic])).status, 400);
  });

  it('are swapped in one call, or not at all', async () => {
    assert.equal((await change(robin.id, [international], [domestic])).status, 400);
    tenant.clock.advance(readBackLagMs);
    assert.ok((await plansOf(robin.id)).includes('4ed3ff63-69d7-4fb7-b984-5aec7f605ca8 Enabled'));
    assert.deepEqual(await tenant.writes(), []);
    await tenant.own('POST', '/changes', [{ change: 'buyLicences', licence: 'MCOPSTN2', count: 1 }]);
    assert.equal((await change(robin.id, [international], [domestic])).status, 200);
    tenant.clock.advance(readBackLagMs);
    const now = await plansOf(robin.id);
    assert.ok(now.includes('4ed3ff63-69d7-4fb7-b984-5aec7f605ca8 Deleted'));
    assert.ok(now.includes('5a10155d-f5c1-411a-a8ec-e99aae125390 Enabled'));
    assert.equal(await left(international), 0);
    assert.deepEqual(
      (await tenant.writes()).map(({ action, skuIds }) => [action, skuIds]),
      [
        ['assignLicense', [international]],
        ['removeLicense', [domestic]],
      ],
    );
    assert.equal((await change(robin.id, [international], [international])).status, 400);
  });

  it('are refused in a body that is not what Graph takes', async () => {
    const reply = await tenant.graph('POST', `/users/${robin.id}/assignLicense`, { addLicenses: [] });
    assert.equal(reply.status, 400);
  });
});
