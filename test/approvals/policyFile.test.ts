import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PolicyProblem, parsePolicy } from '../../src/approvals/index.js';
import { readPolicy } from '../../src/commands/policySource.js';
import { isLineDeskError } from '../../src/errors.js';

const shipped = readFileSync(new URL('../../src/approvals/defaultPolicy.yaml', import.meta.url), 'utf8');
const group = '3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01';

/** A whole policy; the comments are the lines. */
const lines = [
  'version: 1', // 1
  'requests:', // 2
  '  emergencyLocationChange:', // 3
  '    - name: within-one-address', // 4
  '      when: { change: withinAddress }', // 5
  '      approval: automatic', // 6
  '    - name: another-address', // 7
  '      approval: siteApprovers', // 8
  'approvers:', // 9
  '  sites:', // 10
  `    Berlin Mitte: { people: [], groups: [${group}] }`, // 11
  '  fallback: { people: [], groups: [] }', // 12
  'administrators: { people: [], groups: [] }', // 13
  'emergencyTestCall: { US: "933" }', // 14
];
const whole = lines.join('\n');
const withLine = (number: number, text: string) => lines.toSpliced(number - 1, 1, text).join('\n');

function problemsOf(text: string): readonly PolicyProblem[] {
  const parsed = parsePolicy(text);
  return 'problems' in parsed ? parsed.problems : [];
}

describe('a policy file', () => {
  it('is read, with a version that changes with its text', () => {
    const parsed = parsePolicy(whole);
    assert.ok('policy' in parsed);
    assert.deepEqual(parsed.policy.approvers.sites['Berlin Mitte']?.groups, [group]);
    assert.match(parsed.version, /^[0-9a-f]{16}$/);
    const changed = parsePolicy(withLine(5, '      when: { change: toAnotherAddress }'));
    assert.ok('policy' in changed);
    assert.notEqual(changed.version, parsed.version);
    assert.deepEqual(parsePolicy(whole), parsed);
  });

  it('ships with the product in a form that is taken', () => {
    assert.deepEqual(problemsOf(shipped), []);
  });

  const faults: readonly (readonly [string, string, number, RegExp])[] = [
    ['YAML that is none', withLine(12, '  fallback: { people: [], groups: ['), 13, /flow|sequence|map|Flow/],
    ['a key twice', withLine(13, 'version: 1'), 13, /unique/i],
    ['a key that nobody knows', withLine(7, '    - nmae: another-address'), 7, /emergencyLocationChange.1/],
    ['an unknown key at the top', `${whole}\napprovals: {}`, 15, /approvals/],
    ['a wrong type', withLine(4, '    - name: 7'), 4, /emergencyLocationChange\.0\.name: .*string/],
    ['a value that is not offered', withLine(6, '      approval: maybe'), 6, /approval: .*automatic/],
    ['a version of the future', withLine(1, 'version: 2'), 1, /^version: /],
    [
      'a person by name',
      withLine(12, '  fallback: { people: [Alex Winter], groups: [] }'),
      12,
      /fallback\.people\.0: must be an Entra object id/,
    ],
    ['a country in words', withLine(14, 'emergencyTestCall: { Germany: "933" }'), 14, /Germany/],
    [
      'no rules',
      withLine(3, '  emergencyLocationChange: []').replace(/\n {4}.*?(?=\napprovers)/s, ''),
      3,
      /emergencyLocationChange/,
    ],
    ['a part that is missing', withLine(13, '# nobody'), 1, /^administrators: /],
  ];
  for (const [what, text, line, reason] of faults) {
    it(`is refused with line and reason for ${what}`, () => {
      const problems = problemsOf(text);
      const found = problems.find((problem) => problem.line === line && reason.test(problem.reason));
      assert.ok(found, JSON.stringify(problems));
    });
  }

  it('names every fault at once', () => {
    const text = withLine(4, '    - name: 7').replace('approval: siteApprovers', 'approval: maybe');
    assert.deepEqual(
      problemsOf(text).map(({ line }) => line),
      [4, 8],
    );
  });

  it('is refused when it is empty', () => {
    assert.equal(problemsOf('').length, 1);
    assert.equal(problemsOf('# nothing yet\n').length, 1);
  });

  it('does not blow up: aliases that multiply are refused', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let step = 1; step < 12; step += 1) {
      const [before, name] = [String.fromCharCode(96 + step), String.fromCharCode(97 + step)];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
    }
    assert.ok(problemsOf(bomb.join('\n')).length > 0);
  });
});

describe('reading the policy at the start', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-desk-policy-'));
    file = join(folder, 'policy.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refusal = (): string => {
    try {
      readPolicy(file);
    } catch (error) {
      assert.ok(isLineDeskError(error, 'policy'), String(error));
      return error.message;
    }
    return assert.fail('it was taken');
  };

  it('names file, line and reason', () => {
    writeFileSync(file, withLine(6, '      approval: maybe'));
    assert.match(refusal(), new RegExp(`^${file.replaceAll('\\', '\\\\')}:6: .*approval`, 'm'));
  });

  it('says that a file is not there', () => {
    assert.match(refusal(), /policy\.yaml can't be read/);
  });

  it('takes the policy that ships with the product where none is named', () => {
    assert.equal(readPolicy(null).policy.version, 1);
  });
});
