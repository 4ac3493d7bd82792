import assert from 'node:assert/strict';
import { operationOf } from '../../src/provisioning/graph/operations.js';
import { type NumberEntity, numberReading } from '../../src/provisioning/graph/tenantNumber.js';

const free: NumberEntity = {
  telephoneNumber: '+4930231250',
  numberType: 'callingPlan',
  activationState: 'activated',
  assignmentStatus: 'unassigned',
  assignmentTargetId: null,
  capabilities: ['userAssignment'],
  supportedCustomerActions: ['locationUpdate'],
};
const person = '3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01';
const read = (changed: Partial<NumberEntity>) => {
  const reading = numberReading({ ...free, ...changed });
  assert.ok(reading !== null);
  return reading;
};

describe('a number with values that we do not know', () => {
  it('is free only where the tenant says so', () => {
    assert.equal(read({}).number.assignment, 'none');
    for (const assignmentStatus of ['unknownFutureValue', 'sharedAssigned', 'internalError', null, '']) {
      const reading = read({ assignmentStatus });
      assert.equal(reading.number.assignment, 'other', `${assignmentStatus}`);
      assert.equal(reading.clear, false, `${assignmentStatus}`);
    }
  });

  it('is unclear where status and target contradict each other', () => {
    assert.equal(read({ assignmentTargetId: person }).clear, false);
    assert.equal(read({ assignmentStatus: 'userAssigned' }).clear, false);
  });

  it('is unclear in an unknown state or of an unknown type', () => {
    assert.equal(read({ activationState: 'unknownFutureValue' }).clear, false);
    assert.equal(read({ numberType: 'unknownFutureValue' }).clear, false);
    assert.equal(read({ numberType: 'unknownFutureValue' }).number.numberType, 'other');
  });

  it('is for people only where the tenant says so, and may leave everything else out', () => {
    assert.equal(read({ capabilities: ['unknownFutureValue'] }).forPeople, false);
    const bare = read({ capabilities: null, supportedCustomerActions: null, activationState: null });
    assert.equal(bare.forPeople, null);
    assert.equal(bare.number.forPeople, false);
    assert.equal(bare.number.locationChangeable, false);
  });

  it('belongs to no person when a voice app has it', () => {
    const reading = read({ assignmentStatus: 'voiceApplicationAssigned', assignmentTargetId: person });
    assert.equal(reading.number.assignment, 'other');
    assert.equal(reading.clear, true);
  });

  it('has no location and no target where the ids are empty', () => {
    const { number } = read({ locationId: '00000000-0000-0000-0000-000000000000', assignmentTargetId: '' });
    assert.equal(number.locationId, null);
    assert.equal(number.assignedTo, null);
  });
});

describe('the Location header of a long-running operation', () => {
  const id = '0fa38b5c-5d6e-4e36-9d4a-111111111111';
  for (const [location, found] of [
    [`/admin/teams/telephoneNumberManagement/operations('${id}')`, id],
    [`/admin/teams/telephoneNumberManagement/operations/${id}`, id],
    [`https://graph.microsoft.com/v1.0/admin/teams/telephoneNumberManagement/operations('${id}')?x=1`, id],
    ['/admin/teams/telephoneNumberManagement/operations', null],
    ["/operations('../../users')", null],
    ['', null],
    [null, null],
  ] as const) {
    it(`names ${found === null ? 'none' : 'the operation'}: ${location}`, () => {
      assert.equal(operationOf(location), found);
    });
  }
});
