import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DecisionObstacle, decisionObstacle } from '../../src/approvals/index.js';
import { type RequestState, requestStates } from '../../src/requests/index.js';
import { personId } from '../../src/telephony/index.js';
import { alex, robin } from '../storage/examples.js';
import { guid } from './writtenPolicies.js';

const colleague = { id: personId(guid(7)), name: 'Sam Berger' };
const forColleague = (state: RequestState, termsVersion = 1) => ({
  requester: robin,
  person: colleague,
  state,
  termsVersion,
});

describe('deciding a request', () => {
  const cases: readonly (readonly [string, RequestState, boolean, number | null, DecisionObstacle | null])[] =
    [
      ['is open to an approver while it waits', 'waiting', true, 3, null],
      ['is nobody else’s', 'waiting', false, 3, 'notAnApprover'],
      ['tells nobody else of its state', 'withdrawn', false, 3, 'notAnApprover'],
      ['is over when it was withdrawn', 'withdrawn', true, 3, 'withdrawn'],
      ['is over when it was approved', 'approved', true, 3, 'alreadyDecided'],
      ['is over when it was rejected', 'rejected', true, 1, 'alreadyDecided'],
      ['is over when nobody decided in time', 'expired', true, 3, 'expired'],
      ['is over when it is done', 'done', true, 3, 'alreadyDecided'],
      ['has to wait until new terms were read', 'waiting', true, 2, 'edited'],
      ['takes a card that shows no version for one of the first terms', 'waiting', true, null, 'edited'],
      ['takes a card that is newer than the terms', 'waiting', true, 9, null],
    ];
  for (const [what, state, holdsRole, seen, obstacle] of cases) {
    it(what, () =>
      assert.equal(decisionObstacle(forColleague(state, 3), alex.id, holdsRole, seen), obstacle),
    );
  }

  it('takes a card without a version as long as the terms are the first', () => {
    assert.equal(decisionObstacle(forColleague('waiting'), alex.id, true, null), null);
  });

  it('is never the requester’s nor the person’s whose line it is, in any state and role', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...requestStates),
        fc.constantFrom(robin.id, colleague.id),
        fc.boolean(),
        fc.option(fc.nat(5)),
        (state, actor, holdsRole, seen) => {
          assert.equal(decisionObstacle(forColleague(state), actor, holdsRole, seen), 'ownRequest');
        },
      ),
    );
  });

  it('is possible in no state but waiting', () => {
    for (const state of requestStates) {
      const possible = decisionObstacle(forColleague(state), alex.id, true, 1) === null;
      assert.equal(possible, state === 'waiting', state);
    }
  });
});
