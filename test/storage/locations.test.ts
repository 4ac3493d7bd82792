import assert from 'node:assert/strict';
import type { EmergencyLocation } from '../../src/telephony/index.js';
import { searchWords } from '../../src/telephony/index.js';
import { forEachDatabase } from '../support/databases.js';
import { exampleLocation, time } from './examples.js';

const names = (locations: readonly EmergencyLocation[]) =>
  locations.map(({ site, place }) => (place === null ? site : `${site}, ${place}`));

const places = (site: string, ...floors: (string | null)[]) =>
  floors.map((place) => exampleLocation(`${site} ${place}`, { site, place }));

describe('the catalogue of places', () => {
  forEachDatabase((_name, open) => {
    const withLocations = async (...locations: EmergencyLocation[]) => {
      const store = await open();
      await store.transaction((tx) => tx.replaceLocations(locations, 'places.csv', time()));
      return store;
    };

    it('gives back a location as it was imported, validated or not', async () => {
      const whole = exampleLocation('l1', { place: '4. OG', stateOrProvince: 'BE' });
      const bare = exampleLocation('l2', { postalCode: null, validated: false });
      const store = await withLocations(whole, bare);
      assert.deepEqual(await store.location(whole.id), whole);
      assert.deepEqual(await store.location(bare.id), bare);
      assert.equal(await store.location(exampleLocation('l3').id), null);
    });

    it('offers the validated ones of a country, sites by name and floors by number', async () => {
      const store = await withLocations(
        ...places('Berlin Mitte', '10th floor', '2nd floor', null, 'Ground floor', '2nd floor, north wing'),
        ...places('aachen', '1st floor'),
        ...places('Ärzten', '1st floor'),
        exampleLocation('hidden', { site: 'Berlin Mitte', place: 'Cellar', validated: false }),
        exampleLocation('paris', { site: 'Paris', country: 'FR' }),
      );
      const inOrder = [
        'aachen, 1st floor',
        'Ärzten, 1st floor',
        'Berlin Mitte',
        'Berlin Mitte, Ground floor',
        'Berlin Mitte, 2nd floor',
        'Berlin Mitte, 2nd floor, north wing',
        'Berlin Mitte, 10th floor',
      ];
      const all = await store.locationsIn('DE', { limit: 20 });
      assert.deepEqual(names(all.locations), inOrder);
      assert.equal(all.total, 7);
      const page = await store.locationsIn('DE', { limit: 2, offset: 3 });
      assert.deepEqual(names(page.locations), inOrder.slice(3, 5));
      assert.equal(page.total, 7);
      assert.deepEqual(await store.locationsIn('AT', { limit: 2 }), { locations: [], total: 0 });
    });

    it('finds places by the beginnings of their words', async () => {
      const store = await withLocations(
        ...['2nd floor', '4th floor'].map((place) =>
          exampleLocation(place, { place, street: 'Torstraße 7' }),
        ),
        exampleLocation('m', { site: 'München', place: '4. OG', street: 'Leopoldstraße 4', city: 'München' }),
      );
      const find = async (text: string) => {
        const { locations, total } = await store.locationsIn('DE', { words: searchWords(text), limit: 10 });
        assert.equal(locations.length, total);
        return names(locations);
      };
      assert.deepEqual(await find('4th floor'), ['Berlin Mitte, 4th floor', 'München, 4. OG']);
      assert.deepEqual(await find('Leopoldstr munch 4. Etage'), ['München, 4. OG']);
      assert.deepEqual(await find('ünchen'), []);
      assert.deepEqual(await find('mitte second'), ['Berlin Mitte, 2nd floor']);
    });

    it('lists first where the words stand together as they were typed', async () => {
      const at = (site: string, street: string, place: string | null = null) =>
        exampleLocation(`${site} ${place}`, { site, street, place });
      const store = await withLocations(
        at('Campus 41', 'Lange Straße 42'),
        at('Campus 42', 'Lange Straße 43'),
        at('Campus 42', 'Lange Straße 43', '1st floor'),
        at('Alter Campus 42', 'Lange Straße 7'),
      );
      const find = async (text: string, offset = 0) =>
        names((await store.locationsIn('DE', { words: searchWords(text), limit: 3, offset })).locations);
      assert.deepEqual(await find('Campus 42'), ['Campus 42', 'Campus 42, 1st floor', 'Alter Campus 42']);
      assert.deepEqual(await find('Campus 42', 3), ['Campus 41']);
      assert.equal((await find('Lange Straße 42'))[0], 'Campus 41');
    });

    it('takes what is typed as text, not as a pattern', async () => {
      const store = await withLocations(...places('Berlin Mitte', '2nd floor'));
      for (const word of ['%', '_', 'b_rlin', 'b%', '\\', "'", '']) {
        const { total } = await store.locationsIn('DE', { words: [word], limit: 10 });
        assert.equal(total, word === '' ? 1 : 0, word);
        assert.equal((await store.locationsLike('DE', [word], 10)).length, 0, word);
      }
    });

    it('proposes the places that share most words, whole words before beginnings', async () => {
      const store = await withLocations(
        ...places('Berlin Mitte', '1st floor', '12th floor', 'Canteen'),
        exampleLocation('h', { site: 'Hamburg', place: '1st floor', street: 'Kai 7', city: 'Hamburg' }),
        exampleLocation('x', { site: 'Hamburg', place: '3rd floor', validated: false }),
      );
      const like = async (text: string, limit = 10) =>
        names(await store.locationsLike('DE', searchWords(text), limit));
      assert.deepEqual(await like('first floor Berlin'), [
        'Berlin Mitte, 1st floor',
        'Berlin Mitte, 12th floor',
        'Hamburg, 1st floor',
        'Berlin Mitte, Canteen',
      ]);
      assert.deepEqual(await like('Hamburg canteen', 1), ['Berlin Mitte, Canteen']);
      assert.deepEqual(await like('Rome'), []);
      assert.deepEqual(await like(''), []);
    });

    it('is replaced as a whole, and stays as it was where that fails', async () => {
      const store = await withLocations(...places('Berlin Mitte', '1st floor'));
      const twice = exampleLocation('same');
      await assert.rejects(
        store.transaction((tx) => tx.replaceLocations([twice, twice], 'places.csv', time(1))),
        { code: 'conflict' },
      );
      assert.equal((await store.locationsIn('DE', { limit: 10 })).total, 1);
      await store.transaction((tx) =>
        tx.replaceLocations(places('Hamburg', '1st floor'), 'new.csv', time(2)),
      );
      assert.deepEqual(names((await store.locationsIn('DE', { limit: 10 })).locations), [
        'Hamburg, 1st floor',
      ]);
      await store.transaction((tx) => tx.replaceLocations([], 'empty.csv', time(3)));
      assert.equal((await store.locationsIn('DE', { limit: 10 })).total, 0);
    });

    it('answers quickly with 5,000 places', async () => {
      const many = Array.from({ length: 5000 }, (_, index) =>
        exampleLocation(`l${index}`, {
          site: `Site ${index % 50}`,
          place: `${Math.floor(index / 50)}th floor`,
          street: `Street ${index % 50}`,
        }),
      );
      const store = await withLocations(...many);
      const started = performance.now();
      for (let round = 0; round < 10; round += 1) {
        await store.locationsIn('DE', { words: ['7', 'floor', 'site'], limit: 20 });
        await store.locationsLike('DE', ['7', 'floor', 'site', 'street'], 5);
      }
      const each = (performance.now() - started) / 20;
      assert(each < 150, `${each} ms`);
    });
  });
});
