import { z } from 'zod';

/** The issuers of Bot Framework's clouds, as botframework-connector's constants have them. */
const publicIssuer = 'https://api.botframework.com';
const governmentIssuer = 'https://api.botframework.us';
const governmentChannelService = 'https://botframework.azure.us';

const claimsSchema = z.looseObject({ iss: z.unknown().optional() });

/** Who signs the channel's tokens: as configured, else the cloud's own (public Azure or US Government). */
export function channelIssuer(configuration: Readonly<Record<string, string | undefined>>): string {
  if (configuration['ToBotFromChannelTokenIssuer']) return configuration['ToBotFromChannelTokenIssuer'];
  return configuration['ChannelService'] === governmentChannelService ? governmentIssuer : publicIssuer;
}

/**
 * Whether an Authorization header holds a token that says it is from this issuer; nothing is verified yet.
 *
 * botbuilder takes tokens of the Emulator, of skills and of its App Service channel too. They name no service URL, so
 * whoever holds one could have answers sent anywhere; and it keeps the tenant that any such token names, signed or not,
 * in a list for good. Only the channel has business here, so others never get as far as botbuilder.
 */
export function claimsIssuer(authorization: string, issuer: string): boolean {
  return claimedIssuer(authorization)?.issuer === issuer;
}

/** Who the token of an Authorization header says it is from (anything at all), unverified; null where there is no token. */
export function claimedIssuer(authorization: string): { readonly issuer: unknown } | null {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1];
  if (payload === undefined) return null;
  try {
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.success ? { issuer: claims.data.iss } : null;
  } catch {
    return null;
  }
}
