import assert from 'node:assert/strict';
import { forEachDatabase } from '../support/databases.js';
import {
  alex,
  exampleCopy,
  exampleReference,
  exampleRequest,
  requestForAnotherNumber,
  robin,
  time,
} from './examples.js';

const shown = {
  serviceUrl: 'https://smba.example/emea/',
  conversationId: 'a:1',
  activityId: '1',
  versionShown: 1,
  state: 'live' as const,
};

describe('card copies', () => {
  forEachDatabase((_name, open) => {
    const withRequest = async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      return { store, request };
    };

    it('are kept as they were added and saved', async () => {
      const { store, request } = await withRequest();
      const approver = exampleCopy(request);
      const channel = exampleCopy(request, { audience: 'channel', recipient: null });
      await store.transaction(async (tx) => {
        assert.deepEqual(await tx.addCopy(approver), approver);
        assert.deepEqual(await tx.addCopy(channel), channel);
      });
      assert.deepEqual(await store.copy(approver.id), approver);
      assert.deepEqual(await store.copiesOf(request.id), [approver, channel]);
      const sent = { ...channel, ...shown };
      await store.transaction((tx) => tx.saveCopy(sent));
      assert.deepEqual(await store.copy(channel.id), sent);
      assert.equal(await store.copy(exampleCopy(request).id), null);
    });

    it('are there once for each id, and several times for a person who opened the request again', async () => {
      const { store, request } = await withRequest();
      const one = exampleCopy(request);
      await Promise.all([1, 2, 3, 4].map(() => store.transaction((tx) => tx.addCopy(one))));
      assert.equal((await store.copiesOf(request.id)).length, 1);
      await store.transaction((tx) => tx.addCopy(exampleCopy(request)));
      assert.equal((await store.copiesOf(request.id)).length, 2);
    });

    it('are there once for each message', async () => {
      const { store, request } = await withRequest();
      const first = exampleCopy(request, { ...shown, audience: 'requester', recipient: robin.id });
      await store.transaction(async (tx) => {
        await tx.addCopy(first);
        assert.deepEqual(await tx.addCopy(exampleCopy(request, shown)), first);
        assert.equal((await tx.copiesOf(request.id)).length, 1);
      });
    });

    it('are found by their message until it is gone', async () => {
      const { store, request } = await withRequest();
      const copy = exampleCopy(request, shown);
      await store.transaction((tx) => tx.addCopy(copy));
      assert.deepEqual(await store.copyAt('a:1', '1'), copy);
      assert.equal(await store.copyAt('a:1', '2'), null);
      await store.transaction((tx) => tx.saveCopy({ ...copy, state: 'gone' }));
      assert.equal(await store.copyAt('a:1', '1'), null);
    });

    it('are not saved where they were never added, or over another one’s message', async () => {
      const { store, request } = await withRequest();
      const one = exampleCopy(request, shown);
      const other = exampleCopy(request, { recipient: robin.id });
      await store.transaction(async (tx) => {
        await tx.addCopy(one);
        await tx.addCopy(other);
      });
      await assert.rejects(
        store.transaction((tx) => tx.saveCopy(exampleCopy(request))),
        { code: 'not-found' },
      );
      await assert.rejects(
        store.transaction((tx) => tx.saveCopy({ ...other, ...shown })),
        { code: 'conflict' },
      );
    });

    it('belong to a request that is there', async () => {
      const store = await open();
      await assert.rejects(
        store.transaction((tx) => tx.addCopy(exampleCopy(requestForAnotherNumber()))),
        { code: 'conflict' },
      );
    });
  });
});

describe('personal references', () => {
  forEachDatabase((_name, open) => {
    it('tell a first contact, and one after the person could not be reached, from the others', async () => {
      const store = await open();
      const save = (changes = {}) => store.transaction((tx) => tx.saveReference(exampleReference(changes)));
      assert.equal(await store.reference(robin.id), null);
      assert.equal(await save(), true);
      assert.equal(await save({ locale: null, timeZone: null, conversationId: 'a:2' }), false);
      const expected = exampleReference({ locale: null, timeZone: null, conversationId: 'a:2' });
      assert.deepEqual(await store.reference(robin.id), expected);
      await store.transaction((tx) => tx.markUnreachable(robin.id));
      assert.deepEqual(await store.reference(robin.id), { ...expected, reachable: false });
      assert.equal(await save(), true);
      assert.equal(await save(), false);
      await store.transaction((tx) => tx.markUnreachable(alex.id));
      assert.equal(await store.reference(alex.id), null);
    });

    it('tell one first contact when several come at the same time', async () => {
      const store = await open();
      const news = await Promise.all(
        [1, 2, 3, 4].map(() => store.transaction((tx) => tx.saveReference(exampleReference()))),
      );
      assert.equal(news.filter(Boolean).length, 1);
    });
  });
});

describe('welcomes', () => {
  forEachDatabase((_name, open) => {
    it('are claimed once for each person', async () => {
      const store = await open();
      const claim = (person: typeof robin.id) => store.transaction((tx) => tx.claimWelcome(person, time()));
      const claims = await Promise.all([claim(robin.id), claim(robin.id), claim(robin.id)]);
      assert.equal(claims.filter(Boolean).length, 1);
      assert.equal(await claim(alex.id), true);
      assert.equal(await claim(alex.id), false);
    });
  });
});
