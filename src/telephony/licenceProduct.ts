import type { GroupId } from './identity.js';

/** A licence that can be given to a person: a product (SKU) of the organisation's subscriptions. */
export interface LicenceProduct {
  /** GUID of the SKU, lower case. */
  readonly skuId: string;
  /** Microsoft's short name of it, e.g. `MCOPSTN1`. */
  readonly skuPartNumber: string;
  /** The group whose members get the licence; null where it is assigned to people directly. */
  readonly groupId: GroupId | null;
}
