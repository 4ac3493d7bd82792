import assert from 'node:assert/strict';
import { parsePolicy, placesInPolicy } from '../../src/approvals/index.js';

const text = [
  'version: 1', // 1
  'requests:', // 2
  '  emergencyLocationChange:', // 3
  '    - name: a', // 4
  '      approval: automatic', // 5
  '    - name: b', // 6
  '      approval: automatic', // 7
  'approvers: { fallback: {} }', // 8
  'administrators: {}', // 9
].join('\n');
const faultsOf = (policy: string) => {
  const parsed = parsePolicy(policy);
  return 'problems' in parsed ? parsed.problems : [];
};

describe('the places of a policy file', () => {
  const placeOf = placesInPolicy(text);
  const places: readonly (readonly [readonly PropertyKey[], number])[] = [
    [['version'], 1],
    [['requests', 'emergencyLocationChange'], 3],
    [['requests', 'emergencyLocationChange', 0], 4],
    [['requests', 'emergencyLocationChange', 1], 6],
    [['requests', 'emergencyLocationChange', 1, 'approval'], 7],
    [['requests', 'emergencyLocationChange', 1, 'cap'], 6],
    [['requests', 'emergencyLocationChange', 'name'], 3],
    [['requests', 'numberRequest'], 2],
    [['version', 'of', 'what'], 1],
    [[], 1],
  ];
  for (const [path, line] of places) {
    it(`are found: ${path.map(String).join('.') || 'the whole'} on line ${line}`, () =>
      assert.equal(placeOf(path), line));
  }

  it('are none in an empty file', () => assert.equal(placesInPolicy('')(['version']), null));
});

describe('what is said of a policy file', () => {
  it('that is no YAML is the reason without the place that stands beside it', () => {
    const [first] = faultsOf(`${text}\n  x: : y`);
    assert.equal(first?.line, 10);
    assert.doesNotMatch(first?.reason ?? '', /at line \d|\n/);
    assert.notEqual(first?.reason, '');
    const late = faultsOf(`${'# comment\n'.repeat(120)}a: [1, 2`);
    assert.doesNotMatch(late[0]?.reason ?? '', /at line \d/);
  });

  it('that is empty is what it has to be, on no line', () => {
    const [fault, ...more] = faultsOf('');
    assert.deepEqual([fault?.line, more], [null, []]);
    assert.match(fault?.reason ?? '', /^Invalid input: expected object/);
  });

  it('with an unknown key is the key’s own line, and of several the first one’s', () => {
    assert.deepEqual(
      faultsOf(`${text}\nmore: 1\nstill: 2`).map(({ line, reason }) => [line, reason]),
      [[10, 'Unrecognized keys: "more", "still"']],
    );
  });

  it('whose aliases multiply is that they do', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let step = 1; step < 12; step += 1) {
      const [before, name] = [String.fromCharCode(96 + step), String.fromCharCode(97 + step)];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
    }
    assert.deepEqual(faultsOf(bomb.join('\n')), [
      { line: null, reason: 'aliases that make more of the file than a policy can be' },
    ]);
  });
});
