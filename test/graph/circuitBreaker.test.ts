import assert from 'node:assert/strict';
import { graphCalls } from '../../src/graph/index.js';
import { answeringJson, GraphServer, refusing, silent } from './graphServer.js';

describe('the circuit breaker', () => {
  let server: GraphServer;
  let now: number;
  const rules = { failuresInARow: 4, failedShare: 0.5, lastCalls: 10, coolDownMs: 1_000, longestMs: 3_000 };
  // Half of the chance is in the middle: a cool-down takes exactly as long as the rule says.
  const options = { now: () => now, random: () => 0.5, breaker: rules };
  const write = { body: { telephoneNumber: '+4930123', locationId: '' }, timeoutMs: 5_000 };
  beforeEach(async () => {
    server = await GraphServer.start();
    now = 1_000_000;
  });
  afterEach(() => server.close());
  const failing = refusing(503, 'ServiceUnavailable');
  const well = answeringJson({});

  it('opens after failures in a row: calls fail at once, and nothing reaches the tenant', async () => {
    const graph = server.client(options);
    server.always(failing);
    for (let time = 0; time < 4; time += 1) {
      assert.equal(graph.state().breaker, 'closed');
      await assert.rejects(graph.call(graphCalls.updateNumber, write), { nothingDone: false });
    }
    assert.equal(graph.state().breaker, 'open');
    await assert.rejects(graph.call(graphCalls.updateNumber, write), {
      code: 'tenant-unavailable',
      nothingDone: true,
      retryAfterMs: 1_125,
    });
    assert.equal(server.arrived.length, 4);
  });

  it('opens at a share of failures, too, and not for refusals or throttling', async () => {
    const graph = server.client(options);
    for (let time = 0; time < 10; time += 1) {
      server.next(time % 2 === 0 ? failing : well);
      await graph.call(graphCalls.updateNumber, write).catch(() => undefined);
    }
    assert.equal(graph.state().breaker, 'open');
    const other = server.client(options);
    server.always(refusing(400, 'BadRequest'));
    for (let time = 0; time < 10; time += 1) await assert.rejects(other.call(graphCalls.updateNumber, write));
    assert.equal(other.state().breaker, 'closed');
  });

  it('lets one call try after the cool-down, and closes when it is answered', async () => {
    const graph = server.client(options);
    server.always(failing);
    for (let time = 0; time < 4; time += 1) await assert.rejects(graph.call(graphCalls.updateNumber, write));
    now += 1_000;
    assert.equal(graph.state().breaker, 'halfOpen');
    server.always(well);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => graph.call(graphCalls.updateNumber, write)),
    );
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected'],
    );
    assert.equal(graph.state().breaker, 'closed');
    await graph.call(graphCalls.updateNumber, write);
  });

  it('stays open for longer each time that the try fails, up to a limit', async () => {
    const graph = server.client(options);
    server.always(failing);
    for (let time = 0; time < 4; time += 1) await assert.rejects(graph.call(graphCalls.updateNumber, write));
    for (const coolDown of [1_000, 2_000, 3_000, 3_000]) {
      now += coolDown - 1;
      assert.equal(graph.state().breaker, 'open', `before ${coolDown}`);
      now += 1;
      assert.equal(graph.state().breaker, 'halfOpen', `after ${coolDown}`);
      await assert.rejects(graph.call(graphCalls.updateNumber, write), { nothingDone: false });
    }
  });

  it('counts answers that never come', async () => {
    const graph = server.client(options);
    server.always(silent);
    const calls = [1, 2, 3, 4].map(() => graph.call(graphCalls.updateNumber, { ...write, timeoutMs: 40 }));
    await Promise.allSettled(calls);
    assert.equal(graph.state().breaker, 'open');
  });

  it('counts tokens that cannot be had', async () => {
    const graph = server.client({ ...options, token: () => new Promise(() => undefined) });
    const calls = [1, 2, 3, 4].map(() => graph.call(graphCalls.updateNumber, { ...write, timeoutMs: 40 }));
    for (const call of calls) await assert.rejects(call, { code: 'tenant-unavailable', nothingDone: true });
    assert.equal(graph.state().breaker, 'open');
    assert.deepEqual(server.urls, []);
  });
});
