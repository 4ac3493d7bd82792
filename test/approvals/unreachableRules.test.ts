import assert from 'node:assert/strict';
import { unreachableRules } from '../../src/approvals/unreachableRules.js';
import { guid, policyWith, type WrittenPolicy } from './writtenPolicies.js';

/** Rules of one kind, by their conditions; named a, b, c. */
const rules = (...conditions: readonly (object | null)[]) =>
  conditions.map((when, index) => ({
    name: 'abc'.charAt(index),
    approval: 'automatic',
    ...(when === null ? {} : { when }),
  }));
const unreachable = (written: WrittenPolicy) =>
  unreachableRules(policyWith(written)).map(({ kind, index, name, behind }) => [kind, index, name, behind]);
const ofLocations = (...conditions: readonly (object | null)[]) =>
  unreachable({ rules: rules(...conditions) }).map(([, , name, behind]) => [name, behind]);

describe('a rule that no request comes to', () => {
  it('is there in no policy whose rules leave something to those behind', () => {
    assert.deepEqual(ofLocations({ change: 'withinAddress' }, { countries: ['DE'] }, null), []);
  });

  it('stands behind one that takes everything', () => {
    assert.deepEqual(ofLocations(null, { countries: ['DE'] }), [['b', ['a']]]);
    assert.deepEqual(ofLocations({}, null), [['b', ['a']]]);
  });

  it('stands behind one that takes more than it wants', () => {
    assert.deepEqual(ofLocations({ countries: ['DE', 'AT'] }, { countries: ['DE'], onBehalf: true }), [
      ['b', ['a']],
    ]);
    assert.deepEqual(ofLocations({ change: 'toAnotherAddress' }, { change: 'firstLocation' }), [
      ['b', ['a']],
    ]);
  });

  it('stands behind several that together take all that it wants', () => {
    assert.deepEqual(ofLocations({ onBehalf: true }, { onBehalf: false }, { countries: ['DE'] }), [
      ['c', ['b', 'a']],
    ]);
    assert.deepEqual(ofLocations({ countries: ['DE'] }, { countries: ['AT'] }, { countries: ['AT', 'DE'] }), [
      ['c', ['b', 'a']],
    ]);
    const each = [{ change: 'withinAddress' }, { change: 'toAnotherAddress' }, null];
    assert.deepEqual(ofLocations(...each), [['c', ['a', 'b']]]);
  });

  const reached: readonly (readonly [string, object, object | null])[] = [
    ['a country', { countries: ['DE'] }, { countries: ['DE', 'FR'] }],
    ['a site', { sites: ['Berlin'] }, { sites: ['Berlin', 'Kiel'] }],
    ['a department', { departments: ['Sales'] }, { departments: ['Sales', 'Legal'] }],
    ['a group', { requesterGroups: [guid(1)] }, { requesterGroups: [guid(1), guid(2)] }],
    ['a country alone', { countries: ['DE'] }, null],
    ['a site alone', { sites: ['Berlin'] }, null],
    ['a department alone', { departments: ['Sales'] }, null],
    ['a group alone', { requesterGroups: [guid(1)] }, null],
    ['whoever asks for others', { onBehalf: true }, null],
    ['whoever asks for themselves', { onBehalf: false }, { countries: ['DE'] }],
    ['a change', { change: 'toAnotherCity' }, { change: 'toAnotherAddress' }],
  ];
  for (const [what, first, second] of reached) {
    it(`isn't the one behind a rule that takes ${what}`, () =>
      assert.deepEqual(ofLocations(first, second), []));
  }

  it('is one whose change requests of its kind never have, and stands behind nobody', () => {
    const requests = { numberRequest: rules({ change: 'hidesCallerId' }, { change: 'needsLicence' }) };
    assert.deepEqual(unreachable({ requests }), [['numberRequest', 0, 'a', []]]);
  });

  it('is one that wants a country of what belongs to none', () => {
    const requests = { callerIdChange: rules({ countries: ['DE'] }, { sites: ['Berlin'] }) };
    assert.deepEqual(unreachable({ requests }), [
      ['callerIdChange', 0, 'a', []],
      ['callerIdChange', 1, 'b', []],
    ]);
    assert.deepEqual(unreachable({ requests: { callingPlanChange: rules({ sites: ['Berlin'] }) } }), [
      ['callingPlanChange', 0, 'a', []],
    ]);
  });

  it('is found among the rules of every kind', () => {
    const twice = rules(null, null);
    const kinds = ['numberRequest', 'numberRelease', 'newEmergencyAddress'];
    const requests = Object.fromEntries(kinds.map((kind) => [kind, twice]));
    assert.deepEqual(
      unreachable({ requests }).map(([kind]) => kind),
      kinds,
    );
  });
});
