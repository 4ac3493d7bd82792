import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { SqlStore } from '../../src/storage/index.js';
import { anchorCheckpoints } from '../../src/worker/anchorCheckpoints.js';
import { type AnchorTarget, anchorFile, anchorWebhook } from '../../src/worker/index.js';
import { withHistory } from '../storage/auditTampering.js';
import { requestForAnotherNumber, time } from '../storage/examples.js';
import { forEachDatabase, testTenant } from '../support/databases.js';

const log = pino({ level: 'silent' });
const secret = 'a secret of the tests';

/** A receiver that answers with these statuses, one after the other, and then with 204. */
class Receiver {
  readonly received: { readonly body: string; readonly signature: string | undefined }[] = [];
  #server: Server | undefined;

  async start(...statuses: number[]): Promise<string> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        this.received.push({ body, signature: request.headers['x-line-desk-signature']?.toString() });
        // In two steps: restify's response, where it is loaded too, hands nothing back.
        response.writeHead(statuses.shift() ?? 204, { location: '/elsewhere' });
        response.end();
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/anchors`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

describe('anchoring checkpoints', () => {
  let folder: string;
  let receiver: Receiver;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'line-desk-test-'));
    receiver = new Receiver();
  });
  afterEach(async () => {
    receiver.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const seal = async (store: SqlStore, minute: number) => {
    await withHistory(store, requestForAnotherNumber());
    await store.sealAuditTrail(time(minute));
  };
  const look = (store: SqlStore, minute: number, ...targets: AnchorTarget[]) =>
    anchorCheckpoints({
      ledger: store.anchors,
      clock: { now: () => time(minute) },
      targets,
      everyMs: 60 * 60_000,
      log,
    });

  forEachDatabase((_name, open) => {
    it('appends the newest checkpoint to a file, at most once an hour, and none twice', async () => {
      const store = await open();
      const path = join(folder, 'anchors.jsonl');
      const lines = async () => (await readFile(path, 'utf8')).trim().split('\n');
      await look(store, 0, anchorFile(path));
      await seal(store, 1);
      await look(store, 2, anchorFile(path));
      await seal(store, 3);
      await look(store, 4, anchorFile(path));
      assert.equal((await lines()).length, 1);
      await seal(store, 5);
      await look(store, 63, anchorFile(path));
      await look(store, 200, anchorFile(path));
      const rows = await store.connection.db
        .selectFrom('checkpoints')
        .selectAll()
        .where('number', '!=', 2)
        .orderBy('number')
        .execute();
      assert.deepEqual(
        (await lines()).map((line): unknown => JSON.parse(line)),
        rows.map(({ number, hash, sealed_at: sealedAt }) => ({ tenant: testTenant, number, hash, sealedAt })),
      );
    });

    it('posts it with a signature over the body', async () => {
      const store = await open();
      await seal(store, 1);
      await look(store, 2, anchorWebhook(await receiver.start(), secret));
      const [{ body = '', signature } = {}] = receiver.received;
      assert.equal(signature, `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
      assert.match(
        body,
        /^\{"tenant":"[^"]+","number":1,"hash":"[0-9a-f]{64}","sealedAt":"2026-03-02T12:01:00.000Z"\}$/,
      );
    });

    it('tries again later what failed, shows it meanwhile, and follows no redirect', async () => {
      const store = await open();
      await seal(store, 1);
      const target = anchorWebhook(await receiver.start(500, 302), secret);
      await look(store, 2, target);
      const [failed] = await store.anchors.states();
      assert.deepEqual(failed, {
        target: 'webhook',
        number: 0,
        anchoredAt: null,
        failure: 'webhook-500',
        failures: 1,
      });
      await look(store, 2.25, target);
      assert.equal(receiver.received.length, 1);
      await look(store, 3, target);
      assert.equal((await store.anchors.states())[0]?.failure, 'webhook-302');
      await look(store, 5, target);
      assert.equal(receiver.received.length, 3);
      assert.deepEqual(await store.anchors.states(), [
        { target: 'webhook', number: 1, anchoredAt: time(5), failure: null, failures: 0 },
      ]);
    });

    it('lets one target fail without the other', async () => {
      const store = await open();
      await seal(store, 1);
      const url = await receiver.start();
      receiver.stop();
      const path = join(folder, 'anchors.jsonl');
      await look(store, 2, anchorWebhook(url, secret), anchorFile(path));
      const states = await store.anchors.states();
      assert.deepEqual(
        states.map(({ target, number, failure }) => [target, number, failure]),
        [
          ['file', 1, null],
          ['webhook', 0, 'webhook-unreachable'],
        ],
      );
    });

    it('is done by one of several replicas', async () => {
      const store = await open();
      await seal(store, 1);
      const target = anchorWebhook(await receiver.start(), secret);
      await Promise.all([1, 2, 3, 4].map(() => look(store, 2, target)));
      assert.equal(receiver.received.length, 1);
    });
  });
});
