import assert from 'node:assert/strict';
import { retentionSchema } from '../../src/approvals/index.js';
import { faultsOf, guid, policyWith, type WrittenPolicy } from './writtenPolicies.js';

const section = (name: string, value: unknown): WrittenPolicy => ({ sections: { [name]: value } });
const pool = (parts: Readonly<Record<string, unknown>> = {}) => ({ name: 'Berlin', ...parts });
const pools = (...list: readonly unknown[]) => section('numbers', { pools: list });
const requestSection = (kind: string, value: unknown): WrittenPolicy => ({ requests: { [kind]: value } });
const channel = (parts: Readonly<Record<string, unknown>> = {}) =>
  section('approvalsChannel', {
    conversationId: '19:x@thread.tacv2',
    serviceUrl: 'https://smba.example/emea/',
    ...parts,
  });

describe('what holds where the policy file says nothing', () => {
  const policy = policyWith();

  it('is that nobody’s rules apply to the other kinds', () => {
    const { emergencyLocationChange: _, ...others } = policy.requests;
    assert.deepEqual(others, {
      numberRequest: [],
      numberChange: [],
      numberRelease: [],
      callerIdChange: [],
      callingPlanChange: [],
      newEmergencyAddress: [],
    });
  });

  it('is that nobody asks for others, and that there is no channel', () => {
    assert.deepEqual(policy.onBehalf, { managers: false, serviceDesk: { people: [], groups: [] } });
    assert.equal(policy.approvalsChannel, undefined);
    assert.deepEqual(policy.emergencyTestCall, {});
    assert.deepEqual(policyWith({ sites: { Berlin: {} } }).approvers.sites, {
      Berlin: { people: [], groups: [] },
    });
  });

  it('is that there are no pools, licences or caller IDs to choose from', () => {
    assert.deepEqual(policy.numbers, { restDays: 30, pools: [] });
    assert.deepEqual(policy.licences, { products: [] });
    assert.deepEqual(policy.callerId, { offers: [] });
  });

  it('is that locations are confirmed twice a year', () => {
    assert.deepEqual(policy.emergencyLocations, {
      confirmEveryDays: 180,
      remindEveryDays: 7,
      remindAtMost: 3,
    });
  });

  it('is that records are kept for three years', () => {
    assert.deepEqual(policy.retention, {
      closedRequests: 1095,
      eventValues: 1095,
      cardCopies: 365,
      contacts: 180,
      heldMessages: 90,
      parkedRows: null,
      resolvedDrift: 365,
      delegations: 365,
    });
    assert.deepEqual(retentionSchema.parse({}), policy.retention);
  });

  it('is a pool of everything for everybody, without an alarm', () => {
    assert.deepEqual(policyWith(pools(pool())).numbers.pools, [
      {
        name: 'Berlin',
        match: { countries: [], cities: [], numberTypes: [], tags: [] },
        for: { countries: [], sites: [], departments: [] },
        alertBelow: null,
      },
    ]);
  });

  it('is that sites have the approvers that are named for them', () => {
    assert.deepEqual(policyWith({ sites: { Berlin: { people: [guid(1)] } } }).approvers.sites, {
      Berlin: { people: [guid(1)], groups: [] },
    });
  });
});

