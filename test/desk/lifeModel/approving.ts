import assert from 'node:assert/strict';
import { concerns, type LineRequest } from '../../../src/requests/index.js';
import { type PersonRef, personId } from '../../../src/telephony/index.js';
import { type DirectoryState, givesRight, rightsOf } from './directory.js';
import type { Judged } from './judged.js';
import { isComplete } from './standing.js';
import type { Beginning } from './world.js';

/** Four eyes; the terms that were seen; a role that was held in the stage that was. */
export function judgeRight({ before, performed, world }: Judged, who: PersonRef): void {
  const { seen, directory } = performed;
  assert.ok(!concerns(before, who.id), `${who.name} decides their own request`);
  assert.ok((seen ?? 1) >= before.termsVersion, `${who.name} decides terms that they haven't seen`);
  const held = directory.some((state) => rightsHeld(state, before, who, world.beginning).length > 0);
  assert.ok(held, `${who.name} has no right in stage ${before.stage}`);
}

/** The own right, or that of whoever is away. */
export function rightsHeld(
  state: DirectoryState,
  request: LineRequest,
  { id }: PersonRef,
  { delegation }: Beginning,
): readonly number[] {
  const own = rightsOf(state, request, id);
  if (own.length > 0 || delegation?.delegate.id !== id || concerns(request, id)) return own;
  return rightsOf(state, request, delegation.absent.id);
}

/** The vote counts in the stage in which it was given, once, and leads on exactly where the stage has all that it needs. */
export function judgeYes({ before, change, performed, world }: Judged, who: PersonRef): void {
  const { after, event } = change;
  const stage = before.stages[before.stage];
  assert.ok(stage !== undefined);
  assert.ok(!before.votes.some(({ by }) => by.id === who.id), `${who.name} says yes twice`);
  const [vote] = after.votes.slice(before.votes.length);
  assert.deepEqual(after.votes.slice(0, before.votes.length), before.votes);
  assert.ok(vote !== undefined && after.votes.length === before.votes.length + 1);
  assert.deepEqual([vote.stage, vote.by, vote.at], [before.stage, who, event.at]);
  const through = vote.insteadOf?.id ?? who.id;
  if (vote.insteadOf !== null) {
    assert.equal(world.beginning.delegation?.delegate.id, who.id);
    assert.equal(world.beginning.delegation.absent.id, vote.insteadOf.id);
  }
  assert.ok(vote.through.length > 0);
  for (const index of vote.through) {
    const source = stage.sources[index];
    assert.ok(
      source !== undefined && performed.directory.some((state) => givesRight(state, source, through)),
      `a yes through source ${index}, which gives no right`,
    );
  }
  const votes = after.votes.filter((each) => each.stage === before.stage);
  const complete = performed.directory.map((state) => isComplete(stage, votes, stillAskedIn(state, before)));
  const last = before.stage + 1 === before.stages.length;
  if (event.type === 'voted') {
    assert.ok(complete.includes(false), 'the stage had all that it needs');
    assert.deepEqual([after.state, after.stage, after.decision], ['waiting', before.stage, null]);
    return;
  }
  assert.ok(complete.includes(true), `${event.type}, though the stage needs more`);
  assert.equal(event.type, last ? 'approved' : 'stagePassed');
  if (last) {
    assert.deepEqual(after.decision, { outcome: 'approved', by: who, at: event.at, reason: null });
    assert.equal(after.state, 'approved');
  } else assert.deepEqual([after.state, after.stage, after.asked], ['waiting', before.stage + 1, []]);
}

/** Those who can still say yes in the present stage. */
export function stillAskedIn(state: DirectoryState, request: LineRequest): readonly string[] {
  const stage = request.stages[request.stage];
  const people = (stage?.sources ?? []).flatMap((source) =>
    [...source.list.people, ...source.list.groups.flatMap((group) => state.members[group] ?? [])].filter(
      (id) => givesRight(state, source, personId(id)),
    ),
  );
  return [...new Set(people)].filter(
    (id) =>
      request.requester.id !== id &&
      request.person.id !== id &&
      stage?.handedOn.includes(id) !== true &&
      !request.votes.some(({ by, insteadOf }) => by.id === id || insteadOf?.id === id),
  );
}
