import assert from 'node:assert/strict';
import { nextSummaryAt } from '../../src/desk/notifications/nextSummary.js';

const nights = { from: 19 * 60, until: 7 * 60, weekends: ['sat' as const, 'sun' as const] };
const next = (now: string, zone: string, quiet: Parameters<typeof nextSummaryAt>[1] = nights) =>
  nextSummaryAt(new Date(now), quiet, zone).toISOString();

describe('the daily summary', () => {
  it('is due at nine in the morning in the time zone of whoever gets it', () => {
    assert.equal(next('2026-03-02T06:00:00Z', 'Europe/Berlin'), '2026-03-02T08:00:00.000Z');
    assert.equal(next('2026-03-02T06:00:00Z', 'Asia/Kathmandu'), '2026-03-03T03:15:00.000Z');
    assert.equal(next('2026-03-02T06:00:00Z', 'No/Where'), '2026-03-02T09:00:00.000Z');
  });

  it('is the next one when it is nine already', () => {
    assert.equal(next('2026-03-02T08:00:00Z', 'Europe/Berlin'), '2026-03-03T08:00:00.000Z');
  });

  it('keeps to nine when clocks are changed', () => {
    assert.equal(next('2026-03-27T12:00:00Z', 'Europe/Berlin'), '2026-03-30T07:00:00.000Z');
    assert.equal(next('2026-03-28T12:00:00Z', 'Europe/Berlin', null), '2026-03-29T07:00:00.000Z');
  });

  it('is at nine all the same where every morning is quiet', () => {
    const mornings = { from: 8 * 60, until: 12 * 60, weekends: [] };
    assert.equal(next('2026-03-02T06:00:00Z', 'Europe/Berlin', mornings), '2026-03-02T08:00:00.000Z');
  });
});
