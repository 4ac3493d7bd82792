import assert from 'node:assert/strict';
import { confirmationDueAt, confirmationIsDue } from '../../src/telephony/index.js';

const confirmed = new Date('2026-01-01T12:00:00Z');

describe('confirming an emergency location', () => {
  it('is due when the interval has passed, at the very moment', () => {
    assert.deepEqual(confirmationDueAt(confirmed, 90), new Date('2026-04-01T12:00:00Z'));
    assert.equal(confirmationIsDue(confirmed, 90, new Date('2026-04-01T11:59:59.999Z')), false);
    assert.equal(confirmationIsDue(confirmed, 90, new Date('2026-04-01T12:00:00Z')), true);
  });

  it('is due at once where it has never been confirmed', () => {
    assert.equal(confirmationDueAt(null, 90), null);
    assert.equal(confirmationIsDue(null, 90, confirmed), true);
  });
});
