import assert from 'node:assert/strict';
import { changeNames } from '../../src/approvals/index.js';
import { faultsOf, guid, policyWith } from './writtenPolicies.js';

const rule = (parts: Readonly<Record<string, unknown>> = {}) => ({
  name: 'rule',
  approval: 'automatic',
  ...parts,
});
const faultsOfRule = (parts: Readonly<Record<string, unknown>>) => faultsOf({ rules: [rule(parts)] });
const faultsOfStage = (parts: Readonly<Record<string, unknown>>) =>
  faultsOfRule({ approval: { stages: [{ name: 's', from: [{ manager: true }], ...parts }] } });
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

describe('the rules that a policy is taken with', () => {
  const taken: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['a condition on every change', { when: { change: changeNames } }],
    ['the longest name', { name: 'n'.repeat(80) }],
    ['the smallest cap', { cap: { count: 1, days: 1 } }],
    ['the largest cap', { cap: { count: 1000, days: 366 } }],
    ['a reason of any form', { reason: {} }],
    [
      'a reason with the longest pattern and hint',
      { reason: { pattern: 'a'.repeat(200), hint: 'h'.repeat(200) } },
    ],
    [
      'ten stages',
      { approval: { stages: times(10, { name: 's'.repeat(80), from: times(10, { site: true }) }) } },
    ],
    [
      'the largest number of approvers',
      { approval: { stages: [{ name: 's', from: [{ site: true }], need: { atLeast: 20 } }] } },
    ],
    ['one approver', { approval: { stages: [{ name: 's', from: [{ site: true }], need: { atLeast: 1 } }] } }],
  ];
  for (const [what, parts] of taken) {
    it(`may have ${what}`, () => assert.deepEqual(faultsOfRule(parts), []));
  }

  it('ask any one of a stage unless it says otherwise', () => {
    const policy = policyWith({
      rules: [rule({ approval: { stages: [{ name: 's', from: [{ manager: true }] }] } })],
    });
    const approval = policy.requests.emergencyLocationChange[0]?.approval;
    assert.ok(typeof approval === 'object');
    assert.equal(approval.stages[0]?.need, 'any');
  });

  it('are read without the blanks around their names, with ids in lower case', () => {
    const policy = policyWith({
      rules: [
        rule({
          when: {
            sites: [' Berlin Mitte '],
            departments: [' Sales'],
            requesterGroups: [guid(0xab).toUpperCase()],
          },
          approval: { stages: [{ name: ' s ', from: [{ people: [guid(0xcd).toUpperCase()] }] }] },
          reason: undefined,
        }),
      ],
    });
    const [read] = policy.requests.emergencyLocationChange;
    assert.deepEqual(read?.when, {
      sites: ['Berlin Mitte'],
      departments: ['Sales'],
      requesterGroups: [guid(0xab)],
    });
    assert.ok(typeof read?.approval === 'object');
    assert.deepEqual(read.approval.stages[0], { name: 's', from: [{ people: [guid(0xcd)] }], need: 'any' });
  });

  it('keep the hint of a reason without the blanks around it', () => {
    const policy = policyWith({ rules: [rule({ reason: { hint: ' a ticket ' } })] });
    assert.deepEqual(policy.requests.emergencyLocationChange[0]?.reason, { hint: 'a ticket' });
  });
});

