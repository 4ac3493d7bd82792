import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { sandboxTenantId } from '../../src/sandbox/index.js';

/** Says how a token differs from a good one. */
export interface TokenFaults {
  /** Over the good claims; undefined takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with another key than the key set holds under the token's key id. */
  readonly forged?: boolean;
  /** `teams` is endorsed for msteams, `webChat` for webchat only, `unknown` is not in the key set. */
  readonly key?: 'teams' | 'webChat' | 'unknown';
}

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

const signingKeys = new Map<string, Promise<SigningKey>>();
const signingKey = (id: string): Promise<SigningKey> => {
  const made =
    signingKeys.get(id) ??
    generateKeyPair('RS256', { modulusLength: 2048 }).then(async ({ privateKey, publicKey }) => ({
      privateKey,
      jwk: { ...(await exportJWK(publicKey)), kid: id, use: 'sig', alg: 'RS256' },
    }));
  signingKeys.set(id, made);
  return made;
};

/** The token service of a Bot Framework channel: signs tokens, and publishes its keys as login.botframework.com does. */
export class ChannelTokens {
  readonly appId = '5e0f6a1c-2f43-4b8e-9d17-8a6b5c4d3e2f';
  /** What the bot's calls to the connector carry. */
  readonly outgoingBearer = 'the-bot-s-own-token';
  /** While true, the key set answers 503. */
  unreachable = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ChannelTokens> {
    const server = createServer();
    const tokens = new ChannelTokens(server);
    const [teams, webChat] = await Promise.all([signingKey('teams'), signingKey('webChat')]);
    const documents: Record<string, () => object> = {
      '/metadata': () => ({ issuer: tokens.issuer, jwks_uri: `${tokens.url}/keys` }),
      '/keys': () => ({
        keys: [
          { ...teams.jwk, endorsements: ['msteams'] },
          { ...webChat.jwk, endorsements: ['webchat', 'directline'] },
        ],
      }),
    };
    server.on('request', (request, response) => {
      const document = documents[request.url ?? ''];
      response.writeHead(tokens.unreachable ? 503 : document === undefined ? 404 : 200, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(tokens.unreachable ? {} : document?.()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return tokens;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get issuer(): string {
    return `${this.url}/issuer`;
  }

  /** The bot's configuration, in Bot Framework's names. */
  get environment(): Record<string, string> {
    return {
      LINE_DESK_LOCAL: '0',
      MicrosoftAppId: this.appId,
      MicrosoftAppPassword: 'never-sent-anywhere',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: sandboxTenantId,
      ToBotFromChannelOpenIdMetadataUrl: `${this.url}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}/metadata`,
      ToBotFromChannelTokenIssuer: this.issuer,
      ToChannelFromBotLoginUrl: `${this.url}/login`,
      ToChannelFromBotOAuthScope: this.issuer,
    };
  }

  /** Signs what the bot sends with a fixed token, so that no test asks a real token service. */
  get credentials(): ServiceClientCredentialsFactory {
    const { appId, outgoingBearer } = this;
    return {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request) => {
          request.headers.set('authorization', `Bearer ${outgoingBearer}`);
          return request;
        },
      }),
    };
  }

  /** A token for activities that name this service URL. */
  async token(serviceUrl: string, faults: TokenFaults = {}): Promise<string> {
    const id = faults.key ?? 'teams';
    const { privateKey } = await signingKey(faults.forged === true ? 'forger' : id);
    return new SignJWT(this.claims(serviceUrl, faults.claims))
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: id })
      .sign(privateKey);
  }

  /** What a good token says, changed. */
  claims(serviceUrl: string, changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const now = Math.floor(Date.now() / 1000);
    return {
      serviceurl: serviceUrl,
      iss: this.issuer,
      aud: this.appId,
      nbf: now - 60,
      exp: now + 3_600,
      ...changed,
    };
  }

  /** The public key as everybody can fetch it. */
  async publicKey(): Promise<JWK> {
    return (await signingKey('teams')).jwk;
  }

  async bearer(serviceUrl: string, faults: TokenFaults = {}): Promise<string> {
    return `Bearer ${await this.token(serviceUrl, faults)}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
