import assert from 'node:assert/strict';
import type { QueueFilter } from '../../src/desk/index.js';
import { personId } from '../../src/telephony/index.js';
import { forEachDatabase } from '../support/databases.js';
import { alex, exampleRequest, requestForAnotherNumber, robin, time } from './examples.js';

const all: QueueFilter = { kind: null, site: null, limit: 5, offset: 0 };
const petra = personId('2b3e7d49-a1e5-4f68-9c2d-4f6e8a0b2c05');
const of = (person: typeof alex.id, ...groups: string[]) => ({ person, groups });

describe('whose turn a request is', () => {
  forEachDatabase((_name, open) => {
    it('is found through a group or by name, oldest first, page by page', async () => {
      const store = await open();
      const newer = exampleRequest({ submittedAt: time(5) });
      const base = requestForAnotherNumber();
      const stage = {
        name: 'named',
        sources: [{ from: 'people' as const, name: null, list: { people: [petra], groups: [] } }],
        need: { need: 'any' as const },
        handedOn: [],
      };
      const older = {
        ...base,
        stages: [stage],
        approvers: { people: [petra], groups: [] },
        submittedAt: time(1),
      };
      await store.transaction(async (tx) => {
        await tx.insertRequest(newer);
        await tx.insertRequest(older);
      });
      const ids = async (holders: Parameters<typeof store.waitingFor>[1], filter = {}) =>
        (await store.waitingFor(petra, holders, { ...all, ...filter })).requests.map(({ id }) => id);
      assert.deepEqual(await ids([of(petra)]), [older.id]);
      assert.deepEqual(await ids([of(petra, 'g1')]), [older.id, newer.id]);
      assert.deepEqual(await ids([of(petra, 'g1')], { offset: 1, limit: 1 }), [newer.id]);
      assert.deepEqual(await ids([of(petra, 'g2')], { site: 'nowhere' }), []);
      assert.deepEqual(await ids([of(petra, 'g1')], { kind: 'numberRequest' }), []);
      const page = await store.waitingFor(petra, [of(petra, 'g1')], { ...all, limit: 1 });
      assert.deepEqual([page.total, page.kinds], [2, ['emergencyLocationChange']]);
      assert.deepEqual(await store.askedGroups(), ['g1']);
    });

    it('is never that of those whom it concerns, nor through them that of their delegates', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      const total = async (
        person: typeof petra,
        ...holders: Parameters<typeof store.waitingFor>[1][number][]
      ) => (await store.waitingFor(person, holders, all)).total;
      assert.equal(await total(robin.id, of(robin.id, 'g1')), 0);
      assert.equal(await total(petra, of(petra), of(robin.id, 'g1')), 0);
      assert.equal(await total(petra, of(petra), of(alex.id, 'g1')), 1);
    });

    it('ends with a yes, with handing it on, and with the request', async () => {
      const store = await open();
      const request = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(request));
      const total = async () => (await store.waitingFor(petra, [of(petra, 'g1')], all)).total;
      assert.equal(await total(), 1);
      const vote = { stage: 0, by: { id: petra, name: 'P' }, at: time(1), through: [0], insteadOf: null };
      const voted = { ...request, version: 2, votes: [vote] };
      await store.transaction((tx) => tx.updateRequest(voted));
      assert.equal(await total(), 0);
      const again = { ...voted, version: 3, votes: [] };
      await store.transaction((tx) => tx.updateRequest(again));
      assert.equal(await total(), 1);
      const stages = again.stages.map((stage) => ({ ...stage, handedOn: [petra] }));
      await store.transaction((tx) => tx.updateRequest({ ...again, version: 4, stages }));
      assert.equal(await total(), 0);
      await store.transaction((tx) => tx.updateRequest({ ...again, version: 5, state: 'withdrawn' }));
      assert.equal(await total(), 0);
      assert.deepEqual(await store.askedGroups(), []);
    });

    it('says nothing of what stopped, which is listed by how long it has', async () => {
      const store = await open();
      const failed = exampleRequest({ state: 'failed', updatedAt: time(9) });
      const byHand = { ...requestForAnotherNumber(), state: 'byHand' as const, updatedAt: time(3) };
      await store.transaction(async (tx) => {
        await tx.insertRequest(failed);
        await tx.insertRequest(byHand);
      });
      const { requests, total } = await store.stoppedRequests({ limit: 1, offset: 0 });
      assert.deepEqual([requests.map(({ id }) => id), total], [[byHand.id], 2]);
      assert.deepEqual(
        (await store.openRequestsOnNumber(failed.details.telephoneNumber, 5)).map(({ id }) => id),
        [failed.id],
      );
      assert.equal((await store.waitingFor(petra, [of(petra, 'g1')], all)).total, 0);
    });
  });
});
