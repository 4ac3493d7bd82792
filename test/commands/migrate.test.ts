import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateCommand } from '../../src/commands/migrate.js';
import { CommandInTest } from './commandInTest.js';

describe('npm run migrate', () => {
  let here: CommandInTest;
  beforeEach(() => {
    here = new CommandInTest();
  });
  afterEach(() => here.remove());

  it('makes the database and says which changes it made', async () => {
    const { code, printed } = await here.run(migrateCommand, []);
    assert.equal(code, 0);
    assert.match(printed, /up to date\. Changes made now:\n {2}0001Requests\n/);
    assert.ok(printed.includes(here.database));
    assert.ok(existsSync(here.database));
  });

  it('says so when there is nothing to do', async () => {
    await here.run(migrateCommand, []);
    const { code, printed } = await here.run(migrateCommand, []);
    assert.equal(code, 0);
    assert.match(printed, /nothing had to be changed/);
  });

  it('says what to check when the database can not be opened', async () => {
    mkdirSync(here.database);
    const { code, complained } = await here.run(migrateCommand, []);
    assert.equal(code, 2);
    assert.match(complained, /can't be opened: .+\nCheck DATABASE_URL/);
  });

  it('repeats no password of a database that does not answer', async () => {
    here.environment.DATABASE_URL = 'postgres://desk:hunter2@127.0.0.1:1/line_desk';
    const { code, complained } = await here.run(migrateCommand, []);
    assert.equal(code, 2);
    assert.match(complained, /postgres:\/\/127\.0\.0\.1:1\/line_desk can't be opened: .*ECONNREFUSED/);
    assert.ok(!complained.includes('hunter2'));
  });

  it('takes no arguments', async () => {
    const { code, complained } = await here.run(migrateCommand, ['down']);
    assert.equal(code, 2);
    assert.match(complained, /"down" is not known here.*\n\nUsage/);
    assert.ok(!existsSync(here.database));
  });

  it('is a program: it ends with the exit code and writes where it should', () => {
    const program = join(import.meta.dirname, '../../src/commands/migrate.ts');
    const ended = spawnSync(process.execPath, ['--import=tsx', program], {
      encoding: 'utf8',
      env: { ...process.env, ...here.environment },
    });
    assert.equal(ended.status, 0, ended.stderr);
    assert.match(ended.stdout, /^The tables of .*line-desk\.sqlite are up to date/);
    const refused = spawnSync(process.execPath, ['--import=tsx', program, '--all'], {
      encoding: 'utf8',
      env: { ...process.env, ...here.environment },
    });
    assert.deepEqual([refused.status, refused.stdout], [2, '']);
    assert.match(refused.stderr, /npm run migrate/);
  });
});
