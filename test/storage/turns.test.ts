import assert from 'node:assert/strict';
import { forEachDatabase } from '../support/databases.js';
import { time } from './examples.js';

const stale = 60_000;
const answer = { status: 200, body: { type: 'card', words: ['ä', 1, null] } };

describe('turns', () => {
  forEachDatabase((_name, open) => {
    it('are begun once, and answered the same ever after', async () => {
      const { turns } = await open();
      assert.deepEqual(await turns.begin(['activity 1', 'action 1'], time(), stale), { state: 'begun' });
      assert.deepEqual(await turns.begin(['activity 1'], time(), stale), { state: 'inFlight' });
      assert.deepEqual(await turns.begin(['activity 2', 'action 1'], time(), stale), { state: 'inFlight' });
      // A turn that wasn't begun holds none of its keys.
      assert.deepEqual(await turns.begin(['activity 2'], time(), stale), { state: 'begun' });
      await turns.answer(['activity 1', 'action 1'], answer);
      assert.deepEqual(await turns.begin(['action 1', 'activity 3'], time(), stale), {
        state: 'answered',
        key: 'action 1',
        answer,
      });
    });

    it('may be answered with nothing', async () => {
      const { turns } = await open();
      await turns.begin(['a'], time(), stale);
      await turns.answer(['a'], { status: 202, body: undefined });
      assert.deepEqual(await turns.begin(['a'], time(), stale), {
        state: 'answered',
        key: 'a',
        answer: { status: 202, body: undefined },
      });
    });

    it('may be begun again after they failed', async () => {
      const { turns } = await open();
      await turns.begin(['a', 'b'], time(), stale);
      await turns.forget(['a', 'b']);
      assert.deepEqual(await turns.begin(['b', 'a'], time(), stale), { state: 'begun' });
      await turns.answer(['a', 'b'], answer);
      await turns.forget(['a', 'b']);
      assert.equal((await turns.begin(['a'], time(), stale)).state, 'answered');
    });

    it('are taken over when their process must have died', async () => {
      const { turns } = await open();
      await turns.begin(['a', 'b'], time(), stale);
      assert.deepEqual(await turns.begin(['a', 'c'], time(1), stale), { state: 'inFlight' });
      assert.deepEqual(await turns.begin(['a', 'c'], time(1.1), stale), { state: 'begun' });
      assert.deepEqual(await turns.begin(['c'], time(1.1), stale), { state: 'inFlight' });
    });

    it('are begun by one of many at the same time', async () => {
      const { turns } = await open();
      for (const minutes of [0, 2]) {
        const keys = (index: number) => (index % 2 === 0 ? ['a', 'b'] : ['b', `c ${index}`, 'a']);
        const states = await Promise.all(
          Array.from({ length: 8 }, async (_, index) => turns.begin(keys(index), time(minutes), stale)),
        );
        assert.equal(states.filter(({ state }) => state === 'begun').length, 1);
        assert.equal(states.filter(({ state }) => state === 'inFlight').length, 7);
      }
    });

    it('are forgotten when they are old', async () => {
      const store = await open();
      await store.turns.begin(['a'], time(), stale);
      await store.turns.answer(['a'], answer);
      await store.purge(time());
      assert.equal((await store.turns.begin(['a'], time(), stale)).state, 'answered');
      await store.purge(time(1));
      assert.equal((await store.turns.begin(['a'], time(), stale)).state, 'begun');
    });
  });
});
