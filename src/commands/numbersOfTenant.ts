import { readConfig, withEnvFile } from '../config.js';
import type { TenantNumbers } from '../desk/index.js';
import { createGraphClient, graphToken } from '../graph/index.js';
import { graphProvisioning } from '../provisioning/index.js';
import { createLogger } from './logger.js';

/**
 * The tenant that the bot's own configuration names (the environment and `.env`). Throws LineDeskError `configuration`
 * where that is incomplete.
 */
export function tenantNumbersOf(environment: NodeJS.ProcessEnv): TenantNumbers {
  const { graph, tenantId } = readConfig(withEnvFile(environment, '.env'));
  const now = () => Date.now();
  const token = graphToken({ credentials: graph.credentials, tenantId, graphBaseUrl: graph.baseUrl, now });
  const client = createGraphClient({ baseUrl: graph.baseUrl, token, now });
  return graphProvisioning(client, now, { random: Math.random, log: createLogger('warn') });
}
