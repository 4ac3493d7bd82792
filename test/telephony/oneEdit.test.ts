import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withinOneEdit } from '../../src/telephony/oneEdit.js';

/** All that one slip can make of a word of the letters a to c: slow and plain, to check the quick way against. */
function slips(word: string): Set<string> {
  const made = new Set([word]);
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    made.add(before + after.slice(1));
    if (after.length > 1) made.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of 'abc') {
      made.add(before + letter + after);
      if (after !== '') made.add(before + letter + after.slice(1));
    }
  }
  return made;
}

describe('words within one edit', () => {
  it('are the same, or differ by one letter added, lost, replaced, or by two swapped', () => {
    for (const typed of ['spain', 'spainn', 'pain', 'spaim', 'psain', 'spani'])
      assert.ok(withinOneEdit('spain', typed), typed);
    for (const typed of ['span y', 'spin s', 'sapni', 'pains', '', 'spa'])
      assert.ok(!withinOneEdit('spain', typed), typed);
  });

  it('are exactly those that one slip makes of each other', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => withinOneEdit(a, b) === slips(a).has(b)),
      { numRuns: 5000 },
    );
  });
});
