import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isOver,
  nextState,
  type RequestState,
  requestEventTypes,
  requestStates,
} from '../../src/requests/index.js';

describe('the life of a request', () => {
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
