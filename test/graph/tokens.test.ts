import assert from 'node:assert/strict';
import { createVerify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenCredentialOptions } from '@azure/identity';
import sinon from 'sinon';
import { azureCredential } from '../../src/graph/azureCredential.js';
import { type GraphTokenOptions, graphToken } from '../../src/graph/graphToken.js';
import { selfSignedCertificate } from './selfSignedCertificate.js';

const tenantId = '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10';
const clientId = '5e0f6a1c-2f43-4b8e-9d17-8a6b5c4d3e2f';
const authorityHost = 'https://login.example';
const secret = { by: 'clientSecret', clientId, clientSecret: 'hunter2', authorityHost } as const;

type HttpClient = NonNullable<TokenCredentialOptions['httpClient']>;
type HttpRequest = Parameters<HttpClient['sendRequest']>[0];

/** Entra's token endpoint (or a machine's for its identity), as far as @azure/identity sees it. */
class Authority {
  readonly asked: { readonly url: URL; readonly form: URLSearchParams }[] = [];
  constructor(
    private readonly status = 200,
    private readonly answer: object = {
      token_type: 'Bearer',
      access_token: 'a-token',
      expires_in: 3_599,
      expires_on: String(Math.floor(Date.now() / 1000) + 3_599),
      resource: 'x',
    },
  ) {}

  readonly options = {
    disableInstanceDiscovery: true,
    httpClient: {
      sendRequest: async (request: HttpRequest) => {
        const url = new URL(request.url);
        if (url.pathname.endsWith('/.well-known/openid-configuration')) {
          const issuer = `${url.origin}/${tenantId}/v2.0`;
          const endpoint = `${url.origin}/${tenantId}/oauth2/v2.0`;
          return this.#answering(request, 200, {
            issuer,
            token_endpoint: `${endpoint}/token`,
            authorization_endpoint: `${endpoint}/authorize`,
            jwks_uri: `${url.origin}/keys`,
          });
        }
        this.asked.push({ url, form: new URLSearchParams(String(request.body ?? '')) });
        return this.#answering(request, this.status, this.answer);
      },
    },
  };

  #answering(request: HttpRequest, status: number, body: object) {
    return { request, status, headers: request.headers, bodyAsText: JSON.stringify(body) };
  }
}

