import type { NumberRules } from '../../inventory/index.js';
import type { Clock, InventoryStore, NumberChanges, TenantNumbers } from '../ports/index.js';

/** What the inventory's use cases need; a `Desk` has it all but the tenant's numbers, which only a sync asks. */
export interface InventoryDesk<Tx extends NumberChanges = NumberChanges> {
  readonly store: InventoryStore<Tx>;
  readonly clock: Clock;
  readonly policy: { readonly numbers: NumberRules };
}

/** What a sync needs, too. */
export interface SyncDesk extends InventoryDesk {
  readonly tenantNumbers: TenantNumbers;
}
