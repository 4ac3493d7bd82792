export { pathOf } from './callPath.js';
export type {
  CollectionCall,
  GraphAnswer,
  GraphClient,
  GraphPage,
  GraphRequest,
  GraphState,
} from './client.js';
export {
  type GraphCall,
  type GraphGroup,
  type GraphNumberAssignment,
  type GraphNumberOperation,
  type GraphSubscribedSku,
  type GraphUser,
  type GraphUserConfiguration,
  graphCalls,
} from './contract/index.js';
export type { GraphCredentials } from './credentials.js';
export { checkGraphVariables, checkNoToken, graphCredentials, graphVariables } from './environment.js';
export { unreadable } from './failure.js';
export { createGraphClient, type GraphClientOptions, type GraphExchange } from './graphClient.js';
export { type GraphToken, graphToken } from './graphToken.js';
export { odataString } from './odata.js';
