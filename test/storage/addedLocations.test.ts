import assert from 'node:assert/strict';
import type { EmergencyLocation } from '../../src/telephony/index.js';
import { forEachDatabase } from '../support/databases.js';
import { exampleLocation, time } from './examples.js';

const ids = (locations: readonly EmergencyLocation[]) => locations.map(({ id }) => id).toSorted();

describe('a location that an administrator adds', () => {
  const added = exampleLocation('added', { site: 'Lab', place: '4th floor' });
  const ofFile = exampleLocation('of the file', { site: 'Berlin Mitte' });

  forEachDatabase((_name, open) => {
    const withBoth = async () => {
      const store = await open();
      await store.transaction(async (tx) => {
        await tx.replaceLocations([ofFile], 'places.csv', time());
        await tx.addLocation(added, time(1));
      });
      return store;
    };

    it('is offered at once, beside those of the file', async () => {
      const store = await withBoth();
      assert.deepEqual(await store.location(added.id), added);
      assert.equal((await store.locationsIn('DE', { limit: 10 })).total, 2);
      assert.deepEqual(await store.addedLocations(), [added]);
    });

    it('stays when a file that does not hold it yet is imported', async () => {
      const store = await withBoth();
      const next = exampleLocation('next');
      await store.transaction((tx) => tx.replaceLocations([next], 'next.csv', time(2)));
      assert.deepEqual(ids(await store.allLocations()), [added.id, next.id].toSorted());
    });

    it('is the file’s once a file holds it, and goes with the file', async () => {
      const store = await withBoth();
      const renamed = { ...added, site: 'Laboratory' };
      await store.transaction((tx) => tx.replaceLocations([renamed], 'next.csv', time(2)));
      assert.deepEqual(await store.allLocations(), [renamed]);
      assert.deepEqual(await store.addedLocations(), []);
      await store.transaction((tx) => tx.replaceLocations([], 'empty.csv', time(3)));
      assert.deepEqual(await store.allLocations(), []);
    });

    it('changes nothing where the catalogue has one of this id', async () => {
      const store = await withBoth();
      await store.transaction((tx) => tx.addLocation({ ...ofFile, site: 'Elsewhere' }, time(2)));
      assert.equal((await store.location(ofFile.id))?.site, 'Berlin Mitte');
      assert.deepEqual(await store.addedLocations(), [added]);
    });

    it('can be dropped, and only what was added so', async () => {
      const store = await withBoth();
      await store.transaction((tx) => tx.dropAddedLocations());
      assert.deepEqual(await store.allLocations(), [ofFile]);
    });
  });
});
