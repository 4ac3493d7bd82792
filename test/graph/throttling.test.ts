import assert from 'node:assert/strict';
import { graphCalls } from '../../src/graph/index.js';
import { answeringJson, GraphServer, refusing } from './graphServer.js';

describe('a tenant that throttles', () => {
  let server: GraphServer;
  let now: number;
  let chance: number;
  const options = { now: () => now, random: () => chance };
  const person = (id: string) => ({ params: { id }, timeoutMs: 5_000 });
  const throttling = (retryAfter?: string) =>
    refusing(429, 'TooManyRequests', retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  beforeEach(async () => {
    server = await GraphServer.start();
    server.always(answeringJson({ id: 'p' }));
    now = 1_000_000;
    chance = 0;
  });
  afterEach(() => server.close());

  it('is left alone by every call, for as long as it asked', async () => {
    const graph = server.client(options);
    server.next(throttling('7'));
    await assert.rejects(graph.call(graphCalls.getUser, person('1')), {
      code: 'tenant-throttled',
      retryAfterMs: 7_000,
      nothingDone: true,
    });
    assert.deepEqual(graph.state().throttledUntil, new Date(now + 7_000));
    now += 6_999;
    await assert.rejects(graph.list(graphCalls.listSubscribedSkus, { timeoutMs: 5_000 }), {
      code: 'tenant-throttled',
      retryAfterMs: 1,
    });
    assert.equal(server.arrived.length, 1);
    now += 1;
    assert.equal(graph.state().throttledUntil, null);
    await graph.call(graphCalls.getUser, person('2'));
    assert.equal(server.arrived.length, 2);
  });

  it('is not rushed at when the time is over: those who wait come back one after the other', async () => {
    const graph = server.client(options);
    server.next(throttling('8'));
    const waits: (number | undefined)[] = [];
    for (chance of [0, 0.5, 1]) {
      await graph.call(graphCalls.getUser, person('1')).catch((error: { retryAfterMs?: number }) => {
        waits.push(error.retryAfterMs);
      });
    }
    assert.deepEqual(waits, [8_000, 9_000, 10_000]);
  });

  it('that says no time is given more of it each time, up to five minutes', async () => {
    const graph = server.client({ ...options, random: () => 0.5 });
    server.always(throttling());
    const waits: number[] = [];
    for (let time = 0; time < 9; time += 1) {
      await assert.rejects(graph.call(graphCalls.getUser, person('1')), { code: 'tenant-throttled' });
      const until = graph.state().throttledUntil?.getTime() ?? 0;
      waits.push(until - now);
      now = until;
    }
    assert.deepEqual(waits.slice(0, 3), [2_000, 4_000, 8_000]);
    assert.equal(Math.max(...waits), 128_000);
    server.next(answeringJson({ id: 'p' }));
    await graph.call(graphCalls.getUser, person('1'));
    await assert.rejects(graph.call(graphCalls.getUser, person('1')));
    assert.equal((graph.state().throttledUntil?.getTime() ?? 0) - now, 2_000);
  });

  it('may name a date, and nonsense counts as nothing', async () => {
    const graph = server.client({ ...options, random: () => 0.5 });
    server.next(throttling(new Date(now + 60_000).toUTCString()));
    await assert.rejects(graph.call(graphCalls.getUser, person('1')));
    assert.deepEqual(graph.state().throttledUntil, new Date(now + 60_000));
    now += 60_000;
    server.next(throttling('soon'));
    await assert.rejects(graph.call(graphCalls.getUser, person('1')));
    assert.deepEqual(graph.state().throttledUntil, new Date(now + 4_000));
  });

  it('is not believed to mean hours', async () => {
    const graph = server.client(options);
    server.next(throttling('86400'));
    await assert.rejects(graph.call(graphCalls.getUser, person('1')), { retryAfterMs: 300_000 });
  });
});
