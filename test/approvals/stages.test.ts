import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fewestApprovers, stageStanding } from '../../src/approvals/index.js';
import type { ApprovalNeed, ApprovalStage, ApprovalVote } from '../../src/requests/index.js';
import { personId } from '../../src/telephony/index.js';

const ids = ['a', 'b', 'c', 'd'].map((letter) => personId(`0000000${letter}-0000-4000-8000-000000000000`));
const id = (index: number) => ids[index] ?? assert.fail('no such person');

function stage(need: ApprovalNeed, sources = 1): ApprovalStage {
  return {
    name: 'stage',
    need,
    handedOn: [],
    sources: Array.from({ length: sources }, () => ({
      from: 'groups' as const,
      name: null,
      list: { people: [], groups: [] },
    })),
  };
}

function vote(person: number, through: readonly number[] = [0]): ApprovalVote {
  return {
    stage: 0,
    by: { id: id(person), name: `person ${person}` },
    at: new Date(0),
    through: [...through],
    insteadOf: null,
  };
}

describe('a stage of an approval', () => {
  it('of which any one may say yes is complete with the first yes', () => {
    assert.deepEqual(stageStanding(stage({ need: 'any' }), [], []), { stage: 'open', missing: 1 });
    assert.deepEqual(stageStanding(stage({ need: 'any' }), [vote(0)], []), { stage: 'complete' });
  });

  it('that needs two counts nobody twice', () => {
    const two = stage({ need: 'atLeast', count: 2 });
    assert.deepEqual(stageStanding(two, [vote(0), vote(0)], []), { stage: 'open', missing: 1 });
    assert.deepEqual(stageStanding(two, [vote(0), vote(1)], []), { stage: 'complete' });
    assert.equal(fewestApprovers(two), 2);
  });

  it('that needs everybody waits for those who are still asked, and not for those who left', () => {
    const all = stage({ need: 'all' });
    assert.deepEqual(stageStanding(all, [vote(0)], [id(1), id(2)]), { stage: 'open', missing: 2 });
    assert.deepEqual(stageStanding(all, [vote(0)], [id(1)]), { stage: 'open', missing: 1 });
    assert.deepEqual(stageStanding(all, [vote(0), vote(1)], []), { stage: 'complete' });
  });

  it('that needs everybody is never complete without a single yes', () => {
    assert.deepEqual(stageStanding(stage({ need: 'all' }), [], []), { stage: 'open', missing: 1 });
  });

  it('that needs everybody counts once who said yes, and waits for all before the first yes', () => {
    const all = stage({ need: 'all' });
    assert.deepEqual(stageStanding(all, [vote(0), vote(1)], [id(0), id(1), id(2)]), {
      stage: 'open',
      missing: 1,
    });
    assert.deepEqual(stageStanding(all, [vote(0)], [id(0)]), { stage: 'complete' });
    assert.deepEqual(stageStanding(all, [], [id(0), id(1)]), { stage: 'open', missing: 2 });
  });

  it('can be completed by one person, unless it needs more', () => {
    assert.equal(fewestApprovers(stage({ need: 'any' }, 3)), 1);
    assert.equal(fewestApprovers(stage({ need: 'all' }, 3)), 1);
  });

  it('counts a person through all sources that their votes name, and no source that the stage hasn’t', () => {
    const each = stage({ need: 'eachSource' }, 2);
    assert.deepEqual(stageStanding(each, [vote(0, [0]), vote(0, [1]), vote(1, [0])], []), {
      stage: 'complete',
    });
    assert.deepEqual(stageStanding(each, [vote(0, [0]), vote(1, [2])], []), { stage: 'open', missing: 1 });
    assert.deepEqual(stageStanding(each, [], []), { stage: 'open', missing: 2 });
  });

  it('that needs everybody takes a delegate’s yes for the absent one’s', () => {
    const instead = { ...vote(1), insteadOf: { id: id(2), name: 'absent' } };
    assert.deepEqual(stageStanding(stage({ need: 'all' }), [vote(0), instead], [id(2)]), {
      stage: 'complete',
    });
  });

  it('that needs one of each source lets nobody count for two', () => {
    const each = stage({ need: 'eachSource' }, 2);
    assert.deepEqual(stageStanding(each, [vote(0, [0, 1])], []), { stage: 'open', missing: 1 });
    // The one who is in both makes room for the one who is only in the first.
    assert.deepEqual(stageStanding(each, [vote(0, [0, 1]), vote(1, [0])], []), { stage: 'complete' });
    assert.deepEqual(stageStanding(each, [vote(0, [1]), vote(1, [1])], []), { stage: 'open', missing: 1 });
    assert.equal(fewestApprovers(each), 2);
  });

  it('is complete with a further yes when it was complete without it', () => {
    const needs: fc.Arbitrary<ApprovalNeed> = fc.oneof(
      fc.constant<ApprovalNeed>({ need: 'any' }),
      fc.constant<ApprovalNeed>({ need: 'eachSource' }),
      fc.integer({ min: 1, max: 4 }).map((count): ApprovalNeed => ({ need: 'atLeast', count })),
    );
    const votes = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.subarray([0, 1, 2], { minLength: 1 })),
    );
    fc.assert(
      fc.property(needs, votes, votes, (need, some, more) => {
        const at = (given: typeof some) =>
          stageStanding(
            stage(need, 3),
            given.map(([person, through]) => vote(person, through)),
            [],
          );
        if (at(some).stage === 'complete') assert.equal(at([...some, ...more]).stage, 'complete');
      }),
    );
  });
});
