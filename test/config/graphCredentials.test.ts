import assert from 'node:assert/strict';
import { readConfig } from '../../src/config.js';
import { isLineDeskError } from '../../src/errors.js';

const bot = '5e0f6a1c-2f43-4b8e-9d17-8a6b5c4d3e2f';
const other = '6e0f6a1c-2f43-4b8e-9d17-8a6b5c4d3e2f';
const tenant = '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10';
type Given = Readonly<Record<string, string>>;

const withSecret: Given = {
  MicrosoftAppId: bot,
  MicrosoftAppPassword: 'a-secret',
  MicrosoftAppTenantId: tenant,
};
const withIdentity: Given = {
  MicrosoftAppId: bot,
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: tenant,
};
const authorityHost = 'https://login.microsoftonline.com';

/** What is complained about: the variable and the message. */
function complaintsOf(environment: Given): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    assert.ok(isLineDeskError(error, 'configuration'), String(error));
    return [...error.message.matchAll(/^- (.+)$/gm)].map((match) => match[1] ?? '');
  }
}

describe('as whom Graph is called', () => {
  const credentials = (environment: Given) => readConfig(environment).graph.credentials;

  it('may be the bot or another application, by a certificate instead of a secret', () => {
    const certificate = { GRAPH_AUTH: 'certificate', GRAPH_CLIENT_CERTIFICATE_FILE: 'graph.pem' };
    assert.deepEqual(credentials({ ...withSecret, ...certificate }), {
      by: 'certificate',
      clientId: bot,
      file: 'graph.pem',
      password: null,
      authorityHost,
    });
    assert.deepEqual(
      credentials({
        ...withIdentity,
        ...certificate,
        GRAPH_CLIENT_ID: other,
        GRAPH_CLIENT_CERTIFICATE_PASSWORD: 'open',
        GRAPH_AUTHORITY_HOST: 'https://login.microsoftonline.us',
      }),
      {
        by: 'certificate',
        clientId: other,
        file: 'graph.pem',
        password: 'open',
        authorityHost: 'https://login.microsoftonline.us',
      },
    );
  });

  it("may be a managed identity: the one named, else the bot's, else the machine's", () => {
    const managed = { GRAPH_AUTH: 'managed-identity' };
    const cases: readonly (readonly [Given, string | null])[] = [
      [{ ...withIdentity, ...managed }, bot],
      [{ ...withIdentity, ...managed, GRAPH_MANAGED_IDENTITY_CLIENT_ID: other }, other],
      [{ ...withIdentity, ...managed, GRAPH_MANAGED_IDENTITY_CLIENT_ID: 'system' }, null],
      [{ ...withSecret, ...managed }, null],
      [{ ...withSecret, ...managed, GRAPH_MANAGED_IDENTITY_CLIENT_ID: other }, other],
    ];
    for (const [environment, clientId] of cases) {
      assert.deepEqual(credentials(environment), { by: 'managedIdentity', clientId });
    }
  });

  const refused: readonly (readonly [string, Given, readonly string[]])[] = [
    [
      'a certificate without a file',
      { ...withSecret, GRAPH_AUTH: 'certificate' },
      ['GRAPH_CLIENT_CERTIFICATE_FILE: is required for GRAPH_AUTH=certificate'],
    ],
    [
      "a bot's identity with a certificate, which it cannot have",
      { ...withIdentity, GRAPH_AUTH: 'certificate', GRAPH_CLIENT_CERTIFICATE_FILE: 'x' },
      [
        'GRAPH_CLIENT_ID: is required for MicrosoftAppType UserAssignedMSI with GRAPH_AUTH=certificate: the application that calls Graph (or set GRAPH_AUTH=managed-identity)',
      ],
    ],
    [
      'what another way of signing in reads',
      {
        ...withSecret,
        GRAPH_CLIENT_CERTIFICATE_FILE: 'x',
        GRAPH_CLIENT_CERTIFICATE_PASSWORD: 'hunter2',
        GRAPH_MANAGED_IDENTITY_CLIENT_ID: other,
      },
      [
        'GRAPH_CLIENT_CERTIFICATE_FILE: is only for GRAPH_AUTH=certificate, and GRAPH_AUTH is client-credentials',
        'GRAPH_CLIENT_CERTIFICATE_PASSWORD: is only for GRAPH_AUTH=certificate, and GRAPH_AUTH is client-credentials',
        'GRAPH_MANAGED_IDENTITY_CLIENT_ID: is only for GRAPH_AUTH=managed-identity, and GRAPH_AUTH is client-credentials',
      ],
    ],
    [
      'an application id or a secret for a managed identity',
      { ...withIdentity, GRAPH_AUTH: 'managed-identity', GRAPH_CLIENT_ID: other, GRAPH_CLIENT_SECRET: 'x' },
      [
        'GRAPH_CLIENT_SECRET: is only for GRAPH_AUTH=client-credentials, and GRAPH_AUTH is managed-identity',
        'GRAPH_CLIENT_ID: must not be set for GRAPH_AUTH=managed-identity: GRAPH_MANAGED_IDENTITY_CLIENT_ID names the identity',
      ],
    ],
    [
      'an identity that is neither an id nor the machine',
      { ...withSecret, GRAPH_AUTH: 'managed-identity', GRAPH_MANAGED_IDENTITY_CLIENT_ID: 'mine' },
      ['GRAPH_MANAGED_IDENTITY_CLIENT_ID: must be a GUID, or system'],
    ],
    [
      'a way of signing in that is none',
      { ...withSecret, GRAPH_AUTH: 'password' },
      ['GRAPH_AUTH: must be client-credentials, certificate, managed-identity or none'],
    ],
  ];
  for (const [what, environment, complaints] of refused) {
    it(`refuses ${what}`, () => assert.deepEqual(complaintsOf(environment), complaints));
  }
});
