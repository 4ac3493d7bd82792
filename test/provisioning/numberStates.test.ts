import assert from 'node:assert/strict';
import type { PlanStepOf } from '../../src/requests/index.js';
import { locationId, personId } from '../../src/telephony/index.js';
import { AnsweringTenant } from './answeringTenant.js';
import { e164 } from './phoneNumbers.js';

const person = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
const place = locationId('aaaaaaaa-6a54-4f0b-8a7d-1f6f5f2c9e01');
const telephoneNumber = e164('+4930231250');
const move: PlanStepOf<'setEmergencyLocation'> = {
  step: 'setEmergencyLocation',
  telephoneNumber,
  person,
  locationId: place,
  previousLocationId: null,
};
const give: PlanStepOf<'assignNumber'> = {
  step: 'assignNumber',
  telephoneNumber,
  numberType: 'callingPlan',
  person,
  locationId: place,
};
const take: PlanStepOf<'unassignNumber'> = { ...give, step: 'unassignNumber' };

/** What the three steps see of a number that is in a state. */
const seen: readonly [
  state: string,
  of: 'person' | 'nobody',
  at: string | null,
  checks: readonly string[],
][] = [
  ['activated', 'person', place, ['holds', 'holds', 'toDo']],
  ['activated', 'person', null, ['toDo', 'toDo', 'toDo']],
  ['updatePending', 'person', null, ['underWay', 'underWay', 'underWay']],
  ['updatePending', 'person', place, ['underWay', 'underWay', 'underWay']],
  ['updateFailed', 'person', null, ['refused', 'refused', 'toDo']],
  ['updateFailed', 'person', place, ['holds', 'holds', 'toDo']],
  ['assignmentPending', 'person', place, ['underWay', 'underWay', 'underWay']],
  ['assignmentFailed', 'person', place, ['holds', 'refused', 'toDo']],
  ['assignmentPending', 'nobody', null, ['number-reassigned', 'underWay', 'underWay']],
  ['assignmentFailed', 'nobody', null, ['number-reassigned', 'refused', 'holds']],
  ['activated', 'nobody', null, ['number-reassigned', 'toDo', 'holds']],
  ['unknownFutureValue', 'nobody', null, ['underWay', 'underWay', 'underWay']],
  ['unknownFutureValue', 'person', place, ['underWay', 'underWay', 'underWay']],
];

describe('a number in each of its states', () => {
  for (const [activationState, of, at, checks] of seen) {
    it(`${activationState}, with ${of}${at === null ? '' : ', at the place'}: ${checks.join(', ')}`, async () => {
      const number = {
        telephoneNumber,
        numberType: 'callingPlan',
        activationState,
        assignmentStatus: of === 'person' ? 'userAssigned' : 'unassigned',
        assignmentTargetId: of === 'person' ? person : null,
        assignmentCategory: of === 'person' ? 'primary' : null,
        locationId: at,
        supportedCustomerActions: ['locationUpdate', 'release'],
      };
      const tenant = await AnsweringTenant.start(() => ({ status: 200, body: { value: [number] } }));
      try {
        const { setEmergencyLocation, assignNumber, unassignNumber } = tenant.provisioning.capabilities;
        const all = [
          await setEmergencyLocation.check(move),
          await assignNumber.check(give, { afterWrite: true }),
          await unassignNumber.check(take),
        ];
        assert.deepEqual(
          all.map((each) => (each.check === 'stopped' ? each.code : each.check)),
          checks,
        );
      } finally {
        await tenant.close();
      }
    });
  }
});
