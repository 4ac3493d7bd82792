import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { migrate, openStore, verifyAuditTrail } from '../../src/storage/index.js';
import { tenantId } from '../../src/telephony/index.js';
import { forEachDatabase, testTenant } from '../support/databases.js';
import { exampleCopy, exampleEvent, exampleRequest, exampleRow, time } from './examples.js';

describe('opening the store', () => {
  forEachDatabase((_name, open, emptyDatabase) => {
    it('makes the tables, once', async () => {
      const url = await emptyDatabase();
      assert.deepEqual((await migrate(url)).slice(0, 2), ['0001Requests', '0002AuditTrail']);
      assert.deepEqual(await migrate(url), []);
      const store = await open({ url });
      assert.equal(await store.healthy(), true);
    });

    it('lets several processes that start together make the tables once', async () => {
      const url = await emptyDatabase();
      const stores = await Promise.all([open({ url }), open({ url }), open({ url })]);
      const request = exampleRequest();
      await stores[0]?.transaction((tx) => tx.insertRequest(request));
      assert.deepEqual(await stores[2]?.request(request.id), request);
    });

    it('refuses tables that are newer than this version', async () => {
      const url = await emptyDatabase();
      const store = await open({ url });
      await sql`insert into line_desk_migrations (name, timestamp) values ('9999Later', '2099-01-01')`.execute(
        store.connection.db,
      );
      await assert.rejects(open({ url }), /9999Later/);
    });

    it('continues where a closed store left off', async () => {
      const url = await emptyDatabase();
      const first = await open({ url });
      const request = exampleRequest();
      const copy = exampleCopy(request);
      await first.transaction(async (tx) => {
        await tx.insertRequest(request);
        await tx.appendEvent(exampleEvent(request));
        await tx.addCopy(copy);
        await tx.enqueue([exampleRow('a'), exampleRow('b', { orderKey: 'a' })]);
      });
      await first.sealAuditTrail(time());
      await first.close();
      await first.close();
      assert.equal(await first.healthy(), false);

      const second = await open({ url });
      assert.deepEqual(await second.request(request.id), request);
      assert.deepEqual(await second.copiesOf(request.id), [copy]);
      const [row] = await second.outbox.lease('cards', 'w', 5, 1000, time());
      assert.equal(row?.key, 'a');
      await second.transaction((tx) => tx.appendEvent(exampleEvent(request, { type: 'claimed' })));
      assert.equal(await second.sealAuditTrail(time(1)), 1);
      assert.deepEqual((await verifyAuditTrail(second)).problems, []);
    });

    it('keeps tenants apart', async () => {
      const url = await emptyDatabase();
      const ours = await open({ url });
      const theirs = await openStore({ url, tenantId: tenantId('another') });
      try {
        const request = exampleRequest();
        await ours.transaction(async (tx) => {
          await tx.insertRequest(request);
          await tx.appendEvent(exampleEvent(request));
          await tx.enqueue([exampleRow('a')]);
        });
        assert.equal(await theirs.request(request.id), null);
        assert.deepEqual(await theirs.events(request.id), []);
        assert.deepEqual(await theirs.outbox.lease('cards', 'w', 5, 1000, time()), []);
        assert.equal(await theirs.sealAuditTrail(time()), 0);
        await assert.rejects(
          theirs.transaction((tx) => tx.insertRequest(request)),
          { code: 'conflict' },
        );
        const same = { ...request, tenantId: tenantId('another') };
        assert.equal(await theirs.transaction((tx) => tx.insertRequest(same)), 'inserted');
      } finally {
        await theirs.close();
      }
    });

    it('says that the database does not answer', async () => {
      const store = await open();
      assert.equal(await store.healthy(), true);
      await store.close();
      assert.equal(await store.healthy(), false);
    });
  });

  it('takes a path, a file URL and :memory:, and makes the folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'line-desk-test-'));
    try {
      const files = ['a.db', 'b.db', 'c.db'].map((name) => join(folder, 'new', name));
      const [path = '', whole = '', short = ''] = files;
      for (const url of [path, pathToFileURL(whole).href, `file:${short}`, ':memory:']) {
        const store = await openStore({ url, tenantId: testTenant });
        assert.equal(await store.healthy(), true);
        await store.close();
      }
      for (const file of files) assert((await stat(file)).isFile());
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses what is neither PostgreSQL nor a file, without repeating it', async () => {
    for (const url of ['mysql://user:secret@host/db', 'https://host/secret', '']) {
      await assert.rejects(openStore({ url, tenantId: testTenant }), (error: Error) => {
        assert(!error.message.includes('secret'));
        return 'code' in error && error.code === 'configuration';
      });
    }
  });

  it('fails soon where no PostgreSQL answers', async () => {
    await assert.rejects(openStore({ url: 'postgres://nobody@127.0.0.1:1/none', tenantId: testTenant }));
  });
});
