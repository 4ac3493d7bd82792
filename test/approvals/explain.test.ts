import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainRoute, type SketchedFacts, sketchOf, unreachableRules } from '../../src/approvals/index.js';
import { personId } from '../../src/telephony/index.js';
import { callerIdChange, locationChange, place, planChange, product } from './askedFor.js';
import { guid, policyWith } from './writtenPolicies.js';

const factsOf = (changes: Partial<Parameters<typeof sketchOf>[0]> = {}): SketchedFacts =>
  sketchOf({
    details: locationChange(),
    department: 'Sales',
    manager: personId(guid(0x3a)),
    requesterGroups: new Set(),
    onBehalf: false,
    usedUp: new Set(),
    ...changes,
  });

describe('the explanation of a route', () => {
  it('has a verdict for each rule, in their order, and the route itself', () => {
    const policy = policyWith({
      rules: [
        { name: 'swiss', when: { countries: ['CH'], sites: ['Bern'] }, approval: 'automatic' },
        { name: 'legal', when: { countries: ['DE'], departments: ['Legal'] }, approval: 'automatic' },
        { name: 'rest', approval: 'fallbackApprovers' },
        { name: 'never', approval: 'automatic' },
      ],
    });
    const { verdicts, route, usedUp } = explainRoute(policy, factsOf());
    assert.deepEqual(verdicts, [
      {
        rule: 'swiss',
        verdict: 'doesNotFit',
        unmet: { condition: 'countries', wanted: ['CH'], given: ['DE'] },
      },
      {
        rule: 'legal',
        verdict: 'doesNotFit',
        unmet: { condition: 'departments', wanted: ['Legal'], given: ['Sales'] },
      },
      { rule: 'rest', verdict: 'decides' },
      { rule: 'never', verdict: 'notReached' },
    ]);
    assert.deepEqual([route.rule, route.stages?.length, usedUp], ['rest', 1, false]);
  });

  it('says when the cap of an automatic rule is used up', () => {
    const policy = policyWith({
      rules: [{ name: 'some', approval: 'automatic', cap: { count: 1, days: 7 } }],
    });
    const { route, usedUp } = explainRoute(policy, factsOf({ usedUp: new Set(['some']) }));
    assert.deepEqual([route.stages?.length, usedUp], [1, true]);
  });
});

describe('rules that can never decide', () => {
  const names = (rules: readonly unknown[]) =>
    unreachableRules(policyWith({ rules })).map(({ name }) => name);
  const rule = (name: string, when?: unknown) => ({ name, approval: 'automatic', ...(when ? { when } : {}) });

  it('come after one for everything, or after several that share it out', () => {
    assert.deepEqual(names([rule('all'), rule('late', { countries: ['DE'] })]), ['late']);
    const shared = [rule('in', { change: 'withinAddress' }), rule('out', { change: 'toAnotherAddress' })];
    assert.deepEqual(names([...shared, rule('late')]), ['late']);
    const [one, two] = [rule('a', { sites: ['A'] }), rule('b', { sites: ['B'] })];
    assert.deepEqual(names([one, two, rule('both', { sites: ['A', 'B'] })]), ['both']);
    assert.deepEqual(names([one, two, rule('three', { sites: ['A', 'B', 'C'] })]), []);
  });

  it('are those that no request of their kind can fit', () => {
    assert.deepEqual(names([rule('hidden', { change: 'hidesCallerId' }), rule('rest')]), ['hidden']);
  });

  const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const someOf = (...values: string[]) => some(fc.uniqueArray(oneOf(...values), { minLength: 1 }));
  const groups = [guid(1), guid(2)];
  const whenArbitrary = fc.record({
    change: someOf('withinAddress', 'toAnotherAddress', 'toAnotherCity', 'hidesCallerId', 'callsAbroad'),
    countries: someOf('DE', 'CH'),
    sites: someOf('Berlin Mitte', 'Bern'),
    departments: someOf('Sales', 'Legal'),
    requesterGroups: someOf(...groups),
    onBehalf: some(fc.boolean()),
  });
  const details = [
    locationChange(),
    locationChange({ from: null }),
    locationChange({ country: 'CH', to: place({ civicAddressId: 'a9', site: 'Bern', city: 'Bern' }) }),
    locationChange({ to: place({ civicAddressId: 'a8', site: 'Elsewhere' }) }),
    callerIdChange({ shows: 'hidden' }),
    planChange('international', product),
    planChange('domestic'),
  ];

  it('never decide about any request', () => {
    fc.assert(
      fc.property(
        fc.array(whenArbitrary, { minLength: 1, maxLength: 6 }),
        oneOf(...details),
        some(oneOf('Sales', 'Legal', 'Other')),
        fc.subarray(groups),
        fc.boolean(),
        (whens, asked, department, requesterGroups, onBehalf) => {
          const rules = whens.map((when, index) => ({ name: `rule ${index}`, when, approval: 'automatic' }));
          const policy = policyWith({
            rules,
            requests: { callerIdChange: rules, callingPlanChange: rules },
          });
          const facts = factsOf({
            details: asked,
            department: department ?? null,
            requesterGroups: new Set(requesterGroups),
            onBehalf,
          });
          const { route } = explainRoute(policy, facts);
          const unreachable = unreachableRules(policy).filter(({ kind }) => kind === asked.kind);
          assert.ok(!unreachable.some(({ name }) => name === route.rule), JSON.stringify(whens));
        },
      ),
      { numRuns: 500 },
    );
  });
});
