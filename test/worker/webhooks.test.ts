import assert from 'node:assert/strict';
import { pino } from 'pino';
import { type LeasedRow, type OutboxTask, webhookRows } from '../../src/desk/index.js';
import { type SendWebhook, webhookSender } from '../../src/worker/webhooks.js';
import { alex, exampleRequest, robin } from '../storage/examples.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';
import { isSigned, WebhookReceiver, webhookSecret } from '../support/webhookReceiver.js';

const day = 24 * 60 * 60_000;

/** Looks until it holds, for 10 s at most; what is asserted afterwards says what is missing. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
}

describe('a webhook', () => {
  let all: LineDeskInTest;
  let receiver: WebhookReceiver;
  let now = new Date('2026-03-02T12:00:00Z');
  before(async () => {
    all = await LineDeskInTest.start({ now: () => now, environment: { NUMBER_SYNC_MINUTES: '0' } });
  });
  after(() => all.stop());
  beforeEach(async () => {
    now = new Date('2026-03-02T12:00:00Z');
    receiver = await new WebhookReceiver().start();
  });
  afterEach(() => receiver.stop());

  const sender = (
    options: { details?: boolean; secrets?: string[]; patienceMs?: number } = {},
  ): SendWebhook =>
    webhookSender(
      {
        receivers: [{ name: 'r1', url: receiver.url }],
        secrets: async () => options.secrets ?? [webhookSecret],
        details: options.details ?? false,
        ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
      },
      { desk: all.lineDesk.desk, random: () => 0, log: pino({ level: 'silent' }) },
    );
  const request = exampleRequest({ version: 4, state: 'approved' });
  const actor = { type: 'person', person: alex, role: 'approver' } as const;
  const task = (): Extract<OutboxTask, { task: 'sendWebhook' }> => {
    const [row] = webhookRows(
      { webhooks: ['r1'] },
      request,
      'approved',
      actor,
      new Date('2026-03-02T12:00:00Z'),
    );
    assert.equal(row?.task.task, 'sendWebhook');
    return row.task;
  };
  const row = (changes: Partial<LeasedRow> = {}): LeasedRow => ({
    id: 1,
    tenantId: request.tenantId,
    lane: 'webhooks',
    key: 'k',
    task: task(),
    attempt: 1,
    createdAt: new Date('2026-03-02T12:00:00Z'),
    note: null,
    ...changes,
  });

  it('tells the event by codes and ids, signed, and nothing that a person wrote', async () => {
    assert.deepEqual(await sender()(row(), task()), { disposal: 'finish' });
    const [got] = receiver.received;
    assert.ok(got !== undefined && isSigned(got));
    assert.equal(got.headers['webhook-id'], `${request.id}.4.approved`);
    assert.equal(got.headers['webhook-timestamp'], String(now.getTime() / 1000));
    assert.equal(got.headers['content-type'], 'application/json');
    const [message] = receiver.messages;
    assert.equal(message?.type, 'request.approved');
    assert.deepEqual(message?.data.actor, { type: 'person', id: alex.id, role: 'approver' });
    assert.deepEqual(message?.data.request, {
      id: request.id,
      kind: 'emergencyLocationChange',
      version: 4,
      state: 'approved',
      requester: robin.id,
      person: robin.id,
      submittedAt: '2026-03-02T12:00:00.000Z',
      rule: 'site approver',
      policyVersion: 'p1',
      dryRun: false,
      stage: { number: 1, of: 1, name: 'another-address' },
      claimedBy: null,
      failure: null,
      steps: [{ step: 'setEmergencyLocation', state: 'open' }],
    });
    assert.doesNotMatch(got.body, /Robin|Alex|Berlin|\+49|I moved/);
  });

  it('has a signature for each secret while it is being changed', async () => {
    const next = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    await sender({ secrets: [webhookSecret, next] })(row(), task());
    const [got] = receiver.received;
    assert.ok(got !== undefined && isSigned(got) && isSigned(got, next));
    assert.ok(!isSigned(got, `whsec_${Buffer.alloc(24, 1).toString('base64')}`));
  });

  it('is sent again later, under the same id, when the receiver fails', async () => {
    const send = sender();
    receiver.replies.push(503);
    const failed = await send(row(), task());
    assert.deepEqual(failed, { disposal: 'postpone', afterMs: 5_000, reason: 'webhook-503' });
    now = new Date(now.getTime() + 5_000);
    assert.deepEqual(await send(row({ attempt: 2 }), task()), { disposal: 'finish' });
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  it('leaves a failing receiver in peace for a while, with all of its rows', async () => {
    const send = sender();
    receiver.replies.push({ status: 429, headers: { 'retry-after': '30' } });
    assert.deepEqual(await send(row(), task()), {
      disposal: 'postpone',
      afterMs: 30_000,
      reason: 'webhook-429',
    });
    now = new Date(now.getTime() + 10_000);
    const other = await send(row({ id: 2 }), task());
    assert.deepEqual(other, { disposal: 'postpone', afterMs: 20_000, reason: 'webhook-receiver-paused' });
    assert.equal(receiver.received.length, 1);
  });

  it('follows no redirect, and waits for an answer only so long', async () => {
    receiver.replies.push({ status: 302, headers: { location: '/elsewhere' } });
    const redirected = await sender()(row(), task());
    assert.equal(redirected.disposal === 'postpone' && redirected.reason, 'webhook-302');
    receiver.replies.push('silence');
    const silent = await sender({ patienceMs: 50 })(row(), task());
    assert.equal(silent.disposal === 'postpone' && silent.reason, 'webhook-timeout');
    assert.equal(receiver.received.length, 2);
    receiver.stop();
    const gone = await sender()(row(), task());
    assert.equal(gone.disposal === 'postpone' && gone.reason, 'webhook-unreachable');
  });

  it('is set aside at once for a receiver that is gone, else after three days, and administrators are told', async () => {
    const parkedNotices = async () =>
      (await all.lineDesk.store.outbox.laneStates()).find(({ lane }) => lane === 'notices')?.held ?? 0;
    receiver.replies.push(410);
    assert.deepEqual(await sender()(row(), task()), { disposal: 'park', reason: 'webhook-410' });
    receiver.replies.push(500, 500);
    const nearly = new Date(now.getTime() - 3 * day + 1_000);
    assert.equal((await sender()(row({ createdAt: nearly }), task())).disposal, 'postpone');
    const long = new Date(now.getTime() - 3 * day - 1_000);
    assert.deepEqual(await sender()(row({ createdAt: long }), task()), {
      disposal: 'park',
      reason: 'webhook-500',
    });
    // Two administrators, neither of whom has written yet; the second telling on the same day is none.
    await until(async () => (await parkedNotices()) === 2);
    assert.equal(await parkedNotices(), 2);
  });

  it('is let go where its receiver is no longer configured', async () => {
    assert.deepEqual(await sender()(row(), { ...task(), receiver: 'r2' }), { disposal: 'finish' });
    assert.equal(receiver.received.length, 0);
  });

  it('has names, places and reasons only where the organisation wants them', async () => {
    await all.lineDesk.store.transaction((tx) => tx.insertRequest(exampleRequest({ id: request.id })));
    await sender({ details: true })(row(), task());
    assert.match(receiver.received[0]?.body ?? '', /"requester":"Robin Keller".*4th floor.*I moved/);
  });
});

describe('webhooks of a whole Line Desk', () => {
  it('tell every event of a request in its order, each once it is committed', async () => {
    const receiver = await new WebhookReceiver().start();
    const all = await LineDeskInTest.start({
      environment: { WEBHOOK_URLS: receiver.url, WEBHOOK_SECRET: webhookSecret },
    });
    try {
      const person = all.person(robin.id, 'Robin Keller');
      await person.install();
      await person.say('I moved to the 4th floor');
      await person.click(person.last, 'Send');
      const types = () => receiver.messages.map(({ type }) => type);
      await until(async () => types().includes('request.verified'));
      assert.deepEqual(types(), [
        'request.submitted',
        'request.approved',
        'request.started',
        'request.verified',
      ]);
      assert.ok(receiver.received.every((got) => isSigned(got)));
      const states = receiver.messages.map(({ data }) => data.request.state);
      assert.deepEqual(states, ['waiting', 'approved', 'changing', 'done']);
    } finally {
      await all.stop();
      receiver.stop();
    }
  });
});