describe('a token for Graph', () => {
  let folder: string;
  let now: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-desk-certificate-'));
    now = Date.now();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (text: string) => {
    const path = join(folder, 'graph.pem');
    writeFileSync(path, text);
    return path;
  };
  const tokenOf = (options: Partial<GraphTokenOptions>) =>
    graphToken({
      credentials: secret,
      tenantId,
      graphBaseUrl: 'https://graph.microsoft.com/v1.0',
      now: () => now,
      ...options,
    });
  const through = (authority: Authority): Partial<GraphTokenOptions> => ({
    credentialOf: (credentials, tenant) => azureCredential(credentials, tenant, authority.options),
  });

  it('is asked for with the secret, at the configured authority and for the configured Graph', async () => {
    const authority = new Authority();
    const token = tokenOf({ ...through(authority), graphBaseUrl: 'https://graph.microsoft.us/v1.0' });
    assert.equal(await token(), 'a-token');
    const [asked] = authority.asked;
    assert.equal(asked?.url.href.split('?')[0], `${authorityHost}/${tenantId}/oauth2/v2.0/token`);
    assert.equal(asked?.form.get('client_id'), clientId);
    assert.equal(asked?.form.get('client_secret'), 'hunter2');
    assert.match(asked?.form.get('scope') ?? '', /^https:\/\/graph\.microsoft\.us\/\.default/);
  });

  for (const password of [undefined, 'open sesame']) {
    it(`is asked for with a certificate${password === undefined ? '' : ' whose key is encrypted'}`, async () => {
      const { certificate, key } = selfSignedCertificate(password === undefined ? {} : { password });
      const authority = new Authority();
      const credentials = {
        by: 'certificate',
        clientId,
        file: file(certificate + key),
        password: password ?? null,
        authorityHost,
      } as const;
      assert.equal(await tokenOf({ ...through(authority), credentials })(), 'a-token');
      const assertion = authority.asked[0]?.form.get('client_assertion') ?? '';
      const [head = '', claims = '', signature = ''] = assertion.split('.');
      const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString());
      const verify = createVerify('sha256').update(`${head}.${claims}`);
      const publicKey = new X509Certificate(certificate).publicKey;
      const padding = alg === 'PS256' ? { padding: 6, saltLength: 32 } : {};
      assert.ok(verify.verify({ key: publicKey, ...padding }, Buffer.from(signature, 'base64url')));
      assert.equal(authority.asked[0]?.form.get('client_secret'), null);
    });
  }

  it('is given by the machine to its own identity, or to the one that is named', async () => {
    // The package keeps tokens and transport for the whole process: the clouds keep the two apart.
    const authority = new Authority();
    for (const [id, cloud] of [
      [null, 'https://graph.microsoft.com'],
      [clientId, 'https://graph.microsoft.us'],
    ] as const) {
      const credentials = { by: 'managedIdentity', clientId: id } as const;
      const token = tokenOf({ ...through(authority), credentials, graphBaseUrl: `${cloud}/v1.0` });
      assert.equal(await token(), 'a-token');
      const asked = authority.asked.at(-1)?.url.searchParams;
      assert.equal(asked?.get('resource'), cloud);
      assert.equal(asked?.get('client_id'), id);
    }
  });

  it('is none where none is to be sent', async () => {
    assert.equal(await tokenOf({ credentials: { by: 'none' } })(), null);
  });

  it('is asked for once by calls that need it together, and kept for a minute', async () => {
    const getToken = sinon.stub().callsFake(async () => ({
      token: `token ${getToken.callCount}`,
      expiresOnTimestamp: now + 3_600_000,
    }));
    const token = tokenOf({ credentialOf: async () => ({ getToken }) });
    assert.deepEqual(await Promise.all([token(), token(), token()]), ['token 1', 'token 1', 'token 1']);
    now += 59_999;
    assert.equal(await token(), 'token 1');
    now += 1;
    assert.equal(await token(), 'token 2');
  });

  it('that soon ends is not kept', async () => {
    const getToken = sinon.stub().callsFake(async () => ({ token: 'x', expiresOnTimestamp: now + 120_000 }));
    const token = tokenOf({ credentialOf: async () => ({ getToken }) });
    await token();
    await token();
    assert.equal(getToken.callCount, 2);
  });

  it('that cannot be had means that no call was made; the log gets the code and nothing secret', async () => {
    const authority = new Authority(401, {
      error: 'invalid_client',
      error_description: 'AADSTS7000222: The provided client secret keys are expired: hunter2',
      error_codes: [7000222],
    });
    await assert.rejects(tokenOf(through(authority))(), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'tenant-unavailable');
      assert.match(error.message, /^no token for Graph: \w+ AADSTS7000222$/);
      assert.ok(!JSON.stringify(error, Object.getOwnPropertyNames(error)).includes('hunter2'));
      assert.equal(error.cause, undefined);
      return true;
    });
  });

  it('is asked for again after a failure', async () => {
    const getToken = sinon.stub();
    getToken.onFirstCall().rejects(new Error('no network'));
    getToken.resolves({ token: 'later', expiresOnTimestamp: now + 3_600_000 });
    const token = tokenOf({ credentialOf: async () => ({ getToken }) });
    await assert.rejects(token(), { code: 'tenant-unavailable', nothingDone: true });
    assert.equal(await token(), 'later');
  });

  describe('by a certificate that cannot be used', () => {
    const own = selfSignedCertificate();
    const encrypted = selfSignedCertificate({ password: 'open sesame' });
    const expired = selfSignedCertificate({ validUntil: new Date('2021-01-01') });
    const wrong: readonly (readonly [string, string | null, string | null, RegExp])[] = [
      ['is not there', null, null, /can't be read/],
      ['holds no certificate', own.key, null, /holds no certificate/],
      ['holds no key', own.certificate, null, /holds no private key/],
      ['needs a password', encrypted.certificate + encrypted.key, null, /holds no private key/],
      ['needs another password', encrypted.certificate + encrypted.key, 'sesame', /holds no private key/],
      ['has the key of another', own.certificate + expired.key, null, /belongs to another/],
      ['has expired', expired.certificate + expired.key, null, /has expired/],
    ];
    for (const [what, text, password, message] of wrong) {
      it(`fails at once: one that ${what}`, () => {
        const path = text === null ? join(folder, 'none.pem') : file(text);
        const credentials = { by: 'certificate', clientId, file: path, password, authorityHost } as const;
        assert.throws(
          () => tokenOf({ credentials }),
          (error: Error & { code?: string }) => {
            assert.equal(error.code, 'configuration');
            assert.match(error.message, message);
            assert.doesNotMatch(error.message, /BEGIN|sesame/);
            return true;
          },
        );
      });
    }
  });
});