describe('the rules that a policy is refused with', () => {
  const at = 'requests.emergencyLocationChange.0';
  const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['no name', { name: '' }, /^requests.emergencyLocationChange.0.name: .*>=1/],
    ['a name that no card can show', { name: 'n'.repeat(81) }, /name: .*<=80/],
    ['an unknown key', { prio: 1 }, /prio/],
    ['an unknown condition', { when: { person: 'x' } }, /when: .*person/],
    ['an unknown change', { when: { change: 'toTheMoon' } }, /when.change/],
    ['no change at all', { when: { change: [] } }, /when.change/],
    [
      'a country in words',
      { when: { countries: ['Germany'] } },
      /countries.0: must be a two-letter country code/,
    ],
    ['a country and more', { when: { countries: ['xDE'] } }, /countries.0: must be/],
    ['a country of three letters', { when: { countries: ['DEU'] } }, /countries.0: must be/],
    ['a country in small letters', { when: { countries: ['de'] } }, /countries.0: must be/],
    ['no country at all', { when: { countries: [] } }, /when.countries: .*>=1/],
    ['no site at all', { when: { sites: [] } }, /when.sites: .*>=1/],
    ['a site without a name', { when: { sites: [' '] } }, /when.sites.0: .*>=1/],
    ['no department at all', { when: { departments: [] } }, /when.departments/],
    ['no group at all', { when: { requesterGroups: [] } }, /when.requesterGroups: .*>=1/],
    [
      'a group by name',
      { when: { requesterGroups: ['Sales'] } },
      /requesterGroups.0: must be an Entra object id \(a GUID\)/,
    ],
    [
      'an approval that nobody knows',
      { approval: 'maybe' },
      /approval: must be automatic, siteApprovers, fallbackApprovers or a list of stages/,
    ],
    ['no stage at all', { approval: { stages: [] } }, /approval/],
    [
      'more stages than anybody waits for',
      { approval: { stages: times(11, { name: 's', from: [{ site: true }] }) } },
      /approval/,
    ],
    [
      'an unknown key beside the stages',
      { approval: { stages: [{ name: 's', from: [{ site: true }] }], order: 1 } },
      /approval.*order/,
    ],
    [
      'a cap on what somebody approves',
      { approval: 'siteApprovers', cap: { count: 1, days: 1 } },
      /0.cap: cap goes with automatic approval only/,
    ],
    ['a cap of nothing', { cap: { count: 0, days: 1 } }, /cap.count: .*>=1/],
    ['a cap without end', { cap: { count: 1001, days: 1 } }, /cap.count: .*<=1000/],
    ['a cap within no time', { cap: { count: 1, days: 0 } }, /cap.days: .*>=1/],
    ['a cap within more than a year', { cap: { count: 1, days: 367 } }, /cap.days: .*<=366/],
    ['half a cap', { cap: { count: 1 } }, /cap.days/],
    ['an unknown key in the cap', { cap: { count: 1, days: 1, hours: 1 } }, /cap: .*hours/],
    ['a pattern that is none', { reason: { pattern: '[' } }, /reason.pattern: must be a regular expression/],
    ['an empty pattern', { reason: { pattern: '' } }, /reason.pattern: .*>=1/],
    ['a pattern without end', { reason: { pattern: 'a'.repeat(201) } }, /reason.pattern: .*<=200/],
    [
      'a pattern that only sloppy expressions know',
      { reason: { pattern: '\\-' } },
      /reason.pattern: must be a regular expression/,
    ],
    ['an empty hint', { reason: { hint: ' ' } }, /reason.hint: .*>=1/],
    ['a hint that no card can show', { reason: { hint: 'h'.repeat(201) } }, /reason.hint: .*<=200/],
    ['an unknown key in the reason', { reason: { text: 'x' } }, /reason: .*text/],
  ];
  for (const [what, parts, says] of refused) {
    it(`are those with ${what}`, () => {
      const faults = faultsOfRule(parts);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.ok(faults[0]?.startsWith(at), faults[0]);
      assert.match(faults[0] ?? '', says);
    });
  }

  const stages: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['has no name', { name: ' ' }],
    ['has a name that no card can show', { name: 's'.repeat(81) }],
    ['asks nobody', { from: [] }],
    ['asks too many', { from: times(11, { site: true }) }],
    ['asks a source that nobody knows', { from: [{ friends: true }] }],
    ['asks a person of no id', { from: [{ people: ['Alex'] }] }],
    ['asks no people', { from: [{ people: [] }] }],
    ['asks no groups', { from: [{ groups: [] }] }],
    ['asks not the manager', { from: [{ manager: false }] }],
    ['asks not the site', { from: [{ site: false }] }],
    ['asks not the fall-back', { from: [{ fallback: false }] }],
    ['asks two in one source', { from: [{ manager: true, site: true }] }],
    ['needs what nobody knows', { need: 'most' }],
    ['needs nobody', { need: { atLeast: 0 } }],
    ['needs more than anybody has', { need: { atLeast: 21 } }],
    ['needs half a person', { need: { atLeast: 1.5 } }],
    ['needs two things', { need: { atLeast: 1, atMost: 2 } }],
    ['has an unknown key', { order: 1 }],
  ];
  for (const [what, parts] of stages) {
    it(`are those with a stage that ${what}`, () => assert.equal(faultsOfStage(parts).length, 1));
  }

  it('say what a source may be', () => {
    const [fault] = faultsOfStage({ from: [{ friends: true }] });
    assert.match(fault ?? '', /approval/);
  });
});
