import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { locationsCommand } from '../../src/commands/locations.js';
import { locationId } from '../../src/telephony/index.js';
import { CommandInTest } from './commandInTest.js';
import { floor, guid, placesCsv } from './placesFile.js';

describe('npm run locations -- import', () => {
  let here: CommandInTest;
  beforeEach(async () => {
    here = new CommandInTest();
    await here.withStore(async () => undefined);
  });
  afterEach(() => here.remove());

  const catalogue = () => here.withStore((store) => store.allLocations());
  const run = (...args: string[]) => here.run(locationsCommand, args);
  /** Puts these rows in, and fails if that fails. */
  const apply = async (contents: string) => {
    const result = await run('import', here.file('places.csv', contents), '--apply');
    assert.equal(result.code, 0, result.complained);
    return result;
  };

  it('previews by country and changes nothing', async () => {
    await apply(placesCsv([floor(1), floor(2), floor(3)]));
    const before = await catalogue();
    const paris = { CivicAddressId: guid(2, 'c'), City: 'Paris', CountryOrRegion: 'fr' };
    const file = here.file(
      'new.csv',
      placesCsv([
        floor(1),
        floor(2, { Location: '2. OG' }),
        floor(4, { ValidationStatus: 'NotValidated' }),
        floor(5, paris),
      ]),
    );
    const { code, printed } = await run('import', file);
    assert.equal(code, 0);
    assert.match(printed, /Country +In file +Added +Changed +Removed +Not validated\n/);
    assert.match(printed, /^DE +3 +1 +1 +1 +1$/m);
    assert.match(printed, /^FR +1 +1 +0 +0 +0$/m);
    assert.match(printed, /^All +4 +2 +1 +1 +1$/m);
    assert.match(printed, /Nothing has been changed\. To put it in: npm run locations -- import .*--apply/);
    assert.deepEqual(await catalogue(), before);
  });

  it('replaces the catalogue when it is told to apply', async () => {
    await apply(placesCsv([floor(1), floor(2)]));
    const { printed } = await apply(placesCsv([floor(2), floor(3)]));
    assert.match(printed, /^DE +2 +1 +0 +1 +0$/m);
    assert.match(printed, /Done: the catalogue holds these 2 locations now/);
    assert.deepEqual(
      (await catalogue()).map(({ id }) => id),
      [guid(2), guid(3)],
    );
  });

  it('keeps what administrators have added and says so, until a file holds it or it is dropped', async () => {
    await apply(placesCsv([floor(1), floor(2)]));
    await here.withStore(async (store) => {
      const [example] = await store.allLocations();
      assert.ok(example);
      const added = { ...example, id: locationId(guid(9)), site: 'Line Desk Lab' };
      await store.transaction((tx) => tx.addLocation(added, new Date()));
    });
    const file = here.file('both.csv', placesCsv([floor(1), floor(2)]));
    const preview = await run('import', file);
    assert.match(preview.printed, /^All +2 +0 +0 +0 +0$/m);
    assert.match(
      preview.printed,
      new RegExp(`added by administrators[\\s\\S]*${guid(9)} +DE +Line Desk Lab`),
    );
    await apply(placesCsv([floor(1)]));
    assert.deepEqual(
      (await catalogue()).map(({ id }) => id),
      [guid(1), guid(9)],
    );
    const dropping = await run('import', file, '--drop-added');
    assert.match(dropping.printed, /^All +2 +1 +0 +1 +0$/m);
    assert.match(dropping.printed, /--apply --drop-added$/m);
    assert.equal((await run('import', file, '--apply', '--drop-added')).code, 0);
    assert.deepEqual(
      (await catalogue()).map(({ id }) => id),
      [guid(1), guid(2)],
    );
  });

  it('says so when the file changes nothing', async () => {
    const contents = placesCsv([floor(1)]);
    await apply(contents);
    const { printed } = await run('import', here.file('same.csv', contents));
    assert.match(printed, /holds exactly these locations already/);
  });

  it('names every line with an error and puts nothing in', async () => {
    await apply(placesCsv([floor(1)]));
    const before = await catalogue();
    const file = here.file(
      'wrong.csv',
      placesCsv([
        floor(1),
        floor(2, { LocationId: 'floor two' }),
        floor(3),
        floor(4, { CountryOrRegion: 'Germany' }),
        floor(5, { City: ' ' }),
        floor(6, { CountryOrRegion: 'ZZ' }),
        floor(7, { ValidationStatus: ' ' }),
        floor(8, { Location: 'x'.repeat(201) }),
      ]),
    );
    const { code, printed, complained } = await run('import', file, '--apply');
    assert.equal(code, 1);
    assert.equal(printed, '');
    assert.deepEqual(complained.split('\n'), [
      'nothing was imported:',
      `${file}:3: LocationId: must be a GUID`,
      `${file}:5: CountryOrRegion: must be a two-letter country code`,
      `${file}:6: City: must not be empty`,
      `${file}:7: CountryOrRegion: is the code of no country (ISO 3166-1)`,
      `${file}:8: ValidationStatus: must not be empty`,
      `${file}:9: Location: must have at most 200 characters`,
    ]);
    assert.deepEqual(await catalogue(), before);
  });

  it('says of a location that stands there twice on which lines', async () => {
    const file = here.file('twice.csv', placesCsv([floor(1), floor(2), floor(1, { Location: 'Annex' })]));
    const { code, complained } = await run('import', file, '--apply');
    assert.equal(code, 1);
    assert.match(complained, /twice\.csv:4: LocationId: is the same as on line 2$/);
    assert.deepEqual(await catalogue(), []);
  });

  it('keeps locations that are not validated, and never offers them', async () => {
    await apply(placesCsv([floor(1), floor(2, { ValidationStatus: 'NotValidated' })]));
    await here.withStore(async (store) => {
      assert.equal((await store.location(locationId(guid(2))))?.validated, false);
      const offered = await store.locationsIn('DE', { limit: 100 });
      assert.deepEqual([offered.total, offered.locations.map(({ id }) => id)], [1, [guid(1)]]);
      assert.deepEqual((await store.locationsLike('DE', ['2'], 10)).length, 0);
    });
  });

  it('takes five thousand places quickly', async function () {
    this.slow(4_000);
    const rows = Array.from({ length: 5_000 }, (_, n) =>
      floor(n, { CivicAddressId: guid(n % 200, 'c'), Description: `Site ${n % 200}` }),
    );
    const file = here.file('many.csv', placesCsv(rows));
    const began = performance.now();
    const { code, printed } = await run('import', file, '--apply');
    const tookMs = performance.now() - began;
    assert.equal(code, 0);
    assert.match(printed, /Done: the catalogue holds these 5000 locations now/);
    assert.ok(tookMs < 5_000, `it took ${Math.round(tookMs)} ms`);
    assert.equal((await catalogue()).length, 5_000);
  });

  it('finds the file from where the operator stands', async () => {
    here.file('places.csv', placesCsv([floor(1)]));
    here.environment.INIT_CWD = here.folder;
    const { code, printed } = await run('import', 'places.csv');
    assert.equal(code, 0);
    assert.ok(printed.startsWith(join(here.folder, 'places.csv')));
    assert.match(printed, /import places\.csv --apply/);
  });

  it('warns that the next start puts another file in', async () => {
    here.environment.LOCATIONS_FILE = '/srv/places.csv';
    const { printed } = await apply(placesCsv([floor(1)]));
    assert.match(printed, /LOCATIONS_FILE is set: at its next start Line Desk puts \/srv\/places\.csv/);
  });

  it('makes no database: a misspelt path must not look like an empty catalogue', async () => {
    here.environment.DATABASE_URL = join(here.folder, 'other.sqlite');
    const { code, complained } = await run('import', here.file('places.csv', placesCsv([floor(1)])));
    assert.equal(code, 2);
    assert.match(complained, /no database at .*other\.sqlite yet\. "npm run migrate" makes it/);
  });

  it('explains itself when it is called wrongly', async () => {
    mkdirSync(join(here.folder, 'folder'));
    for (const args of [
      [],
      ['export'],
      ['import'],
      ['import', 'a', 'b'],
      ['import', 'a', '--force'],
      ['columns', 'x'],
    ]) {
      const { code, complained } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(complained, /Usage/);
    }
    for (const name of ['missing.csv', 'folder']) {
      const { code, complained } = await run('import', join(here.folder, name));
      assert.equal(code, 2);
      assert.match(complained, new RegExp(`${name} can't be read: it is (not there|a folder)\\.\n\nUsage`));
    }
  });
});
