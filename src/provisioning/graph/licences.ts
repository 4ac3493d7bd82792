import { type GraphClient, graphCalls } from '../../graph/index.js';
import type { LicenceProduct, PersonId } from '../../telephony/index.js';
import type { LicenceStock } from '../capabilities.js';
import { workReadMs } from './callTimes.js';
import { type TenantWrite, tenantWrite } from './tenantWrite.js';

/** A subscription's units count while it is enabled or in its grace period (`warning`), in which it still works. */
const unitsOf = (units: { enabled?: number | null | undefined; warning?: number | null | undefined }) =>
  (units.enabled ?? 0) + (units.warning ?? 0);

/** How many licences of each product there are and are left: what was bought, less what is used. A product never bought has none. */
export async function readStock(
  graph: GraphClient,
  products: readonly LicenceProduct[],
  timeoutMs = workReadMs,
): Promise<readonly LicenceStock[]> {
  const skus = await graph.list(graphCalls.listSubscribedSkus, { timeoutMs });
  const units = new Map<string, { left: number; total: number }>();
  for (const { skuId, prepaidUnits, consumedUnits } of skus) {
    const id = skuId?.toLowerCase();
    const total = unitsOf(prepaidUnits ?? {});
    if (id !== undefined) units.set(id, { left: Math.max(0, total - (consumedUnits ?? 0)), total });
  }
  return products.map((product) => ({
    product,
    ...(units.get(product.skuId.toLowerCase()) ?? { left: 0, total: 0 }),
  }));
}

/** Gives and takes products that are assigned to people directly, all of it or nothing: 200 with the user. */
export function assignLicenseWrite(
  person: PersonId,
  add: readonly string[],
  remove: readonly string[],
): TenantWrite {
  return tenantWrite(
    graphCalls.assignLicense,
    { id: person },
    { addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })), removeLicenses: [...remove] },
  );
}
