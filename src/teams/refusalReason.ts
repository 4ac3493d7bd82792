import { claimedIssuer } from './channelIssuer.js';

/** Why an activity was not let in; stable names for the log, which operators count and alert by. */
export type RefusalReason =
  | 'token-missing'
  | 'token-malformed'
  | 'wrong-channel'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'wrong-service-url'
  | 'wrong-algorithm'
  | 'wrong-signature'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'key-unknown'
  | 'key-not-for-channel'
  | 'key-set-unreachable'
  | 'other';

/**
 * What the adapter, botframework-connector 4.23 and its jsonwebtoken say; they have no codes. Words that a later
 * version changes become `other`, and the tests of the door notice.
 */
const said: readonly (readonly [RegExp, RefusalReason])[] = [
  [/^the activity is not from Teams$/, 'wrong-channel'],
  [/^The token has expired$/, 'token-expired'],
  [/^jwt not active$/, 'token-not-yet-valid'],
  [/^jwt audience invalid|Invalid AppId passed on token/, 'wrong-audience'],
  [/^jwt issuer invalid|Issuer Claim MUST be present/, 'wrong-issuer'],
  [/ServiceUrl claim do not match/, 'wrong-service-url'],
  [/^invalid algorithm$|^secretOrPublicKey must be|^"Token signing algorithm/, 'wrong-algorithm'],
  [/^invalid signature$|^jwt signature is required$/, 'wrong-signature'],
  [/^jwt malformed$|^invalid token$|^invalid (nbf|exp) value$/, 'token-malformed'],
  [/^Signing Key could not be retrieved/, 'key-unknown'],
  [/^Could not validate (additional )?endorsement/, 'key-not-for-channel'],
  [/^Failed to load (openID config|Keys)/, 'key-set-unreachable'],
];

/**
 * Names why authentication failed. Nothing of the token comes out: it may be one that is good elsewhere, and its claims
 * are whatever a stranger wrote.
 */
export function refusalReason(error: unknown, authorization: string): RefusalReason {
  if (authorization.trim() === '') return 'token-missing';
  if (!(error instanceof Error)) return 'other';
  // The key set is fetched with node-fetch, whose every failure (no answer, no JSON) has this name.
  if (error.name === 'FetchError') return 'key-set-unreachable';
  if (error.message === 'no token of the channel') {
    return claimedIssuer(authorization) === null ? 'token-malformed' : 'wrong-issuer';
  }
  return said.find(([words]) => words.test(error.message))?.[1] ?? 'other';
}
