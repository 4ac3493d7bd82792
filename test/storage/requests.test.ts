import assert from 'node:assert/strict';
import { locationChangeKey } from '../../src/requests/index.js';
import { forEachDatabase } from '../support/databases.js';
import { alex, exampleRequest, requestForAnotherNumber, robin, telephoneNumber, time } from './examples.js';

describe('requests in storage', () => {
  forEachDatabase((_name, open) => {
    it('give back all that was written', async () => {
      const store = await open();
      const request = exampleRequest({
        state: 'failed',
        version: 3,
        claimedBy: alex,
        decision: { outcome: 'approved', by: alex, at: time(1), reason: 'fine {{x}} "quoted" ☎' },
        failure: { code: 'locationRefused', at: time(2), step: 0 },
        updatedAt: time(2),
        completedAt: time(3),
      });
      assert.equal(await store.transaction((tx) => tx.insertRequest(request)), 'inserted');
      assert.deepEqual(await store.request(request.id), request);
    });

    it('give back what is null as null', async () => {
      const store = await open();
      const plain = exampleRequest({ approvers: null, asked: [] });
      const request = { ...plain, details: { ...plain.details, from: null, reason: null } };
      await store.transaction((tx) => tx.insertRequest(request));
      assert.deepEqual(await store.request(request.id), request);
      assert.equal(await store.request(exampleRequest().id), null);
    });

    it('are written once for one id, whether or not the number is free', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      assert.equal(await store.transaction((tx) => tx.insertRequest(request)), 'exists');
      const over = { ...request, state: 'withdrawn' as const, version: 2 };
      await store.transaction((tx) => tx.updateRequest(over));
      assert.equal(await store.transaction((tx) => tx.insertRequest(request)), 'exists');
    });

    it('are listed for who made them and for the person whose line they are about, each once', async () => {
      const store = await open();
      const own = exampleRequest({ submittedAt: time(1), state: 'done', version: 1 });
      const forAlex = { ...requestForAnotherNumber(), requester: robin, person: alex, submittedAt: time(2) };
      await store.transaction(async (tx) => {
        await tx.insertRequest(own);
        await tx.insertRequest(forAlex);
      });
      const ids = async (person: typeof robin, options = {}) =>
        (await store.requestsOf(person.id, { limit: 5, ...options })).requests.map(({ id }) => id);
      assert.deepEqual(await ids(robin), [forAlex.id, own.id]);
      assert.deepEqual(await ids(alex), [forAlex.id]);
      assert.deepEqual(await ids(robin, { open: true }), [forAlex.id]);
      assert.deepEqual(await ids(robin, { open: false }), [own.id]);
      assert.equal((await store.requestsOf(robin.id, { limit: 1, open: true })).total, 1);
      assert.deepEqual(
        (await store.waitingRequestsOf(alex.id)).map(({ id }) => id),
        [forAlex.id],
      );
    });

    it('leave one open request for a number, and free the number when they are over', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      assert.equal(await store.transaction((tx) => tx.insertRequest(exampleRequest())), 'otherOpen');
      assert.deepEqual(await store.openRequestOn(locationChangeKey(telephoneNumber())), request);

      await store.transaction((tx) => tx.updateRequest({ ...request, state: 'rejected', version: 2 }));
      assert.equal(await store.openRequestOn(locationChangeKey(telephoneNumber())), null);
      assert.equal(await store.transaction((tx) => tx.insertRequest(exampleRequest())), 'inserted');
    });

    it('let one of two inserts for one number win when they come at the same time', async () => {
      const store = await open();
      const results = await Promise.all(
        Array.from({ length: 6 }, () => store.transaction((tx) => tx.insertRequest(exampleRequest()))),
      );
      assert.equal(results.filter((result) => result === 'inserted').length, 1);
      assert.equal(results.filter((result) => result === 'otherOpen').length, 5);
    });

    it('leave the transaction usable after an insert that was not done', async () => {
      const store = await open();
      const other = requestForAnotherNumber();
      await store.transaction((tx) => tx.insertRequest(exampleRequest()));
      await store.transaction(async (tx) => {
        assert.equal(await tx.insertRequest(exampleRequest()), 'otherOpen');
        await tx.insertRequest(other);
      });
      assert.deepEqual(await store.request(other.id), other);
    });

    it('take a change of the version before only', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      const changed = { ...request, state: 'approved' as const, version: 2, updatedAt: time(5) };
      assert.equal(await store.transaction((tx) => tx.updateRequest({ ...changed, version: 3 })), false);
      assert.equal(await store.transaction((tx) => tx.updateRequest(changed)), true);
      assert.equal(await store.transaction((tx) => tx.updateRequest(changed)), false);
      assert.deepEqual(await store.request(request.id), changed);
    });

    it('let one of two decisions win when they come at the same time', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      const decide = (state: 'approved' | 'rejected') =>
        store.transaction(async (tx) => {
          const current = await tx.request(request.id);
          assert(current !== null);
          return tx.updateRequest({ ...current, state, version: request.version + 1 });
        });
      const won = await Promise.all([decide('approved'), decide('rejected'), decide('approved')]);
      assert.equal(won.filter(Boolean).length, 1);
      assert.equal((await store.request(request.id))?.version, 2);
    });

    it('are listed for their person, newest first, in pages', async () => {
      const store = await open();
      const theirs = [0, 1, 2, 3].map((minute) => requestForAnotherNumber({ submittedAt: time(minute) }));
      const another = requestForAnotherNumber({ requester: alex, person: alex });
      await store.transaction(async (tx) => {
        for (const request of [...theirs, another]) await tx.insertRequest(request);
      });
      const newestFirst = theirs.toReversed();
      assert.deepEqual(await store.requestsOf(robin.id, { limit: 3 }), {
        requests: newestFirst.slice(0, 3),
        total: 4,
      });
      assert.deepEqual(await store.requestsOf(robin.id, { limit: 3, offset: 3 }), {
        requests: newestFirst.slice(3),
        total: 4,
      });
    });

    it('are listed as waiting while they wait for an approver', async () => {
      const store = await open();
      const [older, newer] = [0, 1].map((minute) => requestForAnotherNumber({ submittedAt: time(minute) }));
      const approved = requestForAnotherNumber({ state: 'approved' });
      const another = requestForAnotherNumber({ requester: alex, person: alex });
      assert(older !== undefined && newer !== undefined);
      await store.transaction(async (tx) => {
        for (const request of [older, newer, approved, another]) await tx.insertRequest(request);
      });
      assert.deepEqual(await store.waitingRequestsOf(robin.id), [newer, older]);
    });
  });
});
