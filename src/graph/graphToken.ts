import type { GraphToken } from './graphClient.js';

export interface ClientCredentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** E.g. `https://login.microsoftonline.com`; sovereign clouds have their own. */
  readonly authorityHost: string;
  /** The Graph base URL; its origin names the scope. */
  readonly graphBaseUrl: string;
}

/** Tokens by client credentials through @azure/identity, which caches and renews them. Loaded at the first use. */
export function clientCredentialsToken(credentials: ClientCredentials): GraphToken {
  const scope = `${new URL(credentials.graphBaseUrl).origin}/.default`;
  let credential: Promise<{ getToken(scope: string): Promise<{ token: string } | null> }> | null = null;
  return async () => {
    credential ??= import('@azure/identity').then(
      ({ ClientSecretCredential }) =>
        new ClientSecretCredential(credentials.tenantId, credentials.clientId, credentials.clientSecret, {
          authorityHost: credentials.authorityHost,
        }),
    );
    return (await (await credential).getToken(scope))?.token ?? null;
  };
}

/** No token: for a stand-in on this machine. */
export const noToken: GraphToken = async () => null;
