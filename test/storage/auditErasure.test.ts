import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { retentionSchema } from '../../src/approvals/index.js';
import { erasedText } from '../../src/requests/index.js';
import { erasePerson, personRecord, type SqlStore, verifyAuditTrail } from '../../src/storage/index.js';
import { forEachDatabase } from '../support/databases.js';
import { withHistory, withWholeHistory } from './auditTampering.js';
import {
  alex,
  exampleCopy,
  exampleEvent,
  exampleReference,
  exampleRow,
  requestForAnotherNumber,
  robin,
  time,
} from './examples.js';

const dayLater = (days: number): Date => time(days * 24 * 60);

async function eraseAll(store: SqlStore, days: number, changes: object = {}): Promise<number> {
  const retention = retentionSchema.parse({ closedRequests: 10, eventValues: 10, ...changes });
  let total = 0;
  for (;;) {
    const changed = await store.eraseOutdated(retention, dayLater(days));
    if (changed === 0) return total;
    total += changed;
  }
}

/** All that stands in the database, as text. */
async function everything(store: SqlStore): Promise<string> {
  const tables = ['requests', 'personal_values', 'outbox', 'card_copies', 'personal_references', 'welcomes'];
  const rows: unknown[] = [];
  for (const table of [...tables, 'delegations', 'administrative_events']) {
    rows.push((await sql`select * from ${sql.table(table)}`.execute(store.connection.db)).rows);
  }
  return JSON.stringify(rows);
}