describe('a section of the policy file', () => {
  const taken: readonly (readonly [string, WrittenPolicy])[] = [
    [
      'pools with every condition',
      pools(pool({ alertBelow: 1, match: { countries: ['DE'], tags: ['vip'] } })),
    ],
    ['several pools', pools(pool(), pool({ name: 'Munich' }))],
    [
      'numbers of every kind',
      pools(pool({ match: { numberTypes: ['callingPlan', 'operatorConnect', 'directRouting'] } })),
    ],
    ['numbers that never rest', section('numbers', { restDays: 0 })],
    ['numbers that rest for ten years', section('numbers', { restDays: 3650 })],
    ['locations that are never asked for', section('emergencyLocations', { confirmEveryDays: null })],
    [
      'locations that are asked for daily',
      section('emergencyLocations', { confirmEveryDays: 1, remindEveryDays: 1, remindAtMost: 1 }),
    ],
    [
      'locations that are hardly asked for',
      section('emergencyLocations', { confirmEveryDays: 3650, remindEveryDays: 365, remindAtMost: 20 }),
    ],
    ['records for ever', section('retention', { closedRequests: null, cardCopies: 36_500, contacts: 1 })],
    ['a channel', channel()],
    [
      'a channel without encryption, as local rooms have it',
      channel({ serviceUrl: 'http://127.0.0.1:3978/' }),
    ],
    [
      'emergency test numbers of two to six digits',
      section('emergencyTestCall', { US: '933', FR: '12', DE: '123456' }),
    ],
    ['a service desk', section('onBehalf', { managers: true, serviceDesk: { groups: [guid(2)] } })],
  ];
  for (const [what, written] of taken) {
    it(`may hold ${what}`, () => assert.deepEqual(faultsOf(written), []));
  }

  const refused: readonly (readonly [string, WrittenPolicy, RegExp])[] = [
    ['an unknown section', section('holidays', {}), /holidays/],
    ['another version', section('version', 2), /^version: /],
    ['a kind of request that nobody knows', requestSection('pony', []), /^requests: .*pony/],
    ['no rule for emergency locations', { rules: [] }, /^requests.emergencyLocationChange: .*>=1/],
    ['rules that are no list', requestSection('numberRequest', {}), /^requests.numberRequest: /],
    ['a site without a name', { sites: { '': {} } }, /^approvers.sites/],
    ['an unknown key of a site', { sites: { Berlin: { emails: [] } } }, /^approvers.sites.Berlin: .*emails/],
    ['an unknown key of approvers', section('approvers', { fallback: {}, all: [] }), /^approvers: .*all/],
    ['no fall-back approvers', section('approvers', {}), /^approvers.fallback: /],
    ['a channel without a name', channel({ conversationId: '' }), /conversationId: .*>=1/],
    ['a channel at no address', channel({ serviceUrl: 'smba.example' }), /serviceUrl: /],
    ['a channel at another kind of address', channel({ serviceUrl: 'ftp://smba.example' }), /serviceUrl: /],
    [
      'a channel at an address with http in it',
      channel({ serviceUrl: 'xhttp://smba.example' }),
      /serviceUrl: /,
    ],
    ['a channel with more', channel({ team: 'x' }), /^approvalsChannel: .*team/],
    [
      'a test call in a country of three letters',
      section('emergencyTestCall', { USA: '933' }),
      /emergencyTestCall/,
    ],
    [
      'a test call in a country with more before it',
      section('emergencyTestCall', { xUS: '933' }),
      /emergencyTestCall/,
    ],
    [
      'a channel at an address that begins like one',
      channel({ serviceUrl: 'httpsx://smba.example' }),
      /serviceUrl: /,
    ],
    [
      'a pool with a country of three letters',
      pools(pool({ for: { countries: ['DEU'] } })),
      /for.countries.0: /,
    ],
    ['a test call of one digit', section('emergencyTestCall', { US: '9' }), /emergencyTestCall.US: /],
    [
      'a test call of seven digits',
      section('emergencyTestCall', { US: '1234567' }),
      /emergencyTestCall.US: /,
    ],
    ['a test call with letters', section('emergencyTestCall', { US: 'a93' }), /emergencyTestCall.US: /],
    ['an unknown key on behalf', section('onBehalf', { anybody: true }), /^onBehalf: .*anybody/],
    ['a rest of less than nothing', section('numbers', { restDays: -1 }), /numbers.restDays: .*>=0/],
    ['a rest of more than ten years', section('numbers', { restDays: 3651 }), /numbers.restDays: .*<=3650/],
    ['half a day of rest', section('numbers', { restDays: 0.5 }), /numbers.restDays: /],
    ['an unknown key of numbers', section('numbers', { rest: 1 }), /^numbers: .*rest/],
    ['a pool without a name', pools(pool({ name: ' ' })), /pools.0.name: .*>=1/],
    [
      'a pool with a name that no card can show',
      pools(pool({ name: 'p'.repeat(81) })),
      /pools.0.name: .*<=80/,
    ],
    [
      'two pools of one name',
      pools(pool(), pool({ name: ' Berlin ' })),
      /^numbers.pools.1.name: is the name of another pool, too$/,
    ],
    [
      'a pool with a country in words',
      pools(pool({ match: { countries: ['Germany'] } })),
      /match.countries.0: must be a two-letter country code/,
    ],
    [
      'a pool with a country and more',
      pools(pool({ for: { countries: ['xDE'] } })),
      /for.countries.0: must be a two-letter/,
    ],
    ['a pool with a city without a name', pools(pool({ match: { cities: [' '] } })), /match.cities.0: .*>=1/],
    [
      'a pool of another kind of numbers',
      pools(pool({ match: { numberTypes: ['fax'] } })),
      /numberTypes.0: /,
    ],
    ['a pool with an unknown condition', pools(pool({ match: { city: 'Berlin' } })), /match: .*city/],
    ['a pool for unknown people', pools(pool({ for: { people: [] } })), /for: .*people/],
    ['a pool with an unknown key', pools(pool({ colour: 'red' })), /pools.0: .*colour/],
    ['an alarm below nothing', pools(pool({ alertBelow: 0 })), /alertBelow: .*>0/],
    [
      'a location that is always asked for',
      section('emergencyLocations', { confirmEveryDays: 0 }),
      /confirmEveryDays: .*>=1/,
    ],
    [
      'a location that is asked for after ten years',
      section('emergencyLocations', { confirmEveryDays: 3651 }),
      /confirmEveryDays: .*<=3650/,
    ],
    [
      'a reminder all the time',
      section('emergencyLocations', { remindEveryDays: 0 }),
      /remindEveryDays: .*>=1/,
    ],
    [
      'a reminder after more than a year',
      section('emergencyLocations', { remindEveryDays: 366 }),
      /remindEveryDays: .*<=365/,
    ],
    ['no question at all', section('emergencyLocations', { remindAtMost: 0 }), /remindAtMost: .*>=1/],
    ['questions without end', section('emergencyLocations', { remindAtMost: 21 }), /remindAtMost: .*<=20/],
    [
      'an unknown key of emergency locations',
      section('emergencyLocations', { ask: 1 }),
      /^emergencyLocations: .*ask/,
    ],
    ['records for no day', section('retention', { contacts: 0 }), /retention.contacts: .*>=1/],
    [
      'records for more than a century',
      section('retention', { contacts: 36_501 }),
      /retention.contacts: .*<=36500/,
    ],
    ['an unknown record', section('retention', { voices: 1 }), /^retention: .*voices/],
  ];
  for (const [what, written, says] of refused) {
    it(`may not hold ${what}`, () => {
      const faults = faultsOf(written);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', says);
    });
  }
});
