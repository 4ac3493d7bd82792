import assert from 'node:assert/strict';
import { pino } from 'pino';
import sinon from 'sinon';
import type { LeasedRow, OutboxQueue } from '../../src/desk/index.js';
import { personId, tenantId } from '../../src/telephony/index.js';
import type { Disposal } from '../../src/worker/disposal.js';
import { LaneRunner } from '../../src/worker/lane.js';

const row = (id: number): LeasedRow => ({
  id,
  tenantId: tenantId('t'),
  lane: 'notices',
  key: `k${id}`,
  task: { task: 'welcome', recipient: personId('p') },
  attempt: 1,
  createdAt: new Date(0),
  note: null,
});

describe('a lane of the outbox', () => {
  let clock: sinon.SinonFakeTimers;
  let busy = false;
  beforeEach(() => {
    busy = false;
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => clock.restore());

  function lane(work: (leased: LeasedRow) => Promise<Disposal>, rows: LeasedRow[]) {
    const queue = {
      lease: sinon
        .stub()
        .callsFake(async (_lane: string, _owner: string, limit: number) => rows.splice(0, limit)),
      finish: sinon.stub().resolves(true),
      postpone: sinon.stub().resolves(true),
      hold: sinon.stub().resolves(true),
      park: sinon.stub().resolves(true),
      nextDue: sinon.stub().resolves(null),
      laneStates: sinon.stub().resolves([]),
      parked: sinon.stub().resolves([]),
      unpark: sinon.stub().resolves(true),
    } satisfies OutboxQueue;
    const afterHold = sinon.stub().resolves();
    const runner = new LaneRunner(
      { lane: 'notices', owner: 'me', width: 2, leaseMs: 60_000, idleMs: 1_000, givesWay: true },
      {
        queue,
        now: () => new Date(),
        work: async (leased) => ({ disposal: await work(leased), error: null }),
        afterHold,
        busy: () => busy,
        log: pino({ level: 'silent' }),
      },
    );
    return { queue, runner, afterHold };
  }

  it('takes no more rows at a time than it is wide, and goes on when one is done', async () => {
    const done: (() => void)[] = [];
    const { queue, runner } = lane(
      () => new Promise((resolve) => done.push(() => resolve({ disposal: 'finish' }))),
      [row(1), row(2), row(3)],
    );
    runner.start();
    await clock.tickAsync(0);
    assert.equal(done.length, 2);
    done[0]?.();
    await clock.tickAsync(0);
    assert.equal(done.length, 3);
    assert.ok(queue.finish.calledOnceWithExactly(1, 'me'));
    for (const finish of done) finish();
    await runner.stop();
    assert.equal(queue.finish.callCount, 3);
  });

  it('settles each row as its work says', async () => {
    const disposals: Disposal[] = [
      { disposal: 'postpone', afterMs: 5_000, reason: 'later' },
      { disposal: 'park', reason: 'never' },
      { disposal: 'hold', waitsFor: personId('p') },
    ];
    const { queue, runner, afterHold } = lane(
      async (leased) => disposals[leased.id] ?? { disposal: 'finish' },
      [row(0), row(1), row(2)],
    );
    runner.start();
    await clock.tickAsync(10);
    await runner.stop();
    assert.deepEqual(queue.postpone.firstCall.args, [0, 'me', new Date(5_000), 'later', null]);
    assert.deepEqual(queue.park.firstCall.args, [1, 'me', 'never']);
    assert.deepEqual(queue.hold.firstCall.args, [2, 'me', 'p']);
    assert.ok(afterHold.calledOnceWithExactly(personId('p')));
  });

  it('lets people go first, but not for ever', async () => {
    busy = true;
    const { queue, runner } = lane(async () => ({ disposal: 'finish' }), [row(1)]);
    runner.start();
    await clock.tickAsync(500);
    runner.wake();
    await clock.tickAsync(0);
    assert.equal(queue.lease.callCount, 0);
    await clock.tickAsync(600);
    assert.ok(queue.finish.calledOnceWithExactly(1, 'me'));
    await runner.stop();
  });

  it('looks again by itself, also after the queue could not be read', async () => {
    const { queue, runner } = lane(async () => ({ disposal: 'finish' }), []);
    queue.lease.onFirstCall().rejects(new Error('database away'));
    runner.start();
    await clock.tickAsync(3_500);
    await runner.stop();
    assert.ok(queue.lease.callCount >= 4);
  });
});
