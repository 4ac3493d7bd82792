import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readConfig, variableNames, withEnvFile } from '../../src/config.js';
import { whyUnreadable } from '../../src/configProblems.js';
import { isLineDeskError } from '../../src/errors.js';
import { sandboxTenantId } from '../../src/sandbox/index.js';

const guid = '5e0f6a1c-2f43-4b8e-9d17-8a6b5c4d3e2f';
const production = {
  MicrosoftAppId: guid,
  MicrosoftAppPassword: 'a-secret',
  MicrosoftAppTenantId: sandboxTenantId,
};
const local = {
  LINE_DESK_LOCAL: '1',
  GRAPH_AUTH: 'none',
  GRAPH_BASE_URL: 'http://localhost:3979/v1.0',
};
const endpoints = {
  ToBotFromChannelTokenIssuer: 'https://issuer.example',
  ToBotFromChannelOpenIdMetadataUrl: 'https://keys.example',
  ToChannelFromBotLoginUrl: 'https://login.example',
  ToChannelFromBotOAuthScope: 'https://scope.example',
};

/** What is said about this configuration; empty where nothing is wrong with it. */
function complaintOf(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment, whyUnreadable);
    return '';
  } catch (error) {
    assert.ok(isLineDeskError(error, 'configuration'), String(error));
    return error.message;
  }
}

/** The names of the variables that are complained about, in alphabetical order. */
const wrongIn = (environment: Readonly<Record<string, string>>): string[] =>
  [...complaintOf(environment).matchAll(/^- (\w+): \S/gm)].map((match) => match[1] ?? '').sort();

