import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { webhookSecrets } from '../../src/configWebhooks.js';
import { LineDeskError } from '../../src/errors.js';

const local = { LINE_DESK_LOCAL: '1', GRAPH_AUTH: 'none', GRAPH_BASE_URL: 'http://127.0.0.1/v1.0' };
const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const other = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
const url = 'https://tickets.example.org/hooks/42';
const webhooks = (environment: Record<string, string>) => readConfig({ ...local, ...environment }).webhooks;

/** The complaints about these variables, without what else is said. */
function complaints(environment: Record<string, string>): string {
  try {
    webhooks(environment);
  } catch (error) {
    assert.ok(error instanceof LineDeskError && error.code === 'configuration');
    return error.message;
  }
  return '';
}

describe('the configuration of webhooks', () => {
  it('names nobody by default', () => {
    assert.deepEqual(webhooks({}), { receivers: [], secrets: null, secretFile: null, details: false });
  });

  it('takes several addresses, each with a name that stays', () => {
    const both = webhooks({ WEBHOOK_URLS: `${url}, http://127.0.0.1:9/x ${url}`, WEBHOOK_SECRET: secret });
    assert.deepEqual(
      both.receivers.map((receiver) => receiver.url),
      [url, 'http://127.0.0.1:9/x'],
    );
    const alone = webhooks({ WEBHOOK_URLS: url, WEBHOOK_SECRET: `${secret} ${other}` });
    assert.equal(alone.receivers[0]?.name, both.receivers[0]?.name);
    assert.deepEqual(alone.secrets, [secret, other]);
  });

  it('refuses addresses that could be listened to, and secrets that are none, without repeating them', () => {
    for (const bad of [
      'http://tickets.example.org/',
      'ftp://127.0.0.1/',
      'https://a:pass@x.org/',
      'tickets',
    ]) {
      assert.match(complaints({ WEBHOOK_URLS: bad, WEBHOOK_SECRET: secret }), /WEBHOOK_URLS.*https/);
    }
    for (const bad of ['secret', `${secret} x`, `whsec_${Buffer.alloc(8).toString('base64')}`]) {
      const said = complaints({ WEBHOOK_URLS: url, WEBHOOK_SECRET: bad });
      assert.match(said, /WEBHOOK_SECRET.*whsec_/);
      assert.ok(bad === 'secret' || !said.includes(bad.slice(6)), said);
    }
  });

  it('wants addresses and one secret together', () => {
    assert.match(complaints({ WEBHOOK_URLS: url }), /WEBHOOK_SECRET.*is required for WEBHOOK_URLS/);
    assert.match(complaints({ WEBHOOK_SECRET: secret }), /WEBHOOK_URLS.*is required for WEBHOOK_SECRET/);
    const both = { WEBHOOK_URLS: url, WEBHOOK_SECRET: secret, WEBHOOK_SECRET_FILE: '/secret' };
    assert.match(complaints(both), /WEBHOOK_SECRET_FILE.*must not be set beside/);
  });

  it('reads the file of secrets each time, and refuses one that holds none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'line-desk-secret-'));
    try {
      const file = join(folder, 'secret');
      writeFileSync(file, `${secret}\n`);
      const config = webhooks({ WEBHOOK_URLS: url, WEBHOOK_SECRET_FILE: file });
      assert.deepEqual(await webhookSecrets(config), [secret]);
      writeFileSync(file, `${secret}\n${other}\n`);
      assert.deepEqual(await webhookSecrets(config), [secret, other]);
      writeFileSync(file, 'nothing');
      await assert.rejects(webhookSecrets(config), { code: 'configuration' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
