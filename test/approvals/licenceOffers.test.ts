import assert from 'node:assert/strict';
import { licenceOfferFor, licenceProductsFor, parsePolicy } from '../../src/approvals/index.js';

const group = '3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01';
const [domestic, domesticUs, international] = [1, 2, 3].map((n) => `0dab259f-bf13-4952-b7f8-7db8f131b28${n}`);

const policyWith = (...products: string[]): string =>
  [
    'version: 1',
    'requests: { emergencyLocationChange: [{ name: always, approval: siteApprovers }] }',
    'approvers: { fallback: {} }',
    'administrators: {}',
    'licences:',
    '  products:',
    ...products.map((product) => `    - { ${product} }`),
  ].join('\n');

function policyOf(text: string) {
  const parsed = parsePolicy(text);
  assert.ok('policy' in parsed, JSON.stringify(parsed));
  return parsed.policy;
}

describe('the licences of a policy', () => {
  const policy = policyOf(
    policyWith(
      `plan: domestic, countries: [US], skuId: ${domesticUs}, skuPartNumber: MCOPSTN1US, group: ${group.toUpperCase()}`,
      `plan: domestic, skuId: ${domestic?.toUpperCase()}, skuPartNumber: MCOPSTN1`,
      `plan: international, countries: [DE], skuId: ${international}, skuPartNumber: MCOPSTN2`,
    ),
  );

  it('give the first product that fits plan and country, through its group where it has one', () => {
    assert.deepEqual(licenceOfferFor(policy, 'US', 'domestic'), {
      skuId: domesticUs,
      skuPartNumber: 'MCOPSTN1US',
      groupId: group,
    });
    assert.deepEqual(licenceOfferFor(policy, 'DE', 'domestic'), {
      skuId: domestic,
      skuPartNumber: 'MCOPSTN1',
      groupId: null,
    });
    assert.equal(licenceProductsFor(policy, 'US', 'domestic').length, 2);
  });

  it('offer nothing where no product is meant for the country or plan', () => {
    assert.equal(licenceOfferFor(policy, 'US', 'international'), null);
    assert.equal(licenceOfferFor(policy, 'DE', 'payAsYouGo'), null);
  });

  it('may be left out', () => {
    const without = policyOf(policyWith().split('\n').slice(0, 4).join('\n'));
    assert.equal(licenceOfferFor(without, 'DE', 'domestic'), null);
  });

  const faults: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown plan', `plan: worldwide, skuId: ${domestic}, skuPartNumber: A`, /plan: /],
    ['an id that is none', 'plan: domestic, skuId: MCOPSTN1, skuPartNumber: A', /skuId: must be a GUID/],
    ['a missing part number', `plan: domestic, skuId: ${domestic}`, /skuPartNumber/],
    [
      'a country by name',
      `plan: domestic, countries: [Germany], skuId: ${domestic}, skuPartNumber: A`,
      /two-letter country code/,
    ],
    [
      'a country and more',
      `plan: domestic, countries: [xDE], skuId: ${domestic}, skuPartNumber: A`,
      /country code/,
    ],
    [
      'a country of three letters',
      `plan: domestic, countries: [DEU], skuId: ${domestic}, skuPartNumber: A`,
      /country code/,
    ],
    ['a part number of blanks', `plan: domestic, skuId: ${domestic}, skuPartNumber: " "`, /skuPartNumber/],
    ['no country at all', `plan: domestic, countries: [], skuId: ${domestic}, skuPartNumber: A`, /countries/],
    ['a key that nobody knows', `plan: domestic, skuId: ${domestic}, skuPartNumber: A, seats: 4`, /seats/],
  ];
  for (const [what, product, says] of faults) {
    it(`are refused with the line for ${what}`, () => {
      const parsed = parsePolicy(policyWith(product));
      assert.ok('problems' in parsed);
      assert.match(parsed.problems.map(({ reason }) => reason).join('\n'), says);
      assert.equal(parsed.problems[0]?.line, 7);
    });
  }

  it('may be one product for several countries, with the blanks around its name left out', () => {
    const one = (country: string) =>
      `plan: domestic, countries: [${country}], skuId: ${domestic}, skuPartNumber: " A "`;
    const { licences } = policyOf(policyWith(one('DE'), one('FR')));
    assert.deepEqual(
      licences.products.map(({ countries, skuPartNumber }) => [countries, skuPartNumber]),
      [
        [['DE'], 'A'],
        [['FR'], 'A'],
      ],
    );
  });

  it('are refused where one product stands for two plans', () => {
    const one = `skuId: ${domestic}, skuPartNumber: A`;
    const parsed = parsePolicy(policyWith(`plan: domestic, ${one}`, `plan: international, ${one}`));
    assert.ok('problems' in parsed);
    assert.deepEqual(
      parsed.problems.map(({ line }) => line),
      [8],
    );
    assert.equal(
      parsed.problems[0]?.reason,
      'licences.products.1.skuId: is the product of the plan domestic, too',
    );
  });
});
