import { z } from 'zod';
import { collection, entity, type GraphCall, reference } from './graphCall.js';
import { type GraphUser, user } from './people.js';

const change = z.strictObject({
  addLicenses: z.array(z.strictObject({ skuId: z.string(), disabledPlans: z.array(z.string()) })),
  removeLicenses: z.array(z.string()),
});
export const assignLicense: GraphCall<z.infer<typeof change>, GraphUser> = {
  name: 'assignLicense',
  method: 'POST',
  path: '/users/{id}/assignLicense',
  query: [],
  statuses: [200],
  body: change,
  answer: entity(user),
  permission: 'LicenseAssignment.ReadWrite.All',
  why: 'Gives a person a licence or takes it away, where licences are assigned directly',
  source: reference('user-assignlicense'),
};

/** Graph's `subscribedSku`: a product that the organisation has bought, and how many of it. */
const subscribedSku = z.object({
  skuId: z.string().nullish(),
  skuPartNumber: z.string().nullish(),
  /** Enabled, Warning, Suspended, Deleted, LockedOut. */
  capabilityStatus: z.string().nullish(),
  consumedUnits: z.number().nullish(),
  prepaidUnits: z.object({ enabled: z.number().nullish(), warning: z.number().nullish() }).nullish(),
  servicePlans: z.array(z.object({ servicePlanId: z.string().nullish() })).nullish(),
});
export type GraphSubscribedSku = z.infer<typeof subscribedSku>;

const stock = collection(subscribedSku);
export const listSubscribedSkus: GraphCall<null, z.infer<typeof stock>> = {
  name: 'listSubscribedSkus',
  method: 'GET',
  path: '/subscribedSkus',
  query: ['$select'],
  statuses: [200],
  body: null,
  answer: stock,
  permission: 'LicenseAssignment.Read.All',
  why: 'How many licences are left',
  source: reference('subscribedsku-list'),
};
