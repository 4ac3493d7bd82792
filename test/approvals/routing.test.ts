import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  asksManager,
  cappedRules,
  groupsAskedFor,
  isOnList,
  listOfStage,
  noRuleFits,
  type Route,
  type RouteFacts,
  routeRequest,
} from '../../src/approvals/index.js';
import { personId } from '../../src/telephony/index.js';
import { callerIdChange, locationChange, numberRequest, place } from './askedFor.js';
import { fallback, guid, policyWith, type WrittenPolicy } from './writtenPolicies.js';

const manager = personId(guid(0x3a));
const facts = (changes: Partial<RouteFacts> = {}): RouteFacts => ({
  details: locationChange(),
  department: 'Sales',
  manager,
  requesterGroups: new Set(),
  onBehalf: false,
  usedUp: new Set(),
  ...changes,
});
const route = (written: WrittenPolicy, changes: Partial<RouteFacts> = {}): Route =>
  routeRequest(policyWith(written), facts(changes));
const sourcesOf = ({ stages }: Route) => stages?.map(({ sources }) => sources.map(({ from }) => from));

const fallbackSource = { from: 'fallback', name: null, list: fallback };
const fallbackStage = (name: string) => ({
  name,
  sources: [fallbackSource],
  need: { need: 'any' },
  handedOn: [],
});

describe('a rule of the policy', () => {
  const when = (condition: unknown, changes: Partial<RouteFacts> = {}) =>
    route({ rules: [{ name: 'this', when: condition, approval: 'automatic' }] }, changes).rule === 'this';
  const first = { details: locationChange({ from: null }) };
  const munich = place({ civicAddressId: 'a3', city: 'München', site: 'München Nord' });
  const withoutSite = { details: callerIdChange({ shows: 'hidden' }) };

  const cases: readonly (readonly [string, unknown, Partial<RouteFacts>, boolean])[] = [
    ['its change', { change: 'withinAddress' }, {}, true],
    ['another change', { change: 'toAnotherAddress' }, {}, false],
    ['one of several changes', { change: ['toAnotherCity', 'firstLocation'] }, first, true],
    ['none of several changes', { change: ['toAnotherCity', 'firstLocation'] }, {}, false],
    ['its country', { countries: ['AT', 'DE'] }, {}, true],
    ['another country', { countries: ['AT', 'CH'] }, {}, false],
    ['its site', { sites: ['München Nord'] }, { details: locationChange({ to: munich }) }, true],
    ['another site', { sites: ['München Nord'] }, {}, false],
    ['its department', { departments: ['Legal', 'Sales'] }, {}, true],
    ['another department', { departments: ['Legal'] }, {}, false],
    ['no department', { departments: ['Legal'] }, { department: null }, false],
    [
      'one of the requester’s groups',
      { requesterGroups: [guid(1), guid(2)] },
      { requesterGroups: new Set([guid(2)]) },
      true,
    ],
    [
      'none of the requester’s groups',
      { requesterGroups: [guid(1)] },
      { requesterGroups: new Set([guid(2)]) },
      false,
    ],
    ['somebody who asks for another', { onBehalf: true }, { onBehalf: true }, true],
    ['somebody who asks for themselves, not for another', { onBehalf: true }, {}, false],
    ['only who asks for themselves', { onBehalf: false }, {}, true],
    ['not who asks for another', { onBehalf: false }, { onBehalf: true }, false],
    ['nothing in particular', {}, {}, true],
    ['all of its conditions', { countries: ['DE'], departments: ['Sales'], onBehalf: false }, {}, true],
    ['not all of its conditions', { countries: ['DE'], departments: ['Sales'], onBehalf: true }, {}, false],
  ];
  for (const [what, condition, changes, fits] of cases) {
    it(`${fits ? 'takes' : 'passes by'} a request with ${what}`, () =>
      assert.equal(when(condition, changes), fits));
  }

  it('that names countries or sites passes by what belongs to none', () => {
    for (const condition of [{ countries: ['DE'] }, { sites: ['Berlin Mitte'] }]) {
      const rules = { requests: { callerIdChange: [{ name: 'x', when: condition, approval: 'automatic' }] } };
      assert.equal(route(rules, withoutSite).rule, noRuleFits);
    }
  });

  it('decides where it is the first that fits', () => {
    const rules = ['automatic', 'siteApprovers', 'fallbackApprovers'].map((approval, index) => ({
      name: `rule ${index}`,
      approval,
      ...(index === 0 ? { when: { onBehalf: true } } : {}),
    }));
    assert.equal(route({ rules }).rule, 'rule 1');
    assert.equal(route({ rules }, { onBehalf: true }).rule, 'rule 0');
  });

  it('without a condition takes everything', () => {
    assert.equal(route({ rules: [{ name: 'this', approval: 'automatic' }] }).rule, 'this');
  });
});

