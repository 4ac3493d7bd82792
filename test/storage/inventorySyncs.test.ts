import assert from 'node:assert/strict';
import type { InventoryStore, SyncTurn } from '../../src/desk/index.js';
import type { TenantNumber } from '../../src/inventory/index.js';
import { alex, e164, robin, tenantNumber, withPerson } from '../inventory/examples.js';
import { forEachDatabase } from '../support/databases.js';
import { time } from './examples.js';

const leaseMs = 60_000;
const longAgo = time(-10_000);
const [one, two, three] = ['+4930100', '+4930200', '+4930300'];

forEachDatabase((name, open, emptyDatabase) => {
  describe(`syncs of numbers over ${name}`, () => {
    let inventory: InventoryStore;
    beforeEach(async () => {
      inventory = await open({ url: await emptyDatabase() });
    });
    const begin = async (owner = 'a', minute = 0, restartBefore = longAgo) =>
      inventory.numberSyncs.begin(owner, time(minute), leaseMs, restartBefore);
    const begun = async (owner = 'a', minute = 0): Promise<SyncTurn> => {
      const start = await begin(owner, minute);
      assert(start.state !== 'elsewhere');
      return start.turn;
    };
    const keep = (turn: SyncTurn, numbers: readonly TenantNumber[], minute = 0, next?: string | null) =>
      inventory.numberSyncs.keep(turn, numbers, {
        ...{ readAt: time(minute), now: time(minute), restDays: 30, leaseMs },
        ...(next === undefined ? {} : { next }),
      });
    /** A whole sync at this minute; returns what is to be read directly. */
    const sync = async (minute: number, numbers: readonly TenantNumber[]) => {
      const turn = await begun('a', minute);
      await keep(turn, numbers, minute, null);
      const step = await inventory.numberSyncs.noteMissed(turn, null, 100, time(minute), leaseMs);
      assert(step !== null);
      await inventory.numberSyncs.finish(turn, time(minute));
      return step.toRead;
    };
    const record = async (number: string, minute = 0) => inventory.numberRecord(e164(number), time(minute));
    const drift = async () => (await inventory.openDrift(time(100_000), 100)).drift;

    it('are carried by one worker at a time', async () => {
      const starts = await Promise.all(Array.from({ length: 10 }, (_, index) => begin(`worker ${index}`)));
      assert.equal(starts.filter(({ state }) => state === 'begun').length, 1);
      assert.equal(starts.filter(({ state }) => state === 'elsewhere').length, 9);
      assert.deepEqual(
        starts.find(({ state }) => state === 'elsewhere'),
        { state: 'elsewhere', until: time(1) },
      );
    });

    it('go on at the page at which a worker died, and keep nothing more of that worker', async () => {
      const lost = await begun('a');
      assert.equal(await keep(lost, [tenantNumber(one)], 0, 'page 2'), true);
      assert.equal((await begin('b', 0)).state, 'elsewhere');
      const start = await begin('b', 2);
      assert.deepEqual(start, {
        state: 'resumed',
        turn: { sync: 1, owner: 'b' },
        at: { phase: 'listing', from: 'page 2' },
      });
      assert.equal(await keep(lost, [tenantNumber(two)], 2), false);
      assert.equal(await record(two), null);
      assert.equal(await inventory.numberSyncs.finish(lost, time(2)), null);
    });

    it('keep a page and the place behind it together', async () => {
      const turn = await begun('a');
      const wrong = tenantNumber(two, { category: 'primary', city: '\u0000' });
      // A page that the database refuses leaves both as they were: PostgreSQL has no text with a zero character.
      if (name === 'PostgreSQL') {
        await assert.rejects(keep(turn, [tenantNumber(one), wrong], 0, 'page 2'));
        assert.equal(await record(one), null);
        const start = await begin('a');
        assert(start.state === 'resumed' && start.at.phase === 'listing');
        assert.equal(start.at.from, null);
      }
      await keep(turn, [tenantNumber(one)], 0, 'page 2');
      const start = await begin('a');
      assert(start.state === 'resumed' && start.at.phase === 'listing');
      assert.equal(start.at.from, 'page 2');
    });

    it('begin anew where they have stood still for too long, or the place is forgotten', async () => {
      const turn = await begun('a');
      await keep(turn, [tenantNumber(one)], 0, 'page 2');
      await inventory.numberSyncs.rewind(turn);
      const start = await begin('a');
      assert(start.state === 'resumed');
      assert.deepEqual(start.at, { phase: 'listing', from: null });
      await keep(turn, [tenantNumber(one)], 0, 'page 2');
      const anew = await begin('b', 60, time(30));
      assert(anew.state === 'begun');
      assert.deepEqual([anew.turn.sync, anew.at], [2, { phase: 'listing', from: null }]);
    });

    it('let the next worker go on at once where one gives up', async () => {
      const turn = await begun('a');
      await inventory.numberSyncs.leave(turn, time(0));
      assert.equal((await begin('b', 0)).state, 'resumed');
    });

    it('find a number missing only after two of them and a direct read', async () => {
      await sync(0, [tenantNumber(one), tenantNumber(two)]);
      assert.deepEqual(await sync(60, [tenantNumber(two)]), []);
      assert.equal((await record(one))?.state, 'available');
      assert.deepEqual(await sync(120, [tenantNumber(two)]), [one]);
      assert.equal((await record(one))?.state, 'available');
      const turn = await begun('a', 180);
      assert.equal(await inventory.numberSyncs.noteMissing(turn, [e164(one)], time(180)), true);
      const missing = await record(one);
      assert.deepEqual([missing?.state, missing?.drift?.kind], ['missing', 'missing']);
      await keep(turn, [tenantNumber(one), tenantNumber(two)], 180, null);
      const back = await record(one);
      assert.deepEqual([back?.state, back?.missedSyncs, back?.drift], ['available', 0, null]);
    });

    it('count a number as missed once a sync, however often its rows are looked at', async () => {
      await sync(0, [tenantNumber(one), tenantNumber(two), tenantNumber(three)]);
      const turn = await begun('a', 60);
      await keep(turn, [], 60, null);
      const look = (after: string | null) =>
        inventory.numberSyncs.noteMissed(turn, after === null ? null : e164(after), 2, time(60), leaseMs);
      assert.deepEqual(await look(null), { toRead: [], next: two });
      const start = await begin('a', 61);
      assert(start.state === 'resumed');
      assert.deepEqual(start.at, { phase: 'missed', after: two });
      assert.deepEqual(await look(null), { toRead: [], next: two });
      assert.deepEqual(await look(two), { toRead: [], next: null });
      assert.deepEqual([(await record(one))?.missedSyncs, (await record(three))?.missedSyncs], [1, 1]);
      assert.equal((await inventory.numberSyncs.finish(turn, time(62)))?.missed, 3);
    });

    it('report drift in both directions and serve what the tenant shows', async () => {
      await sync(0, [tenantNumber(one), withPerson(two, robin), withPerson(three, robin)]);
      assert.deepEqual(await drift(), []);
      await sync(60, [withPerson(one, alex), tenantNumber(two), withPerson(three, alex)]);
      assert.deepEqual(
        (await drift()).map(({ telephoneNumber, kind, known, shown }) => [
          telephoneNumber,
          kind,
          known,
          shown,
        ]),
        [
          [one, 'assignedOutside', null, alex],
          [two, 'releasedOutside', robin, null],
          [three, 'assignedToAnother', robin, alex],
        ],
      );
      assert.deepEqual(
        [(await record(one, 61))?.state, (await record(two, 61))?.state, (await record(three, 61))?.state],
        ['assigned', 'resting', 'assigned'],
      );
      assert.deepEqual([(await record(one))?.knownWith, (await record(three))?.knownWith], [null, robin]);
    });

    it('keep what was known when a difference began, until both agree again', async () => {
      await sync(0, [withPerson(one, robin)]);
      await sync(60, [withPerson(one, alex)]);
      await sync(120, [tenantNumber(one)]);
      const [open] = await drift();
      assert.deepEqual(
        [open?.kind, open?.known, open?.shown, open?.since],
        ['releasedOutside', robin, null, time(60)],
      );
      await sync(180, [withPerson(one, robin)]);
      assert.deepEqual(await drift(), []);
    });

    it('leave a difference alone that an administrator has acknowledged', async () => {
      await sync(0, [withPerson(one, robin)]);
      await sync(60, [withPerson(one, alex)]);
      const acknowledge = () =>
        inventory.transaction((tx) => tx.acknowledgeDrift(e164(one), 'Alex', time(61)));
      assert.deepEqual([await acknowledge(), await acknowledge()], [true, false]);
      await sync(120, [withPerson(one, alex)]);
      assert.deepEqual([await drift(), (await record(one))?.knownWith], [[], alex]);
    });

    it('do not undo what Line Desk has done since their page was read', async () => {
      await sync(0, [tenantNumber(one)]);
      await inventory.transaction((tx) => tx.noteAssigned(e164(one), robin, time(61)));
      await sync(60, [tenantNumber(one)]);
      assert.deepEqual([(await record(one))?.state, await drift()], ['assigned', []]);
    });

    it('keep blocks, tags and holds, and take what else the tenant says', async () => {
      await sync(0, [tenantNumber(one), tenantNumber(one)]);
      await inventory.transaction(async (tx) => {
        await tx.blockNumber(e164(one), 'reserved', time(1));
        await tx.tagNumber(e164(one), { add: ['vip', 'board'], remove: [] });
        await tx.tagNumber(e164(one), { add: ['vip'], remove: ['board'] });
      });
      await sync(60, [tenantNumber(one, { city: 'Potsdam', numberType: 'operatorConnect' })]);
      const found = await record(one);
      assert.deepEqual(
        [found?.state, found?.blocked, found?.tags, found?.city, found?.numberType],
        ['blocked', 'reserved', ['vip'], 'Potsdam', 'operatorConnect'],
      );
      assert.equal(await inventory.transaction((tx) => tx.blockNumber(e164(two), 'x', time(1))), false);
      assert.equal(
        await inventory.transaction((tx) => tx.tagNumber(e164(two), { add: ['x'], remove: [] })),
        false,
      );
    });
  });
});
