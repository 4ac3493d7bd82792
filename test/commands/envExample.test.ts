import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, variableNames, withEnvFile } from '../../src/config.js';
import { isLineDeskError } from '../../src/errors.js';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');

describe('.env.example', () => {
  it('documents every variable that the configuration reads', () => {
    const documented = new Set(
      [...read('.env.example').matchAll(/^(?:# )?(\w+)=/gm)].map(([, name]) => name),
    );
    assert.deepEqual(
      variableNames.filter((name) => !documented.has(name)),
      [],
    );
  });

  it('copied as it is, only lacks the identity', () => {
    const folder = mkdtempSync(join(tmpdir(), 'line-desk-env-'));
    const file = join(folder, '.env');
    writeFileSync(file, read('.env.example'));
    const environment = withEnvFile({}, file);
    rmSync(folder, { recursive: true });
    assert.throws(
      () => readConfig(environment),
      (error: unknown) =>
        isLineDeskError(error, 'configuration') &&
        error.message
          .split('\n')
          .slice(1)
          .every((line) => /^- (MicrosoftApp\w+|GRAPH_CLIENT_SECRET): /.test(line)),
    );
    const config = readConfig({
      ...environment,
      MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: '11111111-2222-4333-8444-555555555556',
    });
    assert.equal(config.policyFile, 'policy.yaml');
    assert.equal(config.databaseUrl, '.data/line-desk.sqlite');
  });

  it('names as defaults what the configuration takes by default', () => {
    const shown = [...read('.env.example').matchAll(/^# (\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    // Examples, not defaults: their comments say so.
    const examples = new Set(['DEFAULT_TIME_ZONE', 'BOT_DOMAIN']);
    const identity = {
      MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: '11111111-2222-4333-8444-555555555556',
    };
    const defaults = Object.fromEntries(shown.filter(([name = '']) => !examples.has(name)));
    assert.deepEqual(
      readConfig({ ...identity, ...defaults }),
      readConfig({ ...identity, MicrosoftAppType: 'SingleTenant' }),
    );
  });
});
