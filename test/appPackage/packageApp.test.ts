import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { packageApp } from '../../src/commands/packageApp.js';
import { LineDeskError } from '../../src/errors.js';

const botId = '11111111-2222-4333-8444-555555555555';

async function call(environment: NodeJS.ProcessEnv, ...args: string[]) {
  const printed: string[] = [];
  const exitCode = await packageApp({
    args,
    environment,
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
  });
  return { exitCode, printed: printed.join('\n') };
}

describe('npm run package', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'line-desk-package-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a zip with manifest, translation and icons at its top, and nothing else', async () => {
    const file = path.join(folder, 'made', 'app.zip');
    const { exitCode, printed } = await call({ MicrosoftAppId: botId, BOT_DOMAIN: 'desk.contoso.com' }, file);
    assert.equal(exitCode, 0);
    assert.match(printed, /app\.zip: version \d+\.\d+\.\d+ for desk\.contoso\.com/);
    const entries = unzipSync(await readFile(file));
    assert.deepEqual(Object.keys(entries).sort(), ['color.png', 'de.json', 'manifest.json', 'outline.png']);
    const manifest: unknown = JSON.parse(new TextDecoder().decode(entries['manifest.json']));
    assert.ok(typeof manifest === 'object' && manifest && 'id' in manifest);
    assert.equal(manifest.id, botId, 'without an id of its own the app takes the bot’s');
  });

  it('says all that is missing or wrong at once, and writes nothing', async () => {
    const file = path.join(folder, 'app.zip');
    await assert.rejects(
      call({ MicrosoftAppId: 'not-a-guid', BOT_DOMAIN: '' }, file),
      (error: unknown) =>
        error instanceof LineDeskError &&
        error.code === 'configuration' &&
        /MicrosoftAppId must be a GUID/.test(error.message) &&
        /BOT_DOMAIN is missing/.test(error.message),
    );
    await assert.rejects(readFile(file), { code: 'ENOENT' });
  });

  it('refuses an address where a host name belongs', async () => {
    await assert.rejects(
      call({ MicrosoftAppId: botId, BOT_DOMAIN: 'https://desk.contoso.com/' }),
      /BOT_DOMAIN must be a host name/,
    );
  });
});
