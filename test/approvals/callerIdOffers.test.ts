import assert from 'node:assert/strict';
import { isOfferedTo, offerOfPolicy, type Policy, parsePolicy } from '../../src/approvals/index.js';

/** A policy file whose section `callerId` offers these lines, each an item of the list. */
function parsed(...offers: string[]) {
  return parsePolicy(
    [
      'version: 1',
      'requests: { emergencyLocationChange: [{ name: all, approval: automatic }] }',
      'approvers: { fallback: {} }',
      'administrators: {}',
      'callerId:',
      '  offers:',
      ...offers.map((offer) => `    - ${offer}`),
    ].join('\n'),
  );
}
function offersOf(...offers: string[]): Policy['callerId']['offers'] {
  const policy = parsed(...offers);
  assert.ok('policy' in policy, JSON.stringify(policy));
  return policy.policy.callerId.offers;
}
const problemsOf = (...offers: string[]) => {
  const policy = parsed(...offers);
  return 'problems' in policy ? policy.problems.map(({ line, reason }) => `${line}: ${reason}`) : [];
};

describe('the caller IDs that the policy file offers', () => {
  it('say what the tenant’s policy shows, and to whom it is offered', () => {
    const [main, own, hidden] = offersOf(
      '{ name: Main, policy: MainNumber, shows: { number: "+49 30 231000", company: Contoso }, for: { countries: [DE] } }',
      '{ name: Mine, policy: "Tag:Global", shows: ownNumber, userOverride: true }',
      '{ name: Hidden, policy: tag:Anonymous, shows: hidden }',
    );
    assert.deepEqual(main?.shows, {
      shows: 'otherNumber',
      telephoneNumber: '+4930231000',
      companyName: 'Contoso',
    });
    assert.deepEqual(main?.for, { countries: ['DE'], sites: [], departments: [], groups: [] });
    assert.deepEqual([own?.policy, own?.shows, own?.userOverride], [null, { shows: 'ownNumber' }, true]);
    assert.deepEqual([hidden?.policy, hidden?.userOverride], ['Anonymous', false]);
  });

  it('take a company without a number, and the own number without a policy', () => {
    const [company, own] = offersOf(
      '{ name: A, policy: A, shows: { company: Contoso } }',
      '{ name: B, shows: ownNumber }',
    );
    assert.deepEqual(company?.shows, {
      shows: 'otherNumber',
      telephoneNumber: null,
      companyName: 'Contoso',
    });
    assert.equal(own?.policy, null);
  });

  const faults: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a number without quotes', ['{ name: A, policy: A, shows: { number: +4930231000 } }'], /7: .*in quotes/],
    ['a number that is none', ['{ name: A, policy: A, shows: { number: "030 231000" } }'], /7: .*E\.164/],
    [
      'a company name that networks cut off',
      ['{ name: A, policy: A, shows: { company: "Contoso Deutschland" } }'],
      /7: .*15 characters/,
    ],
    ['a number that says nothing', ['{ name: A, policy: A, shows: {} }'], /7: .*a number, a company or both/],
    ['something else to show', ['{ name: A, policy: A, shows: nothing }'], /7: .*ownNumber, hidden/],
    [
      'a number and a misspelt company',
      ['{ name: A, policy: A, shows: { company: "" } }'],
      /7: .*shows.*company: .*>=1/,
    ],
    [
      'a country and more',
      ['{ name: A, policy: A, shows: hidden, for: { countries: [xDE] } }'],
      /country code/,
    ],
    [
      'a country of three letters',
      ['{ name: A, policy: A, shows: hidden, for: { countries: [DEU] } }'],
      /country code/,
    ],
    ['a site of blanks', ['{ name: A, policy: A, shows: hidden, for: { sites: [" "] } }'], /sites\.0: /],
    ['a name of blanks', ['{ name: " ", policy: A, shows: hidden }'], /7: .*name: /],
    ['a policy of blanks', ['{ name: A, policy: " ", shows: hidden }'], /7: .*policy: /],
    ['nothing to show', ['{ name: A, policy: A }'], /7: .*ownNumber, hidden/],
    [
      'a hidden number without its policy, which would show the own one',
      ['{ name: A, shows: hidden }'],
      /7: .*policy: is missing/,
    ],
    [
      'one name twice',
      ['{ name: A, policy: A, shows: hidden }', '{ name: a, policy: B, shows: hidden }'],
      /8: .*name: is the name of another offer/,
    ],
    [
      'one policy twice',
      ['{ name: A, policy: A, shows: hidden }', '{ name: B, policy: tag:a, shows: hidden }'],
      /8: .*policy: is offered twice/,
    ],
    [
      'the tenant’s own policy twice',
      ['{ name: A, shows: ownNumber }', '{ name: B, policy: global, shows: ownNumber }'],
      /8: .*policy: is offered twice/,
    ],
    ['the name that stands for the own number', ['{ name: ownNumber, shows: ownNumber }'], /7: .*can't be/],
    ['a misspelt key', ['{ name: A, policy: A, shows: hidden, fro: {} }'], /7: .*fro/],
    [
      'a group that is no GUID',
      ['{ name: A, policy: A, shows: hidden, for: { groups: [sales] } }'],
      /7: .*GUID/,
    ],
    [
      'more than a card can hold',
      Array.from({ length: 41 }, (_, index) => `{ name: A${index}, policy: A${index}, shows: hidden }`),
      /offers: .*40/,
    ],
  ];
  for (const [what, offers, says] of faults) {
    it(`may not be ${what}`, () => {
      const problems = problemsOf(...offers);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', says);
    });
  }

  it('are read without blanks, and their groups as ids in lower case', () => {
    const group = '3B1D0C5E-6A54-4F0B-8A7D-1F6F5F2C9E01';
    const [offer, other] = offersOf(
      `{ name: " A ", policy: " Tag:Main ", shows: { company: " Contoso " }, for: { departments: [" Sales "], groups: [${group}] } }`,
      '{ name: B, policy: NotATag:x, shows: hidden }',
    );
    assert.deepEqual([offer?.name, offer?.policy], ['A', 'Main']);
    assert.deepEqual(offer?.shows, { shows: 'otherNumber', telephoneNumber: null, companyName: 'Contoso' });
    assert.deepEqual(offer?.for.departments, ['Sales']);
    assert.deepEqual(offer?.for.groups, [group.toLowerCase()]);
    assert.equal(other?.policy, 'NotATag:x');
  });

  it('may be none', () => {
    assert.deepEqual(offersOf('{ name: A, shows: ownNumber }').length, 1);
    assert.equal(offerOfPolicy([], null), null);
  });

  it('hold the tenant’s own policy, which has no name', () => {
    const offers = offersOf('{ name: A, shows: ownNumber }', '{ name: B, policy: x, shows: hidden }');
    assert.equal(offerOfPolicy(offers, null)?.name, 'A');
    assert.equal(offerOfPolicy(offers, { name: 'X' })?.name, 'B');
  });

  it('are found by the policy’s name, whatever its case', () => {
    const offers = offersOf('{ name: A, policy: MainNumber, shows: { company: X } }');
    assert.equal(offerOfPolicy(offers, { name: 'mainnumber' })?.name, 'A');
    assert.equal(offerOfPolicy(offers, { name: 'Other' }), null);
    assert.equal(offerOfPolicy(offers, null), null);
  });

  it('are for whom every list has a fitting value', () => {
    const [offer] = offersOf(
      '{ name: A, policy: A, shows: hidden, for: { countries: [DE, FR], sites: [Berlin Mitte], departments: [sales] } }',
    );
    assert.ok(offer !== undefined);
    const person = { usageLocation: 'DE', officeLocation: ' berlin mitte', department: 'Sales' };
    assert.equal(isOfferedTo(offer, person), true);
    assert.equal(isOfferedTo(offer, { ...person, usageLocation: 'CH' }), false);
    assert.equal(isOfferedTo(offer, { ...person, officeLocation: null }), false);
    assert.equal(isOfferedTo(offer, { ...person, department: 'Presales' }), false);
    const [everybody] = offersOf('{ name: A, policy: A, shows: hidden }');
    assert.ok(everybody !== undefined);
    const nowhere = { usageLocation: null, officeLocation: null, department: null };
    assert.equal(isOfferedTo(everybody, nowhere), true);
  });
});
