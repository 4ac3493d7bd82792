import assert from 'node:assert/strict';
import { explainRoute } from '../../src/approvals/explain.js';
import { policyWith, type WrittenPolicy } from './writtenPolicies.js';

type Facts = Parameters<typeof explainRoute>[1];
const facts = (changes: Partial<Facts> = {}): Facts => ({
  kind: 'emergencyLocationChange',
  changes: new Set(['withinAddress']),
  country: 'DE',
  site: 'Berlin Mitte',
  department: 'Sales',
  requesterGroups: new Set(),
  onBehalf: false,
  manager: null,
  usedUp: new Set(),
  ...changes,
});
const explained = (written: WrittenPolicy, changes: Partial<Facts> = {}) =>
  explainRoute(policyWith(written), facts(changes));

describe('the condition that a request does not meet', () => {
  const unmet: readonly (readonly [object, Partial<Facts>, object])[] = [
    [
      { change: 'toAnotherCity' },
      {},
      { condition: 'change', wanted: ['toAnotherCity'], given: ['withinAddress'] },
    ],
    [
      { change: ['firstLocation', 'toAnotherCity'] },
      { changes: new Set() },
      { condition: 'change', wanted: ['firstLocation', 'toAnotherCity'], given: [] },
    ],
    [{ countries: ['FR'] }, { country: null }, { condition: 'countries', wanted: ['FR'], given: [] }],
    [{ sites: ['Kiel'] }, {}, { condition: 'sites', wanted: ['Kiel'], given: ['Berlin Mitte'] }],
    [
      { departments: ['Legal'] },
      { department: null },
      { condition: 'departments', wanted: ['Legal'], given: [] },
    ],
    [
      { requesterGroups: ['00000000-0000-4000-8000-000000000001'] },
      { requesterGroups: new Set(['other']) },
      {
        condition: 'requesterGroups',
        wanted: ['00000000-0000-4000-8000-000000000001'],
        given: ['other'],
      },
    ],
    [{ onBehalf: true }, {}, { condition: 'onBehalf', wanted: ['true'], given: ['false'] }],
    [{ onBehalf: false }, { onBehalf: true }, { condition: 'onBehalf', wanted: ['false'], given: ['true'] }],
  ];
  for (const [when, changes, says] of unmet) {
    it(`is told for ${JSON.stringify(when)}`, () => {
      const { verdicts } = explained({ rules: [{ name: 'r', when, approval: 'automatic' }] }, changes);
      assert.deepEqual(verdicts, [{ rule: 'r', verdict: 'doesNotFit', unmet: says }]);
    });
  }
});
