import assert from 'node:assert/strict';
import { parsePolicy } from '../../src/approvals/index.js';

const policy = (numbers: string) =>
  parsePolicy(`version: 1
requests: { emergencyLocationChange: [{ name: any, approval: automatic }] }
approvers: { fallback: {} }
administrators: {}
${numbers}`);

/** The problems of the section as lines and words. */
const problems = (numbers: string) => {
  const parsed = policy(numbers);
  return 'problems' in parsed ? parsed.problems.map(({ line, reason }) => `${line}: ${reason}`) : [];
};

describe("the policy's section on numbers", () => {
  it('may be left out, and each of its lists', () => {
    const without = policy('');
    assert('policy' in without);
    assert.deepEqual(without.policy.numbers, { restDays: 30, pools: [] });
    const parsed = policy('numbers: { restDays: 0, pools: [{ name: Berlin, match: { cities: [Berlin] } }] }');
    assert('policy' in parsed);
    assert.deepEqual(parsed.policy.numbers, {
      restDays: 0,
      pools: [
        {
          name: 'Berlin',
          match: { countries: [], cities: ['Berlin'], numberTypes: [], tags: [] },
          for: { countries: [], sites: [], departments: [] },
          alertBelow: null,
        },
      ],
    });
  });

  it('names what is wrong by line', () => {
    assert.match(problems('numbers: { restDays: -1 }').join(), /^5: numbers\.restDays: /);
    assert.match(problems('numbers:\n  pool: []').join(), /^6: numbers: .*pool/);
    const twice = 'numbers:\n  pools:\n    - { name: A }\n    - { name: A }';
    assert.deepEqual(problems(twice), ['8: numbers.pools.1.name: is the name of another pool, too']);
    const country = 'numbers:\n  pools:\n    - name: A\n      match: { countries: [Germany] }';
    assert.match(problems(country).join(), /^8: .*two-letter country code/);
    const kind = 'numbers:\n  pools:\n    - name: A\n      match: { numberTypes: [mobile] }';
    assert.match(problems(kind).join(), /^8: numbers\.pools\.0\.match\.numberTypes\.0: /);
  });
});
