export {
  createGraphClient,
  type GraphCallOptions,
  type GraphClient,
  type GraphClientOptions,
  type GraphExchange,
  unreadable,
} from './graphClient.js';
export { type ClientCredentials, clientCredentialsToken, noToken } from './graphToken.js';
export { odataString, unwrapped } from './odata.js';
