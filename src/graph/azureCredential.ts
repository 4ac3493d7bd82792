import type { AuthorityValidationOptions, TokenCredential, TokenCredentialOptions } from '@azure/identity';
import type { GraphCredentials } from './credentials.js';

/** The credentials that lead to a token. */
export type TokenCredentials = Exclude<GraphCredentials, { by: 'none' }>;

/**
 * @azure/identity's credential, which caches its tokens and renews them before they end. The package is loaded at the
 * first use: it is large, and local mode needs none of it.
 *
 * @param options how it reaches its authority, where that is not the usual way
 */
export async function azureCredential(
  credentials: TokenCredentials,
  tenantId: string,
  options: TokenCredentialOptions & AuthorityValidationOptions = {},
): Promise<TokenCredential> {
  const azure = await import('@azure/identity');
  switch (credentials.by) {
    case 'clientSecret': {
      const { clientId, clientSecret, authorityHost } = credentials;
      return new azure.ClientSecretCredential(tenantId, clientId, clientSecret, {
        ...options,
        authorityHost,
      });
    }
    case 'certificate': {
      const { clientId, file, password, authorityHost } = credentials;
      const certificate = {
        certificatePath: file,
        ...(password === null ? {} : { certificatePassword: password }),
      };
      return new azure.ClientCertificateCredential(tenantId, clientId, certificate, {
        ...options,
        authorityHost,
      });
    }
    case 'managedIdentity':
      return credentials.clientId === null
        ? new azure.ManagedIdentityCredential(options)
        : new azure.ManagedIdentityCredential({ ...options, clientId: credentials.clientId });
    default:
      return credentials satisfies never;
  }
}
