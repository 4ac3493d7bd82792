import assert from 'node:assert/strict';
import { type E164, parseE164 } from '../../src/telephony/index.js';

/** A number that a test writes down. */
export function e164(text: string): E164 {
  const number = parseE164(text);
  assert.ok(number !== null, `${text} is no E.164 number`);
  return number;
}
