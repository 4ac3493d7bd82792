/**
 * As whom Line Desk calls Graph. Authority hosts are origins, e.g. `https://login.microsoftonline.com`; sovereign clouds
 * have their own. Secrets are in it: it is never logged.
 */
export type GraphCredentials =
  | {
      readonly by: 'clientSecret';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly authorityHost: string;
    }
  | {
      readonly by: 'certificate';
      readonly clientId: string;
      /** Path of a PEM file with the certificate and its private key. */
      readonly file: string;
      /** Null where the key isn't encrypted. */
      readonly password: string | null;
      readonly authorityHost: string;
    }
  | {
      readonly by: 'managedIdentity';
      /** Of a user-assigned identity; null for the machine's own. */
      readonly clientId: string | null;
    }
  /** No token: for a stand-in on this machine. */
  | { readonly by: 'none' };