describe('erasing', () => {
  forEachDatabase((_name, open) => {
    describe('a person', () => {
      it('leaves neither name nor number nor words, and a trail that verifies', async () => {
        const store = await open();
        const request = await withWholeHistory(store);
        await store.transaction(async (tx) => {
          await tx.saveReference(exampleReference());
          await tx.claimWelcome(robin.id, time());
          await tx.addCopy(exampleCopy(request, { audience: 'requester', recipient: robin.id }));
          await tx.enqueue([
            exampleRow('to-robin', {
              lane: 'notices',
              task: { task: 'answerInPersonalChat', recipient: robin.id, text: 'what Robin Keller said' },
            }),
          ]);
        });
        await store.sealAuditTrail(time(4));
        const erased = await erasePerson(store, robin.id, { reason: 'asked for it', now: time(60) });
        assert.ok(erased.result === 'erased');
        assert.deepEqual([erased.requests, erased.named, erased.stillNamed], [1, 0, []]);

        const left = await everything(store);
        for (const word of ['Robin', 'Keller', '231250', 'I moved', 'Torstra', 'Berlin', '4th floor']) {
          assert.ok(!left.includes(word), word);
        }
        const read = await store.request(request.id);
        assert.deepEqual(read?.requester, { id: robin.id, name: erasedText });
        assert.equal(read?.details.reason, erasedText);
        assert.deepEqual(read?.decision, { outcome: 'approved', by: alex, at: time(1), reason: erasedText });
        const [submitted, approved] = await store.events(request.id);
        assert.deepEqual(submitted?.values, {});
        assert.deepEqual(approved?.actor, { type: 'person', person: alex, role: 'approver' });

        const report = await verifyAuditTrail(store);
        assert.deepEqual(report.problems, []);
        assert.equal(report.erasedValues, erased.values);
        const record = await personRecord(store, robin.id);
        assert.equal(record.administrative_events?.length, 1);
        assert.match(JSON.stringify(record.administrative_events), /asked for it/);
      });

      it('is refused while a request of theirs is open', async () => {
        const store = await open();
        await withWholeHistory(store, requestForAnotherNumber());
        const waiting = await withHistory(store, requestForAnotherNumber());
        const before = await everything(store);
        assert.deepEqual(await erasePerson(store, robin.id, { reason: null, now: time(60) }), {
          result: 'openRequests',
          requests: [waiting.id],
        });
        assert.equal(await everything(store), before);
      });

      it('takes an approver’s name and words out of the requests of others', async () => {
        const store = await open();
        const over = await withWholeHistory(store, requestForAnotherNumber());
        const waiting = await withHistory(store, requestForAnotherNumber());
        const erased = await erasePerson(store, alex.id, { reason: null, now: time(60) });
        assert.ok(erased.result === 'erased');
        assert.deepEqual([erased.requests, erased.named, erased.stillNamed], [0, 1, [waiting.id]]);
        const read = await store.request(over.id);
        assert.deepEqual(read?.asked, [{ id: alex.id, name: erasedText }]);
        assert.equal(read?.decision?.reason, erasedText);
        assert.deepEqual(read?.requester, robin);
        assert.equal(read?.details.reason, 'I moved');
        assert.deepEqual((await verifyAuditTrail(store)).problems, []);
      });

      it('finds their name in what others did, and says so on the record', async () => {
        const store = await open();
        const request = await withWholeHistory(store);
        await store.transaction((tx) =>
          tx.appendEvent(
            exampleEvent(request, { at: time(4), type: 'claimed', values: { handedTo: alex.name } }),
          ),
        );
        await erasePerson(store, alex.id, { reason: null, now: time(60) });
        assert.ok(!(await everything(store)).includes(alex.name));
        assert.deepEqual((await verifyAuditTrail(store)).problems, []);
      });

      it('has the cards of their requests drawn anew, once each', async () => {
        const store = await open();
        const request = await withWholeHistory(store);
        const copy = exampleCopy(request, { state: 'live', conversationId: 'a:9', activityId: '9' });
        await store.transaction((tx) => tx.addCopy(copy));
        await erasePerson(store, robin.id, { reason: null, now: time(60) });
        const rows = await store.outbox.lease('cards', 'w', 10, 1000, time(60));
        assert.deepEqual(
          rows.map(({ task }) => task),
          [{ task: 'refreshCopy', copyId: copy.id, redraw: true }],
        );
      });
    });

    describe('by retention', () => {
      it('takes the values and details of what has long been over, and nothing else', async () => {
        const store = await open();
        const over = await withWholeHistory(store, requestForAnotherNumber());
        const open_ = await withHistory(store, requestForAnotherNumber());
        await store.sealAuditTrail(time(4));
        assert.equal(await eraseAll(store, 9), 0);
        assert.equal(await eraseAll(store, 11), 2);
        assert.equal(await eraseAll(store, 12), 0);

        assert.equal((await store.request(over.id))?.requester.name, erasedText);
        assert.deepEqual((await store.request(over.id))?.asked, [{ id: alex.id, name: erasedText }]);
        assert.deepEqual(
          (await store.events(over.id)).map(({ values }) => values),
          [{}, {}, {}, {}],
        );
        assert.equal((await store.request(open_.id))?.requester.name, robin.name);
        assert.equal((await store.events(open_.id))[1]?.values.reason, 'fine');
        const report = await verifyAuditTrail(store);
        assert.deepEqual([report.problems, report.administrativeEvents], [[], 2]);
        assert.ok(report.erasedValues > 0);
      });

      it('keeps for ever what the policy says so of', async () => {
        const store = await open();
        const over = await withWholeHistory(store);
        await eraseAll(store, 4000, { closedRequests: null, eventValues: null });
        assert.equal((await store.request(over.id))?.details.reason, 'I moved');
        assert.equal((await store.events(over.id))[1]?.values.reason, 'fine');
      });

      it('gets through many requests in batches, with one entry a day on the record', async () => {
        const store = await open();
        for (let count = 0; count < 60; count += 1) await withWholeHistory(store, requestForAnotherNumber());
        assert.equal(await eraseAll(store, 11), 120);
        const report = await verifyAuditTrail(store);
        assert.deepEqual([report.problems, report.administrativeEvents], [[], 2]);
      });

      it('removes card copies, held messages, resolved drift and ended delegations, each after its time', async () => {
        const store = await open();
        const { db, tenantId } = store.connection;
        const over = await withWholeHistory(store, requestForAnotherNumber());
        const open_ = await withHistory(store, requestForAnotherNumber());
        const kept = exampleCopy(open_);
        await store.transaction(async (tx) => {
          await tx.addCopy(exampleCopy(over));
          await tx.addCopy(kept);
          await tx.enqueue([exampleRow('held'), exampleRow('parked'), exampleRow('ready')]);
        });
        const at = time().toISOString();
        await sql`update outbox set changed_at = ${at}, state = key where key in ('held', 'parked')`.execute(
          db,
        );
        await sql`insert into number_drift (tenant_id, number, kind, since, resolved_at) values
          (${tenantId}, '+4930231250', 'changed', ${at}, ${at}),
          (${tenantId}, '+4930231251', 'changed', ${at}, null)`.execute(db);
        await sql`insert into delegations (tenant_id, id, absent_id, absent_name, delegate_id, delegate_name,
          begins_at, ends_at, created_at) values
          (${tenantId}, 'd1', 'a', 'A', 'b', 'B', ${at}, ${at}, ${at})`.execute(db);
        await eraseAll(store, 11, {
          cardCopies: 10,
          heldMessages: 10,
          parkedRows: null,
          resolvedDrift: 10,
          delegations: 10,
        });
        assert.deepEqual(await store.copiesOf(over.id), []);
        assert.deepEqual(await store.copiesOf(open_.id), [kept]);
        const count = async (table: string) =>
          (await sql`select * from ${sql.table(table)}`.execute(db)).rows.length;
        assert.deepEqual(
          [await count('outbox'), await count('number_drift'), await count('delegations')],
          [2, 1, 0],
        );
      });
    });

    it('knows every column of a request: a new one has to be put with those that are erased or kept', async () => {
      const store = await open();
      const tables = await store.connection.db.introspection.getTables();
      const columns = tables.find(({ name }) => name === 'requests')?.columns.map(({ name }) => name);
      const erased = [
        ...['telephone_number', 'requester_name', 'person_name', 'site', 'details', 'plan', 'calls'],
        ...['approval', 'asked', 'claimed_by', 'decision'],
      ];
      const kept = [
        ...['tenant_id', 'id', 'open_key', 'requester_id', 'person_id', 'state', 'version', 'terms_version'],
        ...['nonce', 'steps', 'dry_run', 'rule', 'policy_version', 'approvers', 'failure', 'submitted_at'],
        ...['updated_at', 'completed_at', 'details_erased_at', 'values_erased_at', 'kind'],
      ];
      assert.deepEqual([...(columns ?? [])].sort(), [...erased, ...kept].sort());
    });

    it('says of every table how long what stands in it is kept', async () => {
      const store = await open();
      const page = await readFile(new URL('../../docs/audit.md', import.meta.url), 'utf8');
      const tables = await store.connection.db.introspection.getTables();
      const ours = tables.map(({ name }) => name).filter((name) => !/^(number_digits|line_desk_)/.test(name));
      assert.ok(ours.length > 20);
      assert.deepEqual(
        ours.filter((name) => !page.includes(`\`${name}\``)),
        [],
      );
    });

    it('shows all that is stored on a person, and nothing on others', async () => {
      const store = await open();
      const request = await withHistory(store);
      await store.transaction((tx) => tx.saveReference(exampleReference()));
      const record = await personRecord(store, robin.id);
      assert.deepEqual(
        [record.requests?.length, record.request_events?.length, record.personal_references?.length],
        [1, 3, 1],
      );
      assert.match(JSON.stringify(record.requests), new RegExp(request.id));
      const theirs = await personRecord(store, alex.id);
      assert.deepEqual([theirs.requests?.length, theirs.requestsThatNameThem?.length], [0, 1]);
      assert.doesNotMatch(JSON.stringify(theirs), /I moved|Keller/);
    });

    it('notes policies once, and gives back the text of a version', async () => {
      const store = await open();
      await store.notePolicy('v1', 'version: 1\n', time());
      await store.notePolicy('v1', 'another text', time(5));
      assert.deepEqual(await store.policyText('v1'), { text: 'version: 1\n', firstSeenAt: time() });
      assert.equal(await store.policyText('v2'), null);
    });

    it('forgets people of whom nothing was heard, and keeps those who are still there', async () => {
      const store = await open({ clock: { now: () => time() } });
      await store.transaction(async (tx) => {
        await tx.saveReference(exampleReference());
        await tx.claimWelcome(robin.id, time());
        await tx.saveReference(exampleReference({ person: alex.id, conversationId: 'a:2' }));
      });
      assert.deepEqual(await store.contacts.unheardSince(time(), 10), []);
      assert.deepEqual((await store.contacts.unheardSince(time(1), 10)).length, 2);
      await store.contacts.keep(alex.id, time(10));
      assert.deepEqual(await store.contacts.unheardSince(time(1), 10), [robin.id]);
      await store.contacts.forget(robin.id);
      assert.equal(await store.reference(robin.id), null);
      assert.notEqual(await store.reference(alex.id), null);
    });
  });
});
