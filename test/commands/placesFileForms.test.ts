import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locationColumns } from '../../src/commands/locationColumns.js';
import { locationsCommand } from '../../src/commands/locations.js';
import { parseLocations, requiredColumns } from '../../src/provisioning/index.js';
import { CommandInTest } from './commandInTest.js';
import { columnsWithout, floor, guid, placesCsv } from './placesFile.js';

describe('a file of places', () => {
  let here: CommandInTest;
  beforeEach(async () => {
    here = new CommandInTest();
    await here.withStore(async () => undefined);
  });
  afterEach(() => here.remove());

  const imported = async (contents: string | Buffer) => {
    const result = await here.run(locationsCommand, ['import', here.file('places.csv', contents), '--apply']);
    assert.equal(result.code, 0, result.complained);
    return here.withStore((store) => store.allLocations());
  };
  const refused = async (contents: string | Buffer) => {
    const result = await here.run(locationsCommand, ['import', here.file('places.csv', contents), '--apply']);
    assert.equal(result.code, 1);
    assert.deepEqual(await here.withStore((store) => store.allLocations()), []);
    return result.complained;
  };

  it('may begin with a byte order mark', async () => {
    assert.equal((await imported(`\uFEFF${placesCsv([floor(1)])}`)).length, 1);
  });

  it("may begin with Windows PowerShell's type line, after the mark, too", async () => {
    const type = '#TYPE Microsoft.Rtc.Management.Hosted.Online.Models.LocationSchema\r\n';
    assert.equal((await imported(type + placesCsv([floor(1)]))).length, 1);
    assert.equal((await imported(`\uFEFF${type}${placesCsv([floor(1), floor(2)])}`)).length, 2);
  });

  it('keeps umlauts, quotes, commas and line breaks within a field', async () => {
    const [location] = await imported(
      placesCsv([
        floor(1, {
          Description: 'München "Werk 3", Süd',
          StreetName: 'Große Bäckerstraße',
          Location: '1. OG\nWest',
        }),
      ]),
    );
    assert.equal(location?.site, 'München "Werk 3", Süd');
    assert.equal(location?.street, 'Große Bäckerstraße 49');
    assert.equal(location?.place, '1. OG\nWest');
  });

  it('may end its lines as Unix does, or not end the last one', async () => {
    assert.equal(
      (
        await imported(
          placesCsv([floor(1), floor(2)])
            .replaceAll('\r\n', '\n')
            .trimEnd(),
        )
      ).length,
      2,
    );
  });

  it('names each column that is missing', async () => {
    assert.match(
      await refused(placesCsv([floor(1)], columnsWithout('ValidationStatus'))),
      /places\.csv:1: ValidationStatus: this column is missing$/,
    );
  });

  it('is refused in another encoding than UTF-8, with the line and the way to make it right', async () => {
    const text = placesCsv([floor(1, { StreetName: 'Main' }), floor(2)]);
    assert.match(
      await refused(Buffer.from(text, 'latin1')),
      /places\.csv:3: the file isn't UTF-8.*-Encoding utf8/,
    );
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    assert.match(await refused(utf16), /places\.csv:1: the file isn't UTF-8/);
  });

  it('is refused with semicolons, with the way to make it right', async () => {
    assert.match(await refused(placesCsv([floor(1)]).replaceAll(',', ';')), /semicolons.*-Delimiter/);
  });

  it('is refused with rows that are too short or too long, and with every other error of the file', async () => {
    const wrong = placesCsv([floor(1, { City: '' })]);
    const more = placesCsv([floor(2, { CountryOrRegion: 'ZZ' })]).replace(/^.*\r\n/, '');
    const long = `${'"a",'.repeat(11)}"a"\r\n`;
    const lines = (await refused(`${wrong}"a","b"\r\n${long}"a"\r\n${more}`)).split('\n').slice(1);
    assert.deepEqual(
      lines.map((line) => line.replace(/^.*places\.csv:/, '')),
      [
        '2: City: must not be empty',
        '3: has 2 columns, and the header has 11',
        '4: has 12 columns, and the header has 11',
        '5: has one column, and the header has 11',
        '6: CountryOrRegion: is the code of no country (ISO 3166-1)',
      ],
    );
  });

  it('is refused with a quote that is not closed, with its line and the errors before it', async () => {
    const text = placesCsv([floor(1, { City: '' })]);
    assert.match(
      await refused(`${text}"a`),
      /places\.csv:2: City: must not be empty\n.*places\.csv:3: is not CSV.*not read$/,
    );
  });

  it('is refused when it holds nothing, so that an empty export empties no catalogue', async () => {
    assert.match(await refused(''), /holds no locations/);
    assert.match(await refused(placesCsv([])), /holds no locations/);
  });

  it('is refused when one address lies in two countries', async () => {
    assert.match(
      await refused(placesCsv([floor(1), floor(2, { CountryOrRegion: 'AT' })])),
      /places\.csv:3: CountryOrRegion: another line puts this address in DE/,
    );
  });
});

describe('npm run locations -- columns', () => {
  it('shows the required columns as required, and no other', async () => {
    const here = new CommandInTest();
    const { code, printed } = await here.run(locationsCommand, ['columns']);
    here.remove();
    assert.equal(code, 0);
    const required = [...printed.matchAll(/^(\w+) +required/gm)].map(([, name]) => name);
    assert.deepEqual(required.toSorted(), [...requiredColumns].sort());
  });

  it('shows columns that are all read', () => {
    const values: Record<string, string> = {
      LocationId: guid(7),
      CivicAddressId: guid(7, 'd'),
      CountryOrRegion: 'AT',
      ValidationStatus: 'Validated',
    };
    for (const { name } of locationColumns) {
      const names = [...new Set([...columnsWithout(''), name])];
      const filled = parseLocations(placesCsv([floor(1, { [name]: values[name] ?? 'Zett' })], names));
      const empty = parseLocations(placesCsv([floor(1, { [name]: '' })], names));
      assert.ok('locations' in filled, name);
      assert.notDeepEqual(filled, empty, name);
    }
  });

  it('shows the same columns as docs/locations.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/locations.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(
      documented,
      locationColumns.map(({ name }) => name),
    );
  });
});
