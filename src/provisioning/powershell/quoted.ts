/**
 * A value as a PowerShell string in single quotes, in which nothing is expanded. A quote inside is doubled; PowerShell's
 * language specification (2.3.5.2, single-quote-character) takes U+2018 to U+201B for single quotes, too, and a policy
 * may well be called "O’Brien".
 *
 * What would end the line, move the cursor or turn the reading direction on an administrator's screen can't be pasted
 * as it stands: it becomes U+FFFD, so that the cmdlet finds nothing of that name instead of doing something else.
 */
export function quoted(value: string): string {
  const plain = value.toWellFormed().replace(unpasteable, '\u{FFFD}');
  return `'${plain.replace(singleQuotes, '$&$&')}'`;
}

/** Control characters, line and paragraph separators, and the characters that turn or hide text. */
const unpasteable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const singleQuotes = /['\u2018-\u201B]/gu;