describe('the route of a request', () => {
  it('that no rule fits leads to the fall-back approvers', () => {
    const taken = route({ requests: { numberRequest: [] } }, { details: numberRequest() });
    assert.deepEqual(taken, {
      rule: 'no-rule-fits',
      stages: [fallbackStage('no-rule-fits')],
      reason: null,
      cap: null,
    });
  });

  it('that is automatic asks nobody', () => {
    assert.deepEqual(route({ rules: [{ name: 'a', approval: 'automatic' }] }), {
      rule: 'a',
      stages: null,
      reason: null,
      cap: null,
    });
  });

  it('beyond its cap of automatic approvals leads to the fall-back approvers', () => {
    const rules = [{ name: 'a', approval: 'automatic', cap: { count: 2, days: 30 } }];
    const free = route({ rules }, { usedUp: new Set(['another']) });
    assert.deepEqual([free.stages, free.cap], [null, { count: 2, days: 30 }]);
    const beyond = route({ rules }, { usedUp: new Set(['a']) });
    assert.deepEqual([beyond.stages, beyond.cap], [[fallbackStage('a')], { count: 2, days: 30 }]);
  });

  it('without a cap is automatic however often it was', () => {
    const rules = [{ name: 'a', approval: 'automatic' }];
    assert.equal(route({ rules }, { usedUp: new Set(['a']) }).stages, null);
  });

  it('says what a reason has to look like', () => {
    const reason = { pattern: '[A-Z]+-\\d+', hint: 'a ticket number' };
    assert.deepEqual(route({ rules: [{ name: 'a', approval: 'automatic', reason }] }).reason, reason);
  });

  const own = { people: [guid(5)], groups: [guid(6)] };
  const bySite = { rules: [{ name: 'site', approval: 'siteApprovers' }] };

  it('to the site’s approvers leads to those of the new site', () => {
    assert.deepEqual(route({ ...bySite, sites: { 'Berlin Mitte': own } }).stages, [
      {
        name: 'site',
        sources: [{ from: 'site', name: 'Berlin Mitte', list: own }],
        need: { need: 'any' },
        handedOn: [],
      },
    ]);
  });

  it('to a site without approvers leads to the fall-back approvers', () => {
    for (const sites of [
      {},
      { 'Berlin Mitte': {} },
      { 'Berlin Mitte': { people: [], groups: [] }, 'München Nord': own },
    ]) {
      assert.deepEqual(route({ ...bySite, sites }).stages, [fallbackStage('site')]);
    }
  });

  it('to a site is taken with people or groups alone', () => {
    for (const some of [{ people: own.people }, { groups: own.groups }]) {
      assert.deepEqual(sourcesOf(route({ ...bySite, sites: { 'Berlin Mitte': some } })), [['site']]);
    }
  });

  it('of a request without a site leads to the fall-back approvers', () => {
    const requests = { callerIdChange: [{ name: 'site', approval: 'siteApprovers' }] };
    const asked = route(
      { requests, sites: { 'Berlin Mitte': own } },
      { details: callerIdChange({ shows: 'hidden' }) },
    );
    assert.deepEqual(sourcesOf(asked), [['fallback']]);
  });

  it('to the fall-back approvers leads to them', () => {
    assert.deepEqual(route({ rules: [{ name: 'f', approval: 'fallbackApprovers' }] }).stages, [
      fallbackStage('f'),
    ]);
  });
});

