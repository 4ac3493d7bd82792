import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { concerns, type LineRequest } from '../../../src/requests/index.js';
import { rightsHeld } from './approving.js';
import type { Operation } from './operations.js';
import type { Performed, World } from './world.js';

/** What each operation may make of the request, beside nothing. */
const allowed: Readonly<Record<Operation['does'], readonly (readonly string[])[]>> = {
  approve: [[], ['voted'], ['stagePassed'], ['approved']],
  reject: [[], ['rejected']],
  rejectSilently: [[]],
  claim: [[], ['claimed']],
  question: [[], ['questioned']],
  answer: [[], ['answered']],
  reassign: [[], ['reassigned']],
  withdraw: [[], ['withdrawn']],
  edit: [[], ['edited'], ['edited', 'approved']],
  ask: [[], ['asked'], ['rerouted']],
  expire: [[], ['expired']],
  escalate: [[], ['escalated']],
  // Where nobody is left who could be reminded, others are asked.
  remind: [[], ['reminded'], ['asked'], ['rerouted']],
  directory: [[]],
  directoryFails: [[]],
  clock: [[]],
};

/** One event for each operation that was accepted, and none for the others. */
export function judgeAnswer(world: World, performed: Performed): void {
  const { operation, result, changes, versions } = performed;
  const events = changes.map(({ event }) => event.type);
  assert.ok(
    allowed[operation.does].some((each) => isDeepStrictEqual(each, events)),
    `${operation.does} made ${events.join(', ')}`,
  );
  switch (result.said) {
    case 'nothing':
      // The row that asks is done now: whoever asks for nothing leaves nobody waiting.
      if (operation.does === 'ask' && events.length === 0)
        assert.ok(neededNobody(versions), 'nobody is asked');
      return;
    case 'error':
      assert.ok(
        ['conflict', 'directory-unavailable', 'policy'].includes(result.error.code),
        String(result.error),
      );
      assert.deepEqual(events, [], 'an error that changed something');
      if (result.error.code === 'policy') assert.ok(['ask', 'remind', 'escalate'].includes(operation.does));
      return;
    case 'withdraw':
      if (result.result.result === 'withdrawn') assert.deepEqual(events, ['withdrawn']);
      else {
        assert.deepEqual(events, []);
        if (result.result.result === 'notWithdrawn') {
          assert.ok(
            versions.some(({ state }) => state !== 'waiting'),
            'not withdrawn, though it waited',
          );
        } else assert.equal(result.result.result, 'noSuchRequest');
      }
      return;
    case 'edit':
      judgeEdited(performed);
      return;
    case 'decide':
      judgeDecided(world, performed);
      return;
    case 'acted':
      assert.equal(events.length, result.done ? 1 : 0, `${operation.does}, and it was ${result.done}`);
      return;
    default:
      result satisfies never;
  }
}

function judgeEdited({ operation, result, changes, versions }: Performed): void {
  assert.ok(result.said === 'edit' && operation.does === 'edit');
  const answer = result.result;
  if (answer.result === 'submitted') {
    if (changes.length > 0) return;
    // Terms that it had already.
    assert.ok(versions.some((version) => isDeepStrictEqual(version, answer.request)));
    return;
  }
  assert.equal(changes.length, 0);
  assert.equal(answer.result, 'notEditable');
  const may = versions.some((version) => version.requester.id === operation.who.id);
  if (may)
    assert.ok(
      versions.some(({ state }) => state !== 'waiting'),
      'not editable, though it waited',
    );
}

function judgeDecided(
  world: World,
  { operation, seen, result, changes, versions, directory }: Performed,
): void {
  assert.ok(result.said === 'decide' && 'who' in operation);
  const { who } = operation;
  const answer = result.result;
  const [event] = changes.map((change) => change.event.type);
  switch (answer.result) {
    case 'decided':
      assert.equal(event, operation.does === 'approve' ? 'approved' : 'rejected');
      return;
    case 'voted':
      assert.ok(event === 'voted' || event === 'stagePassed');
      return;
    case 'claimed':
      if (event === undefined) assert.ok(versions.some(({ claimedBy }) => claimedBy?.id === who.id));
      return;
    case 'noSuchRequest':
      assert.fail('there is one');
      return;
    default:
      assert.equal(event, undefined);
  }
  const held = (version: LineRequest) =>
    directory.some((state) => rightsHeld(state, version, who, world.beginning).length > 0);
  const sometimes = (holds: (version: LineRequest) => boolean) =>
    assert.ok(versions.some(holds), `${answer.why}, which it never was`);
  switch (answer.why) {
    case 'ownRequest':
      sometimes((version) => concerns(version, who.id));
      return;
    case 'notAnApprover':
    case 'notYourTurn':
    case 'roleLost':
    case 'handedOn':
      // Also where the stage changed between the look and the click.
      sometimes(
        (version) =>
          directory.some((state) => rightsHeld(state, version, who, world.beginning).length === 0) ||
          versions.some(({ stage }) => stage !== version.stage),
      );
      return;
    case 'alreadyDecided':
      sometimes(({ state }) => !['waiting', 'withdrawn', 'expired'].includes(state));
      return;
    case 'withdrawn':
    case 'expired':
      sometimes(({ state }) => state === answer.why);
      return;
    case 'edited':
      sometimes(({ termsVersion }) => (seen ?? 1) < termsVersion);
      return;
    case 'alreadyVoted':
      sometimes(({ votes }) => votes.some(({ by }) => by.id === who.id));
      return;
    case 'reasonMissing':
      assert.equal(operation.does, 'rejectSilently');
      sometimes(held);
      return;
    default:
      assert.fail(`nobody says ${answer.why}`);
  }
}

/** It was decided, was asked before, or became another turn, which is asked by a row of its own. */
function neededNobody(versions: readonly LineRequest[]): boolean {
  const turns = new Set(versions.map(({ stage, termsVersion }) => `${stage}.${termsVersion}`));
  return turns.size > 1 || versions.some(({ state, asked }) => state !== 'waiting' || asked.length > 0);
}
