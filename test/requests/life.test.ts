import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isOver,
  nextState,
  type RequestEventType,
  type RequestState,
  requestEventTypes,
  requestStates,
} from '../../src/requests/index.js';

/** What has to be possible, by state: the event, and the state that it leads to. */
const possible: Readonly<
  Partial<Record<RequestState, readonly (readonly [RequestEventType, RequestState])[]>>
> = {
  waiting: [
    ['edited', 'waiting'],
    ['asked', 'waiting'],
    ['rerouted', 'waiting'],
    ['claimed', 'waiting'],
    ['voted', 'waiting'],
    ['stagePassed', 'waiting'],
    ['reminded', 'waiting'],
    ['questioned', 'waiting'],
    ['answered', 'waiting'],
    ['proposalChanged', 'waiting'],
    ['reassigned', 'waiting'],
    ['escalated', 'waiting'],
    ['approved', 'approved'],
    ['rejected', 'rejected'],
    ['withdrawn', 'withdrawn'],
    ['expired', 'expired'],
  ],
  approved: [
    ['started', 'changing'],
    ['stepDone', 'changing'],
    ['handedOver', 'byHand'],
    ['verified', 'done'],
    ['undoBegun', 'undoing'],
    ['failed', 'failed'],
  ],
  changing: [
    ['started', 'changing'],
    ['delayed', 'changing'],
    ['stepDone', 'changing'],
    ['handedOver', 'byHand'],
    ['verified', 'done'],
    ['undoBegun', 'undoing'],
    ['failed', 'failed'],
  ],
  byHand: [
    ['handConfirmed', 'approved'],
    ['doneByHand', 'done'],
    ['closed', 'closed'],
  ],
  undoing: [
    ['started', 'undoing'],
    ['stepUndone', 'undoing'],
    ['failed', 'failed'],
  ],
  failed: [
    ['retried', 'approved'],
    ['doneByHand', 'done'],
    ['closed', 'closed'],
  ],
};

describe('the life of a request', () => {
  for (const state of requestStates) {
    for (const [event, next] of possible[state] ?? []) {
      it(`leads from ${state} by ${event} to ${next}`, () => assert.equal(nextState(state, event), next));
    }
    const over = possible[state] === undefined;
    it(`${over ? 'ends' : 'goes on'} in ${state}`, () => assert.equal(isOver(state), over));
  }

  it('takes what approvers do only while it waits', () => {
    const theirs = ['asked', 'rerouted', 'claimed', 'voted', 'stagePassed', 'approved', 'rejected'] as const;
    const requesters = ['edited', 'withdrawn'] as const;
    for (const state of requestStates) {
      if (state === 'waiting') continue;
      for (const event of [...theirs, ...requesters]) assert.equal(nextState(state, event), null, state);
    }
  });

  it('is changed in the tenant only after it was approved', () => {
    for (const event of ['started', 'stepDone', 'handedOver', 'verified'] as const) {
      for (const state of ['waiting', 'rejected', 'withdrawn', 'expired', 'closed', 'done'] as const) {
        assert.equal(nextState(state, event), null, `${event} in ${state}`);
      }
    }
  });

  it('has at most one decision, and ends for good', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...requestEventTypes), { maxLength: 60 }), (events) => {
        let state: RequestState = 'waiting';
        let decisions = 0;
        for (const event of events) {
          const next = nextState(state, event);
          if (isOver(state)) assert.equal(next, null, `${event} after ${state}`);
          if (next === null) continue;
          if (event === 'approved' || event === 'rejected' || event === 'withdrawn') decisions += 1;
          state = next;
        }
        assert.ok(decisions <= 1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is done only when the tenant showed it or an administrator vouched for it', () => {
    for (const state of requestStates) {
      for (const event of requestEventTypes) {
        if (nextState(state, event) === 'done') assert.ok(event === 'verified' || event === 'doneByHand');
      }
    }
  });

  it('leads from every state to an end', () => {
    const reaches = (state: RequestState, seen: ReadonlySet<RequestState> = new Set()): boolean =>
      isOver(state) ||
      requestEventTypes.some((event) => {
        const next = nextState(state, event);
        return next !== null && !seen.has(next) && reaches(next, new Set([...seen, state]));
      });
    for (const state of requestStates) assert.ok(reaches(state), state);
  });
});
