import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { concerns, type LineRequest } from '../../../src/requests/index.js';
import type { PersonRef } from '../../../src/telephony/index.js';
import { type AskedStage, askedFor, detailsOf, type TermsName } from './asking.js';
import { fallback } from './cast.js';
import { type DirectoryState, givesRight } from './directory.js';
import type { Judged } from './judged.js';

/** New terms are routed anew, and every yes to the old ones is void. */
export function judgeTerms({ before, change, world }: Judged, terms: TermsName): void {
  const { after } = change;
  const { kind, policy } = world.beginning;
  assert.deepEqual(after.details, detailsOf(kind, terms, world.run));
  assert.notDeepEqual(after.details, before.details, 'edited to what it was');
  assert.deepEqual([after.termsVersion, after.stage, after.votes], [after.version, 0, []]);
  const asked = askedFor(policy, kind, terms);
  if (asked === null) {
    assert.deepEqual([after.stages, after.approvers], [[], null]);
    return;
  }
  assert.ok(
    // What the directory said up to a minute ago is good enough to find out whom to ask; the right is read afresh.
    world.directory.states.some((state) => isDeepStrictEqual(shapeOf(after), expectedShape(asked, state))),
    `routed to ${JSON.stringify(shapeOf(after))}`,
  );
  assert.equal(after.state, 'waiting');
}

const shapeOf = ({ stages }: LineRequest) =>
  stages.map(({ need, sources }) => ({ need, sources: sources.map(({ from, list }) => ({ from, list })) }));

function expectedShape(asked: readonly AskedStage[], { manager }: DirectoryState) {
  return asked.map(({ need, sources }) => {
    const known = sources.flatMap(({ from, list }) => {
      if (list !== null) return [{ from, list }];
      return manager === null ? [] : [{ from, list: { people: [manager], groups: [] } }];
    });
    return known.length > 0
      ? { need, sources: known }
      : { need: { need: 'any' }, sources: [{ from: 'fallback', list: fallback }] };
  });
}

/** Only those are asked who may decide then. */
export function judgeAsked({ before, change, performed }: Judged): void {
  const { asked } = change.after;
  const stage = before.stages[before.stage];
  assert.ok(asked.length > 0, 'nobody is asked');
  for (const { id, name } of asked) {
    assert.ok(!concerns(before, id), `${name} is asked about their own request`);
    assert.ok(
      performed.directory.some((state) => stage?.sources.some((source) => givesRight(state, source, id))),
      `${name} is asked, who isn't in this stage`,
    );
  }
}

/** A turn is somebody else's now, who could decide by nothing else; the other stages stay. */
export function judgeHandedOn({ before, change, performed }: Judged, to: PersonRef): void {
  const [was, is] = [before.stages[before.stage], change.after.stages[before.stage]];
  assert.ok(was !== undefined && is !== undefined);
  assert.deepEqual(change.after.stages.with(before.stage, was), before.stages, 'another stage changed');
  assert.ok(!concerns(before, to.id), `${to.name} gets the turn in their own request`);
  assert.ok(!before.votes.some(({ by }) => by.id === to.id), `${to.name} gets a second yes`);
  assert.ok(
    performed.directory.some(({ disabled }) => !disabled.includes(to.id)),
    `${to.name} has left`,
  );
  assert.deepEqual([is.name, is.need], [was.name, was.need]);
  const handedOn = is.handedOn.filter((id) => !was.handedOn.includes(id));
  assert.equal(handedOn.length, 1, 'whose turn is handed on?');
  assert.ok(!is.handedOn.includes(to.id));
  assert.ok(is.sources.some(({ from, list }) => from === 'reassigned' && list.people.includes(to.id)));
}

const helpers = ['fallback', 'administrators', 'escalated'];

/** Others come in beside those of the stage, or for a source in which nobody is left; the other stages stay. */
export function judgeHelp({ before, change }: Judged): void {
  const { after, event } = change;
  for (const [index, stage] of after.stages.entries()) {
    if (index !== before.stage) assert.deepEqual(stage, before.stages[index], 'another stage changed');
  }
  const [was, is] = [before.stages[before.stage], after.stages[before.stage]];
  assert.ok(was !== undefined && is !== undefined);
  assert.deepEqual([is.name, is.handedOn], [was.name, was.handedOn]);
  if (was.need.need === 'eachSource') {
    assert.equal(is.sources.length, was.sources.length);
    for (const [index, source] of is.sources.entries()) {
      if (!helpers.includes(source.from)) assert.deepEqual(source, was.sources[index]);
    }
  } else {
    assert.deepEqual(is.sources.slice(0, was.sources.length), was.sources, `${event.type} took somebody out`);
    for (const { from } of is.sources.slice(was.sources.length)) assert.ok(helpers.includes(from));
  }
  if (!isDeepStrictEqual(is.need, was.need)) assert.equal(is.need.need, 'atLeast');
}
