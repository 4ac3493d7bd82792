import assert from 'node:assert/strict';
import { callingLicences } from '../../src/telephony/index.js';

const teamsPhone = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7';
const international = '5a10155d-f5c1-411a-a8ec-e99aae125390';
const domestic = '4ed3ff63-69d7-4fb7-b984-5aec7f605ca8';
const payAsYouGo = '156a1efe-17cd-4b03-9f17-2eb512298fb3';
const plan = (servicePlanId: string, capabilityStatus = 'Enabled') => ({ servicePlanId, capabilityStatus });

describe('calling licences', () => {
  it('know Teams Phone of companies, small businesses and the US government', () => {
    for (const id of [
      teamsPhone,
      'ed777b71-af04-42ca-9798-84344c66f7c6',
      'db23fce2-a974-42ef-9002-d78dd42a0f22',
    ]) {
      assert.equal(callingLicences([plan(id)]).teamsPhone, true);
    }
  });

  it("don't take a resource account's licence, conferencing, credits or usage for a person's", () => {
    const others = [
      'f47330e9-c134-43b3-9993-e7f004506889',
      '0628a73f-3b4a-4989-bd7b-0f8823144313',
      '3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40',
      'f544b08d-1645-4287-82de-8d91f37c02a1',
      '6b340437-d6f9-4dc5-8cc2-99163f7f83d6',
      '505e180f-f7e0-4b65-91d4-00d670bbd18c',
    ];
    assert.deepEqual(callingLicences(others.map((id) => plan(id))), {
      teamsPhone: false,
      callingPlan: 'none',
    });
  });

  it('know every domestic plan: 1200 or 3000 minutes, government, 240, both kinds of 120, Telstra', () => {
    const ids = [
      domestic,
      '3c8a8792-7866-409b-bb61-1b20ace0368b',
      '346d83bf-6fe6-42ca-b424-b9300d2e21bf',
      '54a152dc-90de-4996-93d2-bc47e670fc06',
      '16935b20-87c0-4908-934a-22aa267d0d26',
      '7861360b-dc3b-4eba-a3fc-0d323a035746',
    ];
    for (const id of ids) assert.equal(callingLicences([plan(id)]).callingPlan, 'domestic', id);
  });

  it('name the plan that reaches furthest', () => {
    assert.equal(callingLicences([plan(domestic), plan(international)]).callingPlan, 'international');
    assert.equal(callingLicences([plan(payAsYouGo), plan(domestic)]).callingPlan, 'domestic');
    assert.equal(callingLicences([plan(payAsYouGo.toUpperCase())]).callingPlan, 'payAsYouGo');
  });

  it('count only what works: enabled, or in the grace period after a subscription', () => {
    assert.equal(callingLicences([plan(teamsPhone, 'Warning')]).teamsPhone, true);
    for (const status of ['Suspended', 'Deleted', 'LockedOut', 'somethingNew']) {
      assert.equal(callingLicences([plan(teamsPhone, status)]).teamsPhone, false);
    }
  });
});
