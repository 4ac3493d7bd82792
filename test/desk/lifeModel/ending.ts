import assert from 'node:assert/strict';
import { numberToHold } from '../../../src/requests/index.js';
import { stillAskedIn } from './approving.js';
import { numbersOf } from './asking.js';
import { everybody } from './cast.js';
import { rightsOf } from './directory.js';
import { judge } from './judge.js';
import type { World } from './world.js';

/** States in which somebody has had the last word. */
const finals = ['approved', 'rejected', 'withdrawn', 'expired'];

/** Fails where what is stored is not what happened, or something is missing that has to follow. */
export async function judgeRecords(world: World): Promise<void> {
  const { store, first, changes, now } = world;
  const { id } = first;
  assert.deepEqual(await store.request(id), now, 'stored is not what was written last');
  const versions = world.versions.map(({ version }) => version);
  assert.deepEqual(
    versions,
    [...versions.keys()].map((index) => index + 1),
    'a version is missing or doubled',
  );

  const events = await store.events(id);
  const [submitted, ...later] = events;
  assert.equal(submitted?.type, 'submitted');
  const happened = changes.map(({ event }, index) => ({ ...event, seq: index + 2 }));
  assert.deepEqual(later, happened, 'an event is lost or doubled');
  const decisions = events.filter(({ type }) => finals.includes(type));
  assert.ok(decisions.length <= 1, `decided ${decisions.length} times`);
  assert.equal(decisions.length === 1, now.state !== 'waiting');

  const wanted = numberToHold(now.details);
  for (const number of numbersOf(world.run)) {
    const record = await store.numberRecord(number, world.desk.clock.now());
    const holds = number === wanted && (now.state === 'waiting' || now.state === 'approved');
    assert.equal(record?.hold?.request ?? null, holds ? id : null, `the hold of ${number} in ${now.state}`);
  }

  const follows = await keysOf(world);
  const asking = ['submitted', 'edited', 'stagePassed', 'rerouted', 'escalated', 'reassigned'];
  const toAsk = events.filter(
    ({ type }, index) => asking.includes(type) && world.versions[index]?.state === 'waiting',
  );
  assert.deepEqual(
    follows.filter((key) => key.startsWith('ask:')).length,
    toAsk.length,
    'a turn in which nobody is asked',
  );
  assert.equal(
    follows.filter((key) => key.startsWith('carry-out:')).length,
    now.state === 'approved' ? 1 : 0,
  );
}

async function keysOf({ store, first }: World): Promise<readonly string[]> {
  const rows = await store.connection.db
    .selectFrom('outbox')
    .select('key')
    .where('key', 'like', `%:${first.id}:%`)
    .execute();
  return rows.map(({ key }) => key);
}

/**
 * Never a dead end: whatever has happened, once the worker has asked and everybody who is asked says yes, the request is
 * approved; or nobody at all is left, and the row that asks is set aside for an administrator.
 */
export async function judgeLiveliness(world: World): Promise<void> {
  const state = world.directory.states.at(-1);
  assert.ok(state !== undefined);
  world.directory.failNext(0);
  // What the directory said before is forgotten by then.
  await act(world, [{ does: 'clock', minutes: 2 }]);
  for (let turn = 0; turn < 8 && world.now.state === 'waiting'; turn += 1) {
    const before = world.now.version;
    // Mended once, asked once.
    const asked = [...(await act(world, [{ does: 'ask' }])), ...(await act(world, [{ does: 'ask' }]))];
    if (asked.some(({ result }) => result.said === 'error')) {
      assert.deepEqual(stillAskedIn(state, world.now), [], 'said that nobody is left');
      return;
    }
    for (const who of everybody) {
      const { votes } = world.now;
      if (world.now.state !== 'waiting' || votes.some(({ by }) => by.id === who.id)) continue;
      if (rightsOf(state, world.now, who.id).length === 0) continue;
      await act(world, [{ does: 'approve', who, card: 0 }]);
    }
    assert.ok(world.now.version > before, 'a dead end');
  }
  assert.notEqual(world.now.state, 'waiting', 'a dead end');
}

async function act(world: World, operations: Parameters<World['perform']>[0]) {
  const performed = await world.perform(operations);
  judge(world, performed);
  return performed;
}
