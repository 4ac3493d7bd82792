import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { CheckpointAnchor } from '../../src/desk/index.js';
import { erasePerson, type SqlStore, verifyAuditTrail } from '../../src/storage/index.js';
import { forEachDatabase, testTenant } from '../support/databases.js';
import { tamper, withHistory, withWholeHistory } from './auditTampering.js';
import { exampleRequest, requestForAnotherNumber, robin, time } from './examples.js';

const found = async (store: SqlStore, anchors: readonly CheckpointAnchor[] = []) => {
  const { problems } = await verifyAuditTrail(store, { anchors: oneByOne(anchors) });
  return problems.map(({ kind, at }) => `${kind} ${at}`);
};

async function* oneByOne(anchors: readonly CheckpointAnchor[]): AsyncGenerator<CheckpointAnchor> {
  yield* anchors;
}

/** Takes the newest checkpoint as a target outside would get it. */
async function anchorNow(store: SqlStore, minute: number): Promise<CheckpointAnchor> {
  const anchor = await store.anchors.claim('file', 60_000, time(minute));
  assert.ok(anchor);
  await store.anchors.anchored('file', anchor, time(minute), time(minute));
  return anchor;
}

describe('the verification of the audit trail', () => {
  forEachDatabase((name, open) => {
    it('says of a problem which event it is and when that was', async () => {
      const store = await open();
      const request = await withHistory(store);
      await tamper(store, name, `update request_events set actor_role = 'requester' where seq = 2`);
      assert.deepEqual((await verifyAuditTrail(store)).problems, [
        { kind: 'eventAltered', requestId: request.id, at: 2, time: time(1).toISOString() },
      ]);
    });

    it('finds the newest events cut off with all that speaks of them, by the state of the request', async () => {
      const store = await open();
      const request = await withHistory(store);
      const last = '(select max(id) from request_events)';
      await tamper(store, name, `delete from unsealed_events where event_id = ${last}`);
      await tamper(store, name, `delete from request_events where id = ${last}`);
      assert.deepEqual((await verifyAuditTrail(store)).problems, [
        {
          kind: 'stateDiffers',
          requestId: request.id,
          at: 2,
          time: time(1).toISOString(),
          value: 'approved',
        },
      ]);
    });

    it('finds a request whose row says another state than its history', async () => {
      const store = await open();
      await withHistory(store);
      await sql`update requests set state = 'rejected'`.execute(store.connection.db);
      assert.deepEqual(await found(store), ['stateDiffers 3']);
    });

    it('finds a request without any history', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      const { problems } = await verifyAuditTrail(store);
      assert.deepEqual(problems, [
        {
          kind: 'historyMissing',
          requestId: request.id,
          at: 0,
          time: time().toISOString(),
        },
      ]);
    });

    it('finds checkpoints and their events cut off at the end, with an anchor only', async () => {
      const store = await open();
      await withHistory(store, requestForAnotherNumber());
      await store.sealAuditTrail(time(5));
      const early = await anchorNow(store, 6);
      const late = await withHistory(store, requestForAnotherNumber());
      await store.sealAuditTrail(time(10));
      const anchors = [early, await anchorNow(store, 11)];
      assert.deepEqual(await found(store, anchors), []);

      await tamper(store, name, `delete from request_events where request_id = '${late.id}'`);
      await tamper(store, name, `delete from requests where id = '${late.id}'`);
      await tamper(store, name, 'delete from checkpoints where number = 2');
      assert.deepEqual(await found(store), []);
      assert.deepEqual(await found(store, anchors), ['anchorMissing 2']);
    });

    it('finds a trail that was rewritten up to an anchor, and passes over those of other tenants', async () => {
      const store = await open();
      await withHistory(store);
      await store.sealAuditTrail(time(5));
      const anchor = await anchorNow(store, 6);
      assert.deepEqual(await found(store, [{ ...anchor, hash: 'a'.repeat(64) }]), ['anchorDiffers 1']);
      const others: CheckpointAnchor[] = [{ ...anchor, tenantId: testTenant, number: 7 }];
      assert.deepEqual(await found(store, others), ['anchorMissing 7']);
    });

    it('finds an erasure that was taken off the record, and the values that it explained', async () => {
      const store = await open();
      await withWholeHistory(store);
      await erasePerson(store, robin.id, { reason: null, now: time(60) });
      await store.sealAuditTrail(time(61));
      const whole = await verifyAuditTrail(store);
      assert.deepEqual([whole.problems, whole.administrativeEvents], [[], 1]);
      assert.ok(whole.erasedValues > 0);

      await tamper(store, name, `update administrative_events set at = '2020-01-01T00:00:00.000Z'`);
      const altered = await found(store);
      assert.ok(altered.includes('administrativeAltered 1'));
      assert.ok(altered.some((each) => each.startsWith('valueMissing')));
      await tamper(store, name, 'delete from administrative_events');
      assert.ok((await found(store)).includes('administrativeMissing 1'));
    });

    it('seals an erasure although no request has changed', async () => {
      const store = await open();
      await withWholeHistory(store);
      await store.sealAuditTrail(time(5));
      await erasePerson(store, robin.id, { reason: null, now: time(60) });
      await store.sealAuditTrail(time(61));
      await store.sealAuditTrail(time(62));
      assert.equal((await verifyAuditTrail(store)).checkpoints, 2);
    });

    it('counts all problems and lists the first ones', async () => {
      const store = await open();
      for (let count = 0; count < 4; count += 1) await withHistory(store, requestForAnotherNumber());
      await tamper(store, name, `update request_events set type = 'rejected' where seq = 2`);
      const { problemCount, problems } = await verifyAuditTrail(store, { mostProblems: 3 });
      assert.deepEqual([problemCount, problems.length], [4, 3]);
    });
  });
});
