import assert from 'node:assert/strict';
import { type NoticePreferences, usualPreferences } from '../../src/desk/index.js';
import { erasePerson, personRecord } from '../../src/storage/index.js';
import { forEachDatabase } from '../support/databases.js';
import { alex, robin, time } from './examples.js';

const chosen: NoticePreferences = {
  delays: false,
  approvals: 'daily',
  failures: true,
  stock: false,
  drift: true,
};

describe('what people chose to hear about', () => {
  forEachDatabase((_name, open) => {
    it('is the usual until they choose, and then the newest choice of each', async () => {
      const store = await open();
      assert.deepEqual(await store.noticePreferences(robin.id), usualPreferences);
      await store.transaction((tx) => tx.saveNoticePreferences(robin.id, usualPreferences, time()));
      await store.transaction((tx) => tx.saveNoticePreferences(robin.id, chosen, time(1)));
      assert.deepEqual(await store.noticePreferences(robin.id), chosen);
      assert.deepEqual(await store.noticePreferences(alex.id), usualPreferences);
    });

    it('stands in what is stored on them, and goes with them', async () => {
      const store = await open();
      await store.transaction((tx) => tx.saveNoticePreferences(robin.id, chosen, time()));
      assert.equal((await personRecord(store, robin.id))['notice_preferences']?.length, 1);
      await erasePerson(store, robin.id, { reason: null, now: time(1) });
      assert.deepEqual(await store.noticePreferences(robin.id), usualPreferences);
    });
  });
});
