import { type CallingPlan, callingPlans } from '../../approvals/index.js';
import { isLineDeskError } from '../../errors.js';
import type { PoolStock } from '../../inventory/index.js';
import type { PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { readStock } from '../inventory/index.js';
import { isAdministrator, type NotAnAdministrator, notAnAdministrator } from './isAdministrator.js';

/** Licences of one of the policy's products. */
export interface LicencesLeft {
  readonly plan: CallingPlan;
  readonly product: string;
  readonly left: number;
  readonly total: number;
}

export interface StockView {
  readonly result: 'stock';
  readonly pools: readonly PoolStock[];
  /** `unread`: the tenant doesn't answer. */
  readonly licences: readonly LicencesLeft[] | 'unread';
}

/** The numbers of each pool by their state, and the licences of the products that policy offers. */
export async function readStockView(desk: Desk, actor: PersonRef): Promise<StockView | NotAnAdministrator> {
  if (!(await isAdministrator(desk, actor))) return notAnAdministrator;
  const [pools, licences] = await Promise.all([readStock(desk), licencesOf(desk)]);
  return { result: 'stock', pools, licences };
}

async function licencesOf(desk: Desk): Promise<StockView['licences']> {
  const offered = new Map(desk.policy.licences.products.map((each) => [each.skuId, each]));
  if (offered.size === 0) return [];
  try {
    const stock = await desk.tenant.stock(
      [...offered.values()].map(({ skuId, skuPartNumber, group }) => ({
        skuId,
        skuPartNumber,
        groupId: group,
      })),
    );
    const rows = stock.flatMap(({ product, left, total }) => {
      const plan = offered.get(product.skuId)?.plan;
      return plan === undefined ? [] : [{ plan, product: product.skuPartNumber, left, total }];
    });
    return rows.toSorted((one, other) => callingPlans.indexOf(one.plan) - callingPlans.indexOf(other.plan));
  } catch (error) {
    if (isLineDeskError(error)) return 'unread';
    throw error;
  }
}