describe('the stages of a route', () => {
  const staged = (stages: readonly unknown[], changes: Partial<RouteFacts> = {}) =>
    route({ rules: [{ name: 'staged', approval: { stages } }] }, changes);

  it('keep their order, their names and who is asked', () => {
    const taken = staged([
      { name: 'manager', from: [{ manager: true }] },
      {
        name: 'telephony',
        from: [{ people: [guid(1), guid(2)] }, { groups: [guid(3), guid(4)] }],
        need: 'eachSource',
      },
      { name: 'last', from: [{ fallback: true }], need: { atLeast: 2 } },
    ]);
    const groupSource = (group: string) => ({
      from: 'groups',
      name: null,
      list: { people: [], groups: [group] },
    });
    assert.deepEqual(taken.stages, [
      {
        name: 'manager',
        sources: [{ from: 'manager', name: null, list: { people: [manager], groups: [] } }],
        need: { need: 'any' },
        handedOn: [],
      },
      {
        name: 'telephony',
        // Each group is a source of its own; people who are named together are one.
        sources: [
          { from: 'people', name: null, list: { people: [guid(1), guid(2)], groups: [] } },
          groupSource(guid(3)),
          groupSource(guid(4)),
        ],
        need: { need: 'eachSource' },
        handedOn: [],
      },
      { name: 'last', sources: [fallbackSource], need: { need: 'atLeast', count: 2 }, handedOn: [] },
    ]);
  });

  it('leave out a manager whom nobody knows', () => {
    const both = [{ name: 's', from: [{ manager: true }, { groups: [guid(3)] }], need: 'all' }];
    assert.deepEqual(sourcesOf(staged(both, { manager: null })), [['groups']]);
    assert.deepEqual(sourcesOf(staged(both)), [['manager', 'groups']]);
  });

  it('go to the fall-back approvers where nobody is left in one, under its name', () => {
    const stages = [
      { name: 'manager', from: [{ manager: true }], need: { atLeast: 2 } },
      { name: 'more', from: [{ site: true }, { people: [guid(1)] }] },
    ];
    const taken = staged(stages, { manager: null });
    assert.deepEqual(taken.stages?.[0], fallbackStage('manager'));
    assert.deepEqual(sourcesOf(taken), [['fallback'], ['people']]);
  });

  it('never leave a stage without anybody who is asked, whatever is missing', () => {
    const source = fc.constantFrom<unknown>(
      { manager: true },
      { site: true },
      { fallback: true },
      { people: [guid(1)] },
      { groups: [guid(2)] },
    );
    const stage = fc.record({
      name: fc.constant('s'),
      from: fc.array(source, { minLength: 1, maxLength: 4 }),
      need: fc.constantFrom<unknown>('any', 'all', 'eachSource', { atLeast: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(stage, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(null, manager),
        (stages, asked) => {
          const taken = staged(stages, { manager: asked }).stages;
          assert.equal(taken?.length, stages.length);
          for (const each of taken ?? []) {
            const { people, groups } = listOfStage(each);
            assert.ok(people.length + groups.length > 0);
          }
        },
      ),
    );
  });
});

describe('what policy looks at', () => {
  it('is each group of a requester once', () => {
    const policy = policyWith({
      rules: [
        { name: 'a', when: { requesterGroups: [guid(1), guid(2)] }, approval: 'automatic' },
        { name: 'b', when: { requesterGroups: [guid(2)] }, approval: 'automatic' },
        { name: 'c', when: { onBehalf: true }, approval: 'automatic' },
        { name: 'd', approval: 'automatic' },
      ],
    });
    assert.deepEqual(groupsAskedFor(policy, 'emergencyLocationChange'), [guid(1), guid(2)]);
    assert.deepEqual(groupsAskedFor(policy, 'numberRequest'), []);
  });

  it('is the manager where a stage asks them, alone or among others', () => {
    const asks = (...from: readonly unknown[]) =>
      asksManager(
        policyWith({
          rules: [
            { name: 'a', approval: 'automatic' },
            { name: 'b', approval: { stages: [{ name: 's', from }] } },
          ],
        }),
        'emergencyLocationChange',
      );
    assert.equal(asks({ people: [guid(1)] }, { manager: true }), true);
    assert.equal(asks({ people: [guid(1)] }, { site: true }), false);
    for (const approval of ['automatic', 'siteApprovers', 'fallbackApprovers']) {
      const policy = policyWith({ rules: [{ name: 'a', approval }] });
      assert.equal(asksManager(policy, 'emergencyLocationChange'), false);
    }
  });

  it('is every cap of automatic approvals', () => {
    const policy = policyWith({
      rules: [
        { name: 'a', approval: 'automatic', cap: { count: 2, days: 30 } },
        { name: 'b', approval: 'automatic' },
      ],
    });
    assert.deepEqual(cappedRules(policy, 'emergencyLocationChange'), [{ name: 'a', count: 2, days: 30 }]);
  });
});

describe('a list of approvers', () => {
  it('names everybody of a stage once', () => {
    const source = (people: string[], groups: string[]) => ({
      from: 'people' as const,
      name: null,
      list: { people, groups },
    });
    const list = listOfStage({ sources: [source(['a', 'b'], ['g']), source(['b', 'c'], ['g', 'h'])] });
    assert.deepEqual(list, { people: ['a', 'b', 'c'], groups: ['g', 'h'] });
  });

  it('holds people by name or by one of their groups', () => {
    const list = { people: ['a'], groups: ['g', 'h'] };
    assert.equal(isOnList(list, 'a', []), true);
    assert.equal(isOnList(list, 'b', ['x', 'h']), true);
    assert.equal(isOnList(list, 'b', ['x']), false);
    assert.equal(isOnList(list, 'b', []), false);
    assert.equal(isOnList({ people: [], groups: [] }, 'a', ['g']), false);
  });
});
