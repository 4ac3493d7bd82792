import assert from 'node:assert/strict';
import { concerns, type LineRequest } from '../../../src/requests/index.js';
import type { PersonRef } from '../../../src/telephony/index.js';
import { judgeAnswer } from './answers.js';
import { judgeRight, judgeYes } from './approving.js';
import type { Judged } from './judged.js';
import { judgeAsked, judgeHandedOn, judgeHelp, judgeTerms } from './routing.js';
import type { Performed, World } from './world.js';

/** Fails where an operation did what may not be, said what was not so, or a change follows no operation. */
export function judge(world: World, all: readonly Performed[]): void {
  for (const performed of all) {
    for (const change of performed.changes) {
      const before = world.versions.find(({ version }) => version === change.after.version - 1);
      assert.ok(before !== undefined, `version ${change.after.version} follows no other`);
      judgeChange({ before, change, performed, world });
    }
    judgeAnswer(world, performed);
  }
}

function judgeChange(judged: Judged): void {
  const { before, change, performed, world } = judged;
  const { after, event } = change;
  const { operation } = performed;
  assert.equal(after.version, before.version + 1);
  assert.equal(event.requestId, world.first.id);
  const unchanged = <K extends keyof LineRequest>(...keys: readonly K[]) => {
    for (const key of keys) assert.deepEqual(after[key], before[key], `${event.type} changed ${key}`);
  };
  unchanged('id', 'requester', 'person', 'nonce', 'submittedAt', 'tenantId');
  if (event.type !== 'edited') unchanged('details', 'termsVersion', 'plan', 'rule');
  if (event.type === 'approved' && operation.does === 'edit') {
    assert.equal(before.stages.length, 0, 'approved without anybody, though somebody was to be asked');
    assert.deepEqual([after.state, event.actor], ['approved', { type: 'lineDesk' }]);
    return;
  }
  assert.equal(before.state, 'waiting', `${event.type} in ${before.state}`);
  const byPerson = (person: PersonRef, role: string) =>
    assert.deepEqual(event.actor, { type: 'person', person, role });
  switch (event.type) {
    case 'voted':
    case 'stagePassed':
    case 'approved':
      assert.ok(operation.does === 'approve');
      byPerson(operation.who, 'approver');
      judgeRight(judged, operation.who);
      judgeYes(judged, operation.who);
      return;
    case 'rejected':
      assert.ok(operation.does === 'reject');
      byPerson(operation.who, 'approver');
      judgeRight(judged, operation.who);
      unchanged('votes', 'stage', 'stages');
      assert.deepEqual(after.decision, {
        outcome: 'rejected',
        by: operation.who,
        at: event.at,
        reason: 'not now',
      });
      assert.equal(after.state, 'rejected');
      return;
    case 'claimed':
      assert.ok(operation.does === 'claim');
      byPerson(operation.who, 'approver');
      judgeRight(judged, operation.who);
      unchanged('votes', 'stage', 'stages', 'state', 'decision');
      assert.deepEqual(after.claimedBy, operation.who);
      return;
    case 'questioned':
      assert.ok(operation.does === 'question');
      byPerson(operation.who, 'approver');
      judgeRight(judged, operation.who);
      unchanged('votes', 'stage', 'stages', 'state', 'decision', 'asked');
      return;
    case 'answered': {
      assert.ok(operation.does === 'answer');
      assert.ok(concerns(before, operation.who.id));
      byPerson(operation.who, operation.who.id === before.requester.id ? 'requester' : 'person');
      unchanged('votes', 'stage', 'stages', 'state', 'decision', 'asked');
      const spoken = world.changes.filter(
        ({ after: { version }, event: { type } }) =>
          version <= before.version && (type === 'questioned' || type === 'answered'),
      );
      assert.equal(spoken.at(-1)?.event.type, 'questioned', 'an answer to no question');
      return;
    }
    case 'reassigned':
      assert.ok(operation.does === 'reassign');
      byPerson(operation.who, 'approver');
      judgeRight(judged, operation.who);
      unchanged('votes', 'stage', 'state', 'decision');
      judgeHandedOn(judged, operation.to);
      return;
    case 'withdrawn':
      assert.ok(operation.does === 'withdraw');
      assert.ok(concerns(before, operation.who.id));
      byPerson(operation.who, operation.who.id === before.requester.id ? 'requester' : 'person');
      unchanged('votes', 'stage', 'stages', 'decision');
      assert.equal(after.state, 'withdrawn');
      return;
    case 'edited':
      assert.ok(operation.does === 'edit');
      byPerson(operation.who, 'requester');
      assert.equal(operation.who.id, before.requester.id);
      judgeTerms(judged, operation.terms);
      return;
    case 'asked':
      unchanged('votes', 'stage', 'stages', 'state', 'decision');
      judgeAsked(judged);
      return;
    case 'rerouted':
    case 'escalated':
      unchanged('votes', 'stage', 'state', 'decision');
      judgeHelp(judged);
      return;
    case 'reminded':
      unchanged('votes', 'stage', 'stages', 'state', 'decision', 'asked');
      return;
    case 'expired':
      unchanged('votes', 'stage', 'stages', 'decision');
      assert.equal(after.state, 'expired');
      assert.ok(
        performed.versions.some(
          (version) => version.stage === before.stage && version.termsVersion === before.termsVersion,
        ),
      );
      return;
    default:
      assert.fail(`nobody here makes ${event.type}`);
  }
}
