import assert from 'node:assert/strict';
import { isFree, numberState } from '../../src/inventory/index.js';
import { numberFacts, robin } from './examples.js';

const now = new Date('2026-03-02T12:00:00Z');
const later = new Date('2026-03-02T12:00:01Z');

describe('the state of a number', () => {
  const state = (changes: Parameters<typeof numberFacts>[0]) => numberState(numberFacts(changes), now);

  it('is what the tenant shows before all that we know', () => {
    assert.equal(state({}), 'available');
    assert.equal(state({ shownWith: robin, heldFor: robin, blocked: 'test', restUntil: later }), 'assigned');
    assert.equal(state({ shownWith: 'other' }), 'assigned');
    assert.equal(state({ knownWith: robin }), 'available');
  });

  it('is held, then blocked, then resting', () => {
    assert.equal(state({ heldFor: robin, blocked: 'test', restUntil: later }), 'held');
    assert.equal(state({ blocked: '', restUntil: later }), 'blocked');
    assert.equal(state({ pending: true }), 'blocked');
    assert.equal(state({ restUntil: later }), 'resting');
  });

  it('is available again in the moment in which the rest ends', () => {
    assert.equal(state({ restUntil: now }), 'available');
    assert.equal(state({ restUntil: later }), 'resting');
  });

  it('is missing whatever else is known', () => {
    assert.equal(state({ missing: true, shownWith: robin }), 'missing');
  });

  it('allows a request only for a number for people', () => {
    assert.equal(isFree(numberFacts(), now), true);
    assert.equal(isFree(numberFacts({ forPeople: false }), now), false);
    assert.equal(isFree(numberFacts({ restUntil: later }), now), false);
  });
});
