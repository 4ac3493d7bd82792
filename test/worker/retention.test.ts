import assert from 'node:assert/strict';
import { pino } from 'pino';
import { policySchema } from '../../src/approvals/index.js';
import { LineDeskError } from '../../src/errors.js';
import type { Person, PersonId } from '../../src/telephony/index.js';
import { applyRetention } from '../../src/worker/retention.js';
import { withWholeHistory } from '../storage/auditTampering.js';
import { alex, exampleReference, requestForAnotherNumber, robin, time } from '../storage/examples.js';
import { forEachDatabase, type OpenTestStore } from '../support/databases.js';

const log = pino({ level: 'silent' });
const days = (count: number): Date => time(count * 24 * 60);
const policy = policySchema.parse({
  version: 1,
  requests: { emergencyLocationChange: [{ name: 'all', approval: 'automatic' }] },
  approvers: { fallback: {} },
  administrators: {},
  retention: { contacts: 30, closedRequests: 60, eventValues: 60 },
});

const known = (id: PersonId, accountEnabled: boolean): Person => ({
  ...{ id, name: 'Somebody', mail: null, accountEnabled, usageLocation: null },
  ...{ department: null, officeLocation: null, plans: [] },
});

describe('retention', () => {
  forEachDatabase((_name, open) => {
    /** A store in which both people were heard of on the first day. */
    async function storeWithContacts(openStore: OpenTestStore) {
      const store = await openStore({ clock: { now: () => time() } });
      await store.transaction(async (tx) => {
        await tx.saveReference(exampleReference());
        await tx.saveReference(exampleReference({ person: alex.id, conversationId: 'a:2' }));
      });
      return store;
    }
    type TestStore = Awaited<ReturnType<typeof storeWithContacts>>;

    const apply = (
      store: TestStore,
      day: number,
      person: (id: PersonId) => Promise<Person | null>,
      stopping = () => false,
    ) => {
      const refuse = () => assert.fail('nothing else is asked');
      const directory = {
        ...{ person, isOnList: refuse, peopleOnList: refuse, managerOf: refuse, findPeople: refuse },
        ...{ changedPeople: refuse, groupExists: refuse, peopleOf: refuse },
      };
      const desk = { store, directory, clock: { now: () => days(day) }, policy };
      return applyRetention({ desk, log, stopping });
    };

    it('forgets those whom the directory does not know any more, or as disabled', async () => {
      const store = await storeWithContacts(open);
      const asked: PersonId[] = [];
      const directory = async (id: PersonId) => {
        asked.push(id);
        return id === robin.id ? known(id, false) : known(id, true);
      };
      await apply(store, 29, directory);
      assert.deepEqual(asked, []);
      await apply(store, 31, directory);
      assert.equal(asked.length, 2);
      assert.equal(await store.reference(robin.id), null);
      assert.notEqual(await store.reference(alex.id), null);
      await apply(store, 32, directory);
      assert.equal(asked.length, 2);
    });

    it('forgets nobody while the directory is silent', async () => {
      const store = await storeWithContacts(open);
      await apply(store, 31, async () => {
        throw new LineDeskError('directory-unavailable', 'silent');
      });
      assert.notEqual(await store.reference(robin.id), null);
    });

    it('ends between two batches when the process stops', async () => {
      const store = await storeWithContacts(open);
      for (let count = 0; count < 55; count += 1) await withWholeHistory(store, requestForAnotherNumber());
      let looks = 0;
      await apply(
        store,
        61,
        async (id) => known(id, true),
        () => {
          looks += 1;
          return looks > 1;
        },
      );
      const { requests } = await store.requestsOf(robin.id, { limit: 100 });
      const erased = requests.filter(({ details }) => details.reason === '(erased)').length;
      assert.deepEqual([requests.length, erased], [55, 50]);
    });
  });
});
