import assert from 'node:assert/strict';
import { followUps } from '../../src/desk/followUps.js';
import { forEachDatabase } from '../support/databases.js';
import { exampleRequest, exampleRow, time } from './examples.js';

describe('what administrators and approvers have to hear at once', () => {
  forEachDatabase((_name, open) => {
    it('waits for no message of less urgency, not even for one about the same request', async () => {
      const store = await open();
      const failed = exampleRequest({ state: 'failed' });
      const waitingLong = Array.from({ length: 20 }, (_, index) =>
        exampleRow(`outcome-${index}`, { lane: 'notices', priority: 5, orderKey: `other-${index}` }),
      );
      await store.transaction(async (tx) => {
        await tx.enqueue(waitingLong);
        await tx.enqueue(followUps(failed, 'failed', [], time()));
      });
      const [first] = await store.outbox.lease('notices', 'worker', 1, 60_000, time(1));
      assert.equal(first?.task.task, 'alertAdministrators');
    });
  });
});
