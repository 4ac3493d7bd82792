import { type PoolStock, stockChanges } from '../../inventory/index.js';
import type { NumberChanges } from '../ports/index.js';
import type { InventoryDesk } from './inventoryDesk.js';

/** The pools of the policy and how many of their numbers are in each state. */
export async function readStock({ store, clock, policy }: InventoryDesk): Promise<readonly PoolStock[]> {
  return store.stock(policy.numbers.pools, clock.now());
}

/**
 * Looks which pools have run low since the last look. `announce` is called once for each fall, over all replicas, and in
 * the transaction that keeps it, so that a fall is told or looked at again. A pool that has recovered may fall again.
 */
export async function checkStock<Tx extends NumberChanges>(
  desk: InventoryDesk<Tx>,
  announce: (tx: Tx, fallen: readonly PoolStock[]) => Promise<void>,
): Promise<readonly PoolStock[]> {
  const { store, clock } = desk;
  const stock = await store.stock(desk.policy.numbers.pools, clock.now());
  const seen = stockChanges(stock, await store.lowPools());
  if (seen.fallen.length === 0 && seen.recovered.length === 0) return [];
  return store.transaction(async (tx) => {
    await tx.markRecovered(seen.recovered);
    const fallen: PoolStock[] = [];
    for (const each of seen.fallen) if (await tx.markLow(each.pool.name, clock.now())) fallen.push(each);
    if (fallen.length > 0) await announce(tx, fallen);
    return fallen;
  });
}
