import type { TokenCredential } from '@azure/identity';
import { azureCredential, type TokenCredentials } from './azureCredential.js';
import { readCertificate } from './certificate.js';
import type { GraphCredentials } from './credentials.js';
import { GraphFailure } from './failure.js';

/**
 * Gives a bearer token for Graph, or null where none is to be sent (a loopback stand-in). Throws GraphFailure
 * `tenant-unavailable` where none can be had; no call has been made then.
 */
export type GraphToken = () => Promise<string | null>;

export interface GraphTokenOptions {
  readonly credentials: GraphCredentials;
  readonly tenantId: string;
  /** The Graph base URL; its origin names the scope, which differs in sovereign clouds. */
  readonly graphBaseUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Where the credential comes from; @azure/identity's classes unless a test says otherwise. */
  readonly credentialOf?: (credentials: TokenCredentials, tenantId: string) => Promise<TokenCredential>;
}

/** @azure/identity caches and renews tokens; it is asked again after this long, because each asking costs a little. */
const askAgainMs = 60_000;
/** A token that ends sooner than this isn't kept. */
const leastLeftMs = 120_000;

/**
 * Tokens for the configured credentials. A certificate is read and checked at once.
 *
 * @throws LineDeskError `configuration` for a certificate that can't be used
 */
export function graphToken(options: GraphTokenOptions): GraphToken {
  const { credentials, now, credentialOf = azureCredential } = options;
  if (credentials.by === 'none') return async () => null;
  if (credentials.by === 'certificate') readCertificate(credentials.file, credentials.password, now());
  const as: TokenCredentials = credentials;
  const scope = `${new URL(options.graphBaseUrl).origin}/.default`;
  let credential: Promise<TokenCredential> | null = null;
  let kept: { readonly token: string; readonly until: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    try {
      credential ??= credentialOf(as, options.tenantId);
      const given = await (await credential).getToken(scope);
      if (given === null) throw new Error('no token was given');
      const until = Math.min(now() + askAgainMs, given.expiresOnTimestamp - leastLeftMs);
      kept = { token: given.token, until };
      return given.token;
    } catch (error) {
      throw new GraphFailure('tenant-unavailable', `no token for Graph: ${told(error)}`, {
        nothingDone: true,
      });
    }
  }

  return async () => {
    if (kept !== null && now() < kept.until) return kept.token;
    // Many calls may need a token at the same moment: it is asked for once.
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

/** What can be said of a failure in a log: its class and Entra's code. Messages of others may hold what is secret. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown failure';
  const code = /AADSTS\d+/.exec(error.message)?.[0];
  return code === undefined ? error.name : `${error.name} ${code}`;
}
