import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type SqlStore, verifyAuditTrail } from '../../src/storage/index.js';
import { forEachDatabase } from '../support/databases.js';
import { tamper, withHistory } from './auditTampering.js';
import { alex, exampleEvent, exampleRequest, requestForAnotherNumber, robin, time } from './examples.js';

const kinds = async (store: SqlStore) =>
  (await verifyAuditTrail(store)).problems.map(({ kind, at }) => `${kind} ${at}`);

describe('the audit trail', () => {
  forEachDatabase((name, open) => {
    it('gives back the history of a request in its order', async () => {
      const store = await open();
      const request = await withHistory(store);
      await withHistory(store, requestForAnotherNumber());
      assert.deepEqual(await store.events(request.id), [
        { ...exampleEvent(request), seq: 1 },
        {
          requestId: request.id,
          seq: 2,
          at: time(1),
          type: 'approved',
          actor: { type: 'person', person: alex, role: 'approver' },
          values: { reason: 'fine' },
        },
        {
          requestId: request.id,
          seq: 3,
          at: time(2),
          type: 'started',
          actor: { type: 'lineDesk' },
          values: {},
        },
      ]);
    });

    it('takes no event of a request that is not there', async () => {
      const store = await open();
      await assert.rejects(
        store.transaction((tx) => tx.appendEvent(exampleEvent(exampleRequest()))),
        { code: 'not-found' },
      );
    });

    it('gives events that come at the same time one place each', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      await Promise.all(
        Array.from({ length: 8 }, () => store.transaction((tx) => tx.appendEvent(exampleEvent(request)))),
      );
      const seqs = (await store.events(request.id)).map((event) => event.seq);
      assert.deepEqual(seqs, [1, 2, 3, 4, 5, 6, 7, 8]);
      assert.deepEqual(await kinds(store), []);
    });

    it('loses an event with the transaction that wrote it', async () => {
      const store = await open();
      const request = await withHistory(store);
      await assert.rejects(
        store.transaction(async (tx) => {
          await tx.appendEvent(exampleEvent(request));
          throw new Error('thought better of it');
        }),
        /thought better/,
      );
      assert.equal((await store.events(request.id)).length, 3);
    });

    it('refuses changes and removals in the database itself', async () => {
      const store = await open();
      await withHistory(store);
      await store.sealAuditTrail(time());
      const { db } = store.connection;
      for (const table of ['request_events', 'checkpoints']) {
        const refused = new RegExp(`${table} can only be added to`);
        await assert.rejects(sql`update ${sql.table(table)} set hash = 'x'`.execute(db), refused);
        await assert.rejects(sql`delete from ${sql.table(table)}`.execute(db), refused);
      }
      assert.deepEqual(await kinds(store), []);
    });

    it('is found whole before and after checkpoints', async () => {
      const store = await open();
      await withHistory(store);
      assert.equal((await verifyAuditTrail(store)).lastCheckpoint, null);
      assert.equal(await store.sealAuditTrail(time(3)), 3);
      assert.equal(await store.sealAuditTrail(time(4)), 0);
      await withHistory(store, requestForAnotherNumber());
      assert.equal(await store.sealAuditTrail(time(5)), 3);
      const { lastCheckpoint, ...report } = await verifyAuditTrail(store);
      assert.deepEqual(report, {
        events: 6,
        erasedValues: 0,
        checkpoints: 2,
        administrativeEvents: 0,
        anchors: 0,
        problemCount: 0,
        problems: [],
      });
      assert.match(lastCheckpoint ?? '', /^[0-9a-f]{64}$/);
    });

    it('does not fork when several seal at the same time', async () => {
      const store = await open();
      for (let count = 0; count < 5; count += 1) await withHistory(store, requestForAnotherNumber());
      const sealed = await Promise.all([1, 2, 3, 4].map((minute) => store.sealAuditTrail(time(minute))));
      assert.equal(
        sealed.reduce((sum, count) => sum + count, 0),
        15,
      );
      assert.deepEqual(await kinds(store), []);
    });

    it('tells a removed value from an altered one', async () => {
      const store = await open();
      const request = await withHistory(store);
      await store.sealAuditTrail(time());
      const { db } = store.connection;
      await sql`update personal_values set value = null, salt = null where name = 'reason'`.execute(db);
      await sql`delete from personal_values where name = '@actor' and value = ${robin.name}`.execute(db);
      assert.deepEqual((await verifyAuditTrail(store)).problems, [
        { kind: 'valueMissing', requestId: request.id, at: 1, time: time().toISOString(), value: '@actor' },
        { kind: 'valueMissing', requestId: request.id, at: 2, time: time(1).toISOString(), value: 'reason' },
      ]);
      const [submitted, approved] = await store.events(request.id);
      assert.deepEqual(approved?.values, {});
      assert.deepEqual(submitted?.actor, {
        type: 'person',
        person: { id: robin.id, name: '(erased)' },
        role: 'requester',
      });

      await sql`update personal_values set value = 'Hamburg' where name = 'to'`.execute(db);
      assert.deepEqual((await verifyAuditTrail(store)).problems[0], {
        kind: 'valueAltered',
        requestId: request.id,
        at: 1,
        time: time().toISOString(),
        value: 'to',
      });
    });

    it('shows a value that was added afterwards', async () => {
      const store = await open();
      await withHistory(store);
      await sql`insert into personal_values (tenant_id, event_id, name, value, salt)
        select tenant_id, id, 'reason', 'because', 'salt' from request_events where seq = 1`.execute(
        store.connection.db,
      );
      assert.deepEqual(await kinds(store), ['valueAltered 1']);
    });

    it('shows an altered event', async () => {
      const store = await open();
      await withHistory(store);
      await tamper(store, name, `update request_events set type = 'rejected' where seq = 2`);
      assert.deepEqual(await kinds(store), ['eventAltered 2']);
    });

    it('shows an altered event whose hash was altered with it', async () => {
      const store = await open();
      await withHistory(store);
      await store.sealAuditTrail(time());
      await tamper(store, name, `update request_events set hash = '${'a'.repeat(64)}' where seq = 3`);
      assert.deepEqual(await kinds(store), ['eventAltered 3', 'eventAltered 3']);
    });

    it('shows a removed event, in the middle and at the end', async () => {
      const store = await open();
      await withHistory(store);
      await store.sealAuditTrail(time());
      await tamper(store, name, 'delete from request_events where seq = 2');
      const middle = await kinds(store);
      assert(middle.includes('eventMissing 2'));

      const another = await open();
      await withHistory(another);
      await tamper(another, name, 'delete from request_events where seq = 3');
      assert.deepEqual(await kinds(another), ['eventMissing 3', 'stateDiffers 2']);
    });

    it('shows events in another order', async () => {
      const store = await open();
      await withHistory(store);
      await tamper(store, name, 'update request_events set seq = 9 where seq = 2');
      await tamper(store, name, 'update request_events set seq = 2 where seq = 3');
      await tamper(store, name, 'update request_events set seq = 3 where seq = 9');
      const found = await kinds(store);
      assert(found.includes('eventAltered 2') && found.includes('eventAltered 3'));
      assert(found.includes('chainBroken 2') && found.includes('chainBroken 3'));
    });

    it('shows an altered and a removed checkpoint', async () => {
      const store = await open();
      for (let count = 1; count <= 3; count += 1) {
        await withHistory(store, requestForAnotherNumber());
        await store.sealAuditTrail(time(count));
      }
      await tamper(store, name, `update checkpoints set sealed_at = '2020-01-01' where number = 3`);
      assert.deepEqual(await kinds(store), ['checkpointAltered 3']);
      await tamper(store, name, 'delete from checkpoints where number = 2');
      const found = await kinds(store);
      assert(found.includes('checkpointMissing 2'));
      assert.equal(found.filter((each) => each.startsWith('eventUnsealed')).length, 3);
    });
  });
});
