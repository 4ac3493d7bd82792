import assert from 'node:assert/strict';
import { assigned, driftOf, observed, released, settlingMs } from '../../src/inventory/index.js';
import { alex, numberFacts, robin, tenantNumber, withPerson } from './examples.js';

const number = '+4930231250';
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 12, minutes));
const seen = (minutes: number) => ({ readAt: at(minutes), restDays: 30 });
const days = 24 * 60 * 60_000;

describe('what a number shows in the tenant', () => {
  it('is what we know at first sight, and no drift', () => {
    const facts = observed(null, withPerson(number, robin), seen(0));
    assert.equal(facts.knownWith, robin);
    assert.equal(driftOf(facts), null);
  });

  it('is served, while what we knew is kept and differs', () => {
    const free = observed(null, tenantNumber(number), seen(0));
    const taken = observed(free, withPerson(number, alex), seen(60));
    assert.deepEqual([taken.shownWith, taken.knownWith, driftOf(taken)], [alex, null, 'assignedOutside']);
    const ours = assigned(free, robin, at(0));
    const moved = observed(ours, withPerson(number, alex), seen(60));
    assert.deepEqual([moved.shownWith, moved.knownWith, driftOf(moved)], [alex, robin, 'assignedToAnother']);
  });

  it('counts for nothing where it was read before our own change, or soon after', () => {
    const ours = assigned(numberFacts(), robin, at(0));
    for (const minutes of [-1, 0, settlingMs / 60_000 - 1]) {
      const facts = observed(ours, tenantNumber(number), seen(minutes));
      assert.deepEqual([facts.shownWith, driftOf(facts)], [robin, null], `${minutes}`);
    }
    const facts = observed(ours, tenantNumber(number), seen(settlingMs / 60_000));
    assert.deepEqual([facts.shownWith, driftOf(facts)], [null, 'releasedOutside']);
  });

  it('lets a number rest that somebody released past us, until somebody has it again', () => {
    const ours = assigned(numberFacts(), robin, at(0));
    const gone = observed(ours, tenantNumber(number), seen(60));
    assert.equal(gone.restUntil?.getTime(), at(60).getTime() + 30 * days);
    assert.equal(
      observed(gone, tenantNumber(number), seen(120)).restUntil?.getTime(),
      gone.restUntil?.getTime(),
    );
    assert.equal(observed(gone, withPerson(number, robin), seen(120)).restUntil, null);
    assert.equal(observed(ours, tenantNumber(number), { readAt: at(60), restDays: 0 }).restUntil, null);
  });

  it('agrees with a hold for the same person, and breaks one for another', () => {
    const held = numberFacts({ heldFor: robin });
    assert.equal(driftOf(observed(held, withPerson(number, robin), seen(60))), null);
    assert.equal(driftOf(observed(held, withPerson(number, alex), seen(60))), 'holdBroken');
    assert.equal(
      driftOf(observed(held, tenantNumber(number, { assignment: 'other' }), seen(60))),
      'holdBroken',
    );
  });

  it('brings a missing number back', () => {
    const missing = numberFacts({ missing: true, missedSyncs: 2 });
    assert.equal(driftOf(missing), 'missing');
    const back = observed(missing, tenantNumber(number), seen(60));
    assert.deepEqual([back.missing, back.missedSyncs, driftOf(back)], [false, 0, null]);
  });

  it('is known to us after our own changes', () => {
    const ours = assigned(numberFacts({ heldFor: robin, restUntil: at(0) }), robin, at(1));
    assert.deepEqual(
      [ours.shownWith, ours.knownWith, ours.heldFor, ours.restUntil],
      [robin, robin, null, null],
    );
    const free = released(ours, at(99), at(2));
    assert.deepEqual([free.shownWith, free.knownWith, free.restUntil], [null, null, at(99)]);
    assert.equal(driftOf(free), null);
  });
});
