import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quoted } from '../../src/provisioning/powershell/quoted.js';
import { singleQuotedStringAt } from './powershellStrings.js';

/** What PowerShell makes of `text` where it stands as an argument, and that nothing of it is left over. */
function readBack(text: string): string {
  const { value, end } = singleQuotedStringAt(`${text} -ErrorAction Stop`, 0);
  assert.equal(end, text.length, `the string ends early in ${text}`);
  return value;
}

const hostile = [
  '',
  "O'Brien",
  'O’Brien',
  "'",
  '’',
  '‘’‚‛',
  "'; Remove-Item -Recurse C:\\ #",
  '’; Remove-CsPhoneNumberAssignment -RemoveAll #',
  '$(Get-Secret)',
  '$null',
  '`" & calc & "',
  '“double” and "plain"',
  '-PolicyName',
  '@{a=1}',
  'trailing ’',
  "''",
];

describe('a value quoted for PowerShell', () => {
  for (const value of hostile) {
    it(`reads back as it was: ${JSON.stringify(value)}`, () => {
      assert.equal(readBack(quoted(value)), value);
    });
  }

  it('reads back as it was, whatever it is', () => {
    const character = fc.oneof(fc.constantFrom(...`'‘’‚‛"\`$;#&|{}()@- `), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(character, { maxLength: 20 }), (parts) => {
        const value = parts.join('').toWellFormed();
        fc.pre(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value));
        assert.equal(readBack(quoted(value)), value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is one line of visible text, and never the same as the name without its control characters', () => {
    const unseen = [
      'a\nb',
      'a\r\nb',
      'a\u0000b',
      'a\u001b[2Kb',
      'a\u0085b',
      'a\u2028b',
      'a\u2029b',
      'a\u202eb',
      'a\u200bb',
    ];
    for (const value of [...unseen, 'a\ud800b']) {
      const text = quoted(value);
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      assert.match(readBack(text), /^a\ufffd+/u);
    }
  });

  it('never ends before its end, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        readBack(quoted(value));
      }),
      { numRuns: 300 },
    );
  });
});
