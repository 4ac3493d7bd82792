import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootPath } from '../../src/assets.js';
import { type Sandbox, sandboxTenantId, startSandbox } from '../../src/sandbox/index.js';

describe('a policy whose approvers lead to nobody', () => {
  let sandbox: Sandbox;
  let folder: string;
  before(async () => {
    sandbox = await startSandbox({ port: 0 });
    folder = mkdtempSync(join(tmpdir(), 'line-desk-policy-'));
    await sandbox.exportTo(folder);
  });
  after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the program as in production and resolves to its exit code (null: it was ready and was ended). */
  async function start(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
    const program = spawn(
      process.execPath,
      [
        `--import=${pathToFileURL(createRequire(import.meta.url).resolve('tsx'))}`,
        rootPath('src', 'main.ts'),
      ],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          PORT: '0',
          DATABASE_URL: ':memory:',
          MicrosoftAppId: '5e0f6a1c-2f43-4b8e-9d17-8a6b5c4d3e2f',
          MicrosoftAppPassword: 'not-used',
          MicrosoftAppTenantId: sandboxTenantId,
          GRAPH_BASE_URL: `${sandbox.url}/v1.0`,
          GRAPH_AUTH: 'none',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    let asked = false;
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (asked || !said.includes('Line Desk is ready')) return;
      // Once: it may say more before it ends, and a second signal ends it at once.
      asked = true;
      program.kill('SIGTERM');
    };
    program.stdout.on('data', hear);
    program.stderr.on('data', hear);
    const code = await new Promise<number | null>((resolve) => program.once('close', resolve));
    return { code, said };
  }

  it('is refused outside local mode, with every list that is empty', async () => {
    const { code, said } = await start({});
    assert.equal(code, 1);
    assert.match(said, /approvers\.fallback: nobody with an enabled account/);
    assert.match(said, /administrators: nobody/);
    assert.doesNotMatch(said, /Line Desk is ready/);
  });

  it('starts with approvers that are there', async () => {
    const { code, said } = await start({ POLICY_FILE: join(folder, 'policy.yaml') });
    assert.match(said, /Line Desk is ready/);
    assert.equal(code, 0);
  });
});
