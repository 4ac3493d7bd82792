import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { z } from 'zod';
import { lanes } from '../../src/desk/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';

const healthSchema = z.object({
  status: z.string(),
  graph: z.object({
    breaker: z.enum(['closed', 'open', 'halfOpen']),
    throttledUntil: z.string().nullable(),
  }),
  outbox: z.array(z.object({ lane: z.string(), ready: z.number(), parked: z.number() })),
});

describe('what the log says of a tenant that fails', () => {
  it('is the id that its support asks for, without numbers or addresses', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const all = await LineDeskInTest.start({
      log: pino({ level: 'info' }, sink),
      environment: { NUMBER_SYNC_MINUTES: '0' },
    });
    try {
      await all.faults([{ route: '/admin/teams/*', kind: '503', share: 1 }]);
      await all.person(knownPeople.robin.id, 'Robin Keller').say('update my emergency location');
    } finally {
      await all.stop();
    }
    const failed = lines.filter((line) => line.includes('Graph did not do what it was asked'));
    assert.ok(failed.length > 0);
    for (const line of failed) assert.match(line, /"requestId":"[0-9a-f-]{36}"/);
    assert.doesNotMatch(lines.join(''), /\+?49\s?30|Torstra/);
  });
});

describe('the health of a running Line Desk', () => {
  let all: LineDeskInTest;
  beforeEach(async () => {
    all = await LineDeskInTest.start({ environment: { NUMBER_SYNC_MINUTES: '0' } });
  });
  afterEach(() => all.stop());
  const health = async () => {
    const answer = await fetch(`http://127.0.0.1:${all.lineDesk.port}/health`);
    assert.equal(answer.status, 200);
    return healthSchema.parse(await answer.json());
  };

  it('says that the tenant answers, and that nothing is set aside', async () => {
    const { status, graph, outbox } = await health();
    assert.equal(status, 'ok');
    assert.deepEqual(graph, { breaker: 'closed', throttledUntil: null });
    assert.deepEqual(
      outbox.map(({ lane }) => lane),
      [...lanes],
    );
  });

  it('says that calls to a tenant that does not answer are held back, and goes on serving', async () => {
    await all.faults([{ route: '/*', kind: 'reset', share: 1 }]);
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    for (let turn = 0; turn < 12 && (await health()).graph.breaker === 'closed'; turn += 1) {
      await robin.say('update my emergency location');
    }
    assert.notEqual((await health()).graph.breaker, 'closed');
  });

  it('says until when the tenant asked to wait', async () => {
    await all.faults([{ route: '/*', kind: '429-retry-after', delayMs: 30_000, next: 1 }]);
    await all.person(knownPeople.robin.id, 'Robin Keller').say('update my emergency location');
    const { throttledUntil } = (await health()).graph;
    assert.ok(throttledUntil !== null && new Date(throttledUntil).getTime() > Date.now() + 20_000);
  });
});
