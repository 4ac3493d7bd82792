import { type NumberDrift, settlingMs } from '../../inventory/index.js';
import type { E164 } from '../../telephony/index.js';
import type { InventoryDesk } from './inventoryDesk.js';

/** Whether the inventory has the number at all. */
export type KeepResult = 'done' | 'unknownNumber';

/** Takes a number out of what is offered, with the reason. A request that holds it already keeps it. */
export async function blockNumber(desk: InventoryDesk, number: E164, reason: string): Promise<KeepResult> {
  return known(desk.store.transaction((tx) => tx.blockNumber(number, reason, desk.clock.now())));
}

/** Puts a blocked number back. */
export async function unblockNumber(desk: InventoryDesk, number: E164): Promise<KeepResult> {
  return known(desk.store.transaction((tx) => tx.blockNumber(number, null, desk.clock.now())));
}

/** Gives and takes tags, by which pools pick numbers. */
export async function tagNumber(
  desk: InventoryDesk,
  number: E164,
  tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<KeepResult> {
  return known(desk.store.transaction((tx) => tx.tagNumber(number, tags)));
}

/**
 * What the tenant shows otherwise than we know, the oldest first. Differences of the last quarter of an hour aren't in it:
 * a request that has just changed a number, or a tenant that is slow to list it, would look like one.
 */
export async function readDrift(
  { store, clock }: InventoryDesk,
  limit: number,
): Promise<{ readonly drift: readonly NumberDrift[]; readonly total: number }> {
  return store.openDrift(new Date(clock.now().getTime() - settlingMs), limit);
}

/** An administrator takes what the tenant shows for right. The difference stays on record. */
export async function acknowledgeDrift(
  desk: InventoryDesk,
  number: E164,
  by: string,
): Promise<'done' | 'noDrift'> {
  const done = await desk.store.transaction((tx) => tx.acknowledgeDrift(number, by, desk.clock.now()));
  return done ? 'done' : 'noDrift';
}

const known = async (found: Promise<boolean>): Promise<KeepResult> =>
  (await found) ? 'done' : 'unknownNumber';