describe('the configuration', () => {
  it('needs little in production, and its defaults are those of the public cloud', () => {
    const config = readConfig(production);
    assert.equal(config.local, false);
    assert.equal(config.port, 3978);
    assert.equal(config.appId, guid);
    assert.equal(config.tenantId, sandboxTenantId);
    assert.equal(config.botFramework['MicrosoftAppType'], 'SingleTenant');
    assert.deepEqual(config.graph, {
      baseUrl: 'https://graph.microsoft.com/v1.0',
      credentials: {
        by: 'clientSecret',
        clientId: guid,
        clientSecret: 'a-secret',
        authorityHost: 'https://login.microsoftonline.com',
      },
    });
  });

  it('needs no registration in local mode', () => {
    const config = readConfig(local);
    assert.equal(config.local, true);
    assert.equal(config.appId, '');
    assert.deepEqual(config.graph.credentials, { by: 'none' });
    assert.deepEqual(
      Object.values(config.botFramework).filter((value) => value !== undefined),
      [],
    );
  });

  it('takes empty values for absent ones', () => {
    assert.deepEqual(
      readConfig({ ...production, PORT: '', POLICY_FILE: '', GRAPH_CLIENT_ID: '' }),
      readConfig(production),
    );
  });

  it("goes to Graph with a registration of its own, and with the bot's where there is none", () => {
    const own = readConfig({ ...production, GRAPH_CLIENT_ID: sandboxTenantId, GRAPH_CLIENT_SECRET: 'other' });
    assert.deepEqual(own.graph.credentials, {
      by: 'clientSecret',
      clientId: sandboxTenantId,
      clientSecret: 'other',
      authorityHost: 'https://login.microsoftonline.com',
    });
  });

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    [
      'neither an app id nor local mode',
      {},
      ['GRAPH_CLIENT_SECRET', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'],
    ],
    ['an app id in local mode', { ...local, MicrosoftAppId: guid }, ['MicrosoftAppId']],
    [
      'a Graph elsewhere in local mode',
      { ...local, GRAPH_BASE_URL: 'https://graph.microsoft.com/v1.0' },
      ['GRAPH_AUTH', 'GRAPH_BASE_URL'],
    ],
    [
      'a Graph that only looks local',
      { ...local, GRAPH_BASE_URL: 'http://127.0.0.1.evil.example/v1.0' },
      ['GRAPH_AUTH', 'GRAPH_BASE_URL'],
    ],
    ['credentials in local mode', { ...local, GRAPH_AUTH: 'client-credentials' }, ['GRAPH_AUTH']],
    ['a real Graph without a token', { ...production, GRAPH_AUTH: 'none' }, ['GRAPH_AUTH']],
    ['an id that is none', { ...production, MicrosoftAppId: 'my-bot' }, ['MicrosoftAppId']],
    ['an unknown type of app', { ...production, MicrosoftAppType: 'AnyTenant' }, ['MicrosoftAppType']],
    [
      'a managed identity without a secret for Graph',
      { ...production, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' },
      ['GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET'],
    ],
    [
      'a managed identity with a password',
      { ...production, MicrosoftAppType: 'UserAssignedMSI', GRAPH_CLIENT_ID: guid },
      ['MicrosoftAppPassword'],
    ],
    ['a port out of range', { ...production, PORT: '65536' }, ['PORT']],
    ['a port that is no number', { ...production, PORT: 'http' }, ['PORT']],
    ['a Graph by file', { ...production, GRAPH_BASE_URL: 'file:///v1.0' }, ['GRAPH_BASE_URL']],
    ['a language that is not spoken', { ...production, DEFAULT_LANGUAGE: 'tlh' }, ['DEFAULT_LANGUAGE']],
    ['a time zone by offset', { ...production, DEFAULT_TIME_ZONE: 'MEZ+1' }, ['DEFAULT_TIME_ZONE']],
    ['a database that is not known', { ...production, DATABASE_URL: 'mysql://x' }, ['DATABASE_URL']],
    ['a database file on another machine', { ...production, DATABASE_URL: 'file://x/y' }, ['DATABASE_URL']],
    ['a log level that is none', { ...production, LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [
      'a cloud that is not known',
      { ...production, ChannelService: 'https://example.com' },
      ['ChannelService'],
    ],
    [
      'one of the endpoints without the others, with which nobody would be let in',
      { ...production, CallerId: 'urn:botframework:azure' },
      Object.keys(endpoints).sort(),
    ],
    [
      'several at once, those between variables too',
      { PORT: 'x', DEFAULT_LANGUAGE: 'x', GRAPH_AUTH: 'none', MicrosoftAppPassword: 'x' },
      ['DEFAULT_LANGUAGE', 'GRAPH_AUTH', 'MicrosoftAppId', 'MicrosoftAppTenantId', 'PORT'],
    ],
  ];
  for (const [what, environment, names] of refused) {
    it(`refuses ${what}`, () => assert.deepEqual(wrongIn(environment), names));
  }

  it('takes the endpoints of another cloud together', () => {
    assert.deepEqual(wrongIn({ ...production, ...endpoints }), []);
    assert.deepEqual(wrongIn({ ...production, ChannelService: 'https://botframework.azure.us' }), []);
  });

  it('takes every form of database that Line Desk can open', () => {
    const forms = [
      'postgres://u:p@h/d',
      'postgresql://h/d',
      'a.sqlite',
      'file:a.sqlite',
      'file:///a',
      'C:\\a.db',
    ];
    for (const DATABASE_URL of [...forms, ':memory:']) {
      assert.equal(complaintOf({ ...production, DATABASE_URL }), '', DATABASE_URL);
    }
  });

  it('lists files that can not be read among the rest, with the reason', () => {
    const here = import.meta.dirname;
    const complaint = complaintOf({
      ...production,
      PORT: 'x',
      POLICY_FILE: join(here, 'none.yaml'),
      LOCATIONS_FILE: here,
    });
    assert.match(complaint, /^the configuration has 3 problems:$/m);
    assert.match(complaint, /^- POLICY_FILE: the file .*none\.yaml can't be read: it is not there$/m);
    assert.match(complaint, /^- LOCATIONS_FILE: the file .* can't be read: it is a folder$/m);
  });

  it('counts one problem as one', () => {
    assert.equal(
      complaintOf({ ...production, PORT: 'x' }),
      'the configuration has a problem:\n- PORT: must be a port, from 0 to 65535',
    );
  });

  it('says that there may be more where a variable is wrong on which others depend', () => {
    assert.match(
      complaintOf({ LINE_DESK_LOCAL: 'yes' }),
      /^- LINE_DESK_LOCAL: must be 0, 1, true or false\nThere may be more: what depends on LINE_DESK_LOCAL is checked once that is right\.$/m,
    );
    assert.match(
      complaintOf({ ...production, MicrosoftAppType: 'x', GRAPH_AUTH: 'x', PORT: 'x' }),
      /\nThere may be more: what depends on MicrosoftAppType and GRAPH_AUTH is checked once those are right\.$/,
    );
    assert.doesNotMatch(complaintOf({ ...production, PORT: 'x', LOG_LEVEL: 'x' }), /may be more/);
  });

  it('speaks of every variable in words of its own', () => {
    for (const value of ['?', 'file://x/y', '-1.5', '']) {
      const complaint = complaintOf(Object.fromEntries(variableNames.map((name) => [name, value])));
      assert.doesNotMatch(complaint, /invalid|expected|received|too (big|small)|can not have/i);
      for (const line of complaint.split('\n').slice(1, -1)) {
        assert.match(line, /^- \w+: (must|is|may|the file) /);
      }
    }
  });

  it('never repeats a secret', () => {
    assert.throws(
      () => readConfig({ MicrosoftAppPassword: 'hunter2', GRAPH_CLIENT_SECRET: 'hunter2', PORT: 'x' }),
      (error: Error) => !error.message.includes('hunter2'),
    );
  });
});

describe('a .env file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-desk-env-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('adds what the process does not set itself', () => {
    const file = join(folder, '.env');
    writeFileSync(
      file,
      '# a comment\r\nPORT=1\r\n LOG_LEVEL = "debug" \nPOLICY_FILE=a=b.yaml\nno line of ours\n',
    );
    assert.deepEqual(withEnvFile({ PORT: '2' }, file), {
      PORT: '2',
      LOG_LEVEL: 'debug',
      POLICY_FILE: 'a=b.yaml',
    });
  });

  it('need not be there', () => {
    assert.deepEqual(withEnvFile({ PORT: '2' }, join(folder, '.env')), { PORT: '2' });
  });
});

describe('the program, wrongly configured', () => {
  it('does not start, and lists everything that is wrong without a stack', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'line-desk-start-'));
    const program = spawn(
      process.execPath,
      [
        `--import=${pathToFileURL(createRequire(import.meta.url).resolve('tsx'))}`,
        join(root, 'src', 'main.ts'),
      ],
      { cwd: folder, env: { PATH: process.env['PATH'], PORT: 'x' }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    program.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    const code = await new Promise((resolve) => program.once('close', resolve));
    rmSync(folder, { recursive: true, force: true });
    assert.equal(code, 1);
    assert.match(said, /^the configuration has 5 problems:$/m);
    assert.match(said, /MicrosoftAppId: is required \(or set LINE_DESK_LOCAL=1/);
    assert.doesNotMatch(said, /^\s+at /m);
  });
});
