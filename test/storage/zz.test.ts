import { forEachDatabase } from '../support/databases.js';
import { exampleRow, time, robin } from './examples.js';
import { sql } from 'kysely';
describe('bench', () => {
  forEachDatabase((name, open) => {
    for (const shape of ['distinct', 'tenkeys', 'onekey', 'future'] as const)
    it(shape, async function () {
      this.timeout(60000);
      const store = await open();
      const t = async (l: string, f: () => Promise<unknown>) => { const s = performance.now(); const r = await f(); console.log(name, shape, l, Math.round((performance.now() - s)*10)/10); return r; };
      await t('enqueue', () => store.transaction((tx) => tx.enqueue(Array.from({ length: 100_000 }, (_, i) => exampleRow(`r${i}`, { orderKey: shape === 'distinct' || shape==='future' ? `k${i}` : shape === 'tenkeys' ? `k${i % 10}` : 'k', dueAt: shape==='future' ? time(60) : time() })))));
      await store.transaction(tx => tx.enqueue([exampleRow('last', {priority: 9})]));
      for (let i = 0; i < 3; i++) await t('lease', async () => (await store.outbox.lease('cards', `w${i}`, 10, 60_000, time())).length);
      const [row] = await store.outbox.lease('cards', `w9`, 1, 60_000, time(2));
      await t('finish', () => store.outbox.finish(row!.id, 'w9'));
      await t('nextDue', () => store.outbox.nextDue('cards'));
      await t('laneStates', () => store.outbox.laneStates());
      await t('release', () => store.transaction(tx => tx.releaseHeld(robin.id, time())));
    });
  });
});
