import type { Policy } from '../approvals/index.js';
import type { TenantId } from '../telephony/index.js';
import type { Clock, Directory, Ids, Store, Tenant, TenantNumbers } from './ports/index.js';

/** What every use case needs; put together once, in `main.ts`. */
export interface Desk {
  readonly tenantId: TenantId;
  readonly store: Store;
  readonly directory: Directory;
  readonly tenant: Tenant;
  readonly tenantNumbers: TenantNumbers;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policy: Policy;
  readonly policyVersion: string;
  /** Everything but the writes in the tenant is done, and every card says so. */
  readonly dryRun: boolean;
  /** Names of those who are told of every event; none where it is left out. */
  readonly webhooks?: readonly string[];
}
