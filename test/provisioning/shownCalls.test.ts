import assert from 'node:assert/strict';
import type { PlanStep } from '../../src/requests/index.js';
import { groupId, locationId, personId } from '../../src/telephony/index.js';
import { type Answered, AnsweringTenant, type Asked } from './answeringTenant.js';
import { e164 } from './phoneNumbers.js';

const person = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
const place = locationId('aaaaaaaa-6a54-4f0b-8a7d-1f6f5f2c9e01');
const telephoneNumber = e164('+4930231250');
const numberType = 'callingPlan' as const;
const phone = { skuId: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd', skuPartNumber: 'MCOEV', groupId: null };
const held = { skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d', skuPartNumber: 'MCOPSTN1', groupId: null };
const joined = groupId('bbbbbbbb-6a54-4f0b-8a7d-1f6f5f2c9e01');
const left = groupId('cccccccc-6a54-4f0b-8a7d-1f6f5f2c9e01');
const policy = { id: 'dddddddd-6a54-4f0b-8a7d-1f6f5f2c9e01', name: 'Anonymous' };

const steps: Readonly<Record<string, PlanStep>> = {
  'a location': {
    step: 'setEmergencyLocation',
    telephoneNumber,
    person,
    locationId: place,
    previousLocationId: null,
  },
  'a number with its location': {
    step: 'assignNumber',
    telephoneNumber,
    numberType,
    person,
    locationId: place,
  },
  'a number without one': { step: 'assignNumber', telephoneNumber, numberType, person, locationId: null },
  'a number given back': { step: 'unassignNumber', telephoneNumber, numberType, person, locationId: null },
  'a policy': { step: 'setCallerIdPolicy', person, policy, previous: null },
  "the tenant's own policy": { step: 'setCallerIdPolicy', person, policy: null, previous: policy },
  'a licence for another': { step: 'changeLicence', person, add: phone, remove: held },
  'a licence by membership': {
    step: 'changeLicence',
    person,
    add: { ...phone, groupId: joined },
    remove: null,
  },
  'a licence taken by membership': {
    step: 'changeLicence',
    person,
    add: null,
    remove: { ...held, groupId: left },
  },
  'a membership for another': {
    step: 'changeLicence',
    person,
    add: { ...phone, groupId: joined },
    remove: { ...held, groupId: left },
  },
  'a licence for a membership': {
    step: 'changeLicence',
    person,
    add: phone,
    remove: { ...held, groupId: left },
  },
};

/** The tenant takes everything; the person has the second product, through the second group. */
function taking({ method, path }: Asked): Answered {
  const user = { id: person, accountEnabled: true, assignedLicenses: [{ skuId: held.skuId }] };
  if (path.includes('getPolicyId'))
    return { status: 200, body: { value: [{ name: 'Global', policyId: 'g' }] } };
  if (path.endsWith('/checkMemberGroups')) return { status: 200, body: { value: [left] } };
  if (method === 'GET' || path.endsWith('/assignLicense')) return { status: 200, body: user };
  return { status: path.includes('ssignNumber') ? 202 : path.includes('updateNumber') ? 200 : 204 };
}

describe('the call that is shown before a step is approved', () => {
  let tenant: AnsweringTenant;
  beforeEach(async () => {
    tenant = await AnsweringTenant.start(taking);
  });
  afterEach(() => tenant.close());

  for (const [what, step] of Object.entries(steps)) {
    it(`is the call that is made: ${what}`, async () => {
      const shown = tenant.provisioning.callOf(step);
      assert.ok(shown.by === 'graph');
      await write(step);
      const reads = /getPolicyId|checkMemberGroups/;
      const made = tenant.asked.filter(({ method, path }) => method !== 'GET' && !reads.test(path));
      const [first, ...more] = made;
      const below = more.flatMap(({ method, path, body }) => [`${method} ${path}`, body]);
      assert.deepEqual(
        { method: shown.method, path: shown.path, body: shown.body },
        { ...first, body: [first?.body, ...below].filter((line) => line !== '').join('\n') },
      );
    });
  }

  it('reads as Graph documents it', () => {
    const { 'a number with its location': step } = steps;
    assert.ok(step !== undefined);
    const { cmdlet, ...call } = tenant.provisioning.callOf(step);
    assert.match(cmdlet, /^Set-CsPhoneNumberAssignment /);
    assert.deepEqual(call, {
      by: 'graph',
      method: 'POST',
      path: '/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber',
      body: JSON.stringify({
        telephoneNumber,
        assignmentTargetId: person,
        numberType,
        assignmentCategory: 'primary',
        locationId: place,
      }),
    });
  });

  function write(step: PlanStep): Promise<unknown> {
    const { capabilities } = tenant.provisioning;
    switch (step.step) {
      case 'setEmergencyLocation':
        return capabilities.setEmergencyLocation.write(step);
      case 'assignNumber':
        return capabilities.assignNumber.write(step);
      case 'unassignNumber':
        return capabilities.unassignNumber.write(step);
      case 'setCallerIdPolicy':
        return capabilities.setCallerIdPolicy.write(step);
      case 'changeLicence':
        return capabilities.changeLicence.write(step);
      case 'createEmergencyAddress':
        return capabilities.createEmergencyAddress.write(step);
      default:
        return step satisfies never;
    }
  }
});
