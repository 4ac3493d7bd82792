import { z } from 'zod';

// A site's numbers and staff are always there; what is asked for beyond them is made up.
const wait = z.int().min(0).max(86_400_000);

/** What a tenant is made from; the same plan gives the same tenant. */
export const tenantPlanSchema = z.strictObject({
  /** Decides names, licences and who has which number at the sites. */
  seed: z.int(),
  /** How many numbers in all; 500 is the least. Beyond those the countries take turns, every twentieth for services. */
  numbers: z.int().min(0).max(2_000_000),
  /** How many people in all; 200 is the least. Beyond those everybody is licensed for a Calling Plan. */
  people: z.int().min(0).max(200_000),
  /** How many of the people beyond the 200 have one of the numbers beyond the 500 from the start. */
  numbersInUse: z.int().min(0).max(200_000),
  /** How long reads show the old values after a write, in milliseconds. */
  readBackLagMs: wait,
  /** How long assigning and unassigning take, in milliseconds. */
  operationMs: wait,
  /** Whether pages of numbers carry a next link; without, a client must count with `$top` and `$skip`. */
  nextLinks: z.boolean(),
});

export type TenantPlan = z.output<typeof tenantPlanSchema>;

export const defaultTenantPlan: TenantPlan = {
  seed: 1,
  numbers: 500,
  people: 200,
  numbersInUse: 0,
  readBackLagMs: 300,
  operationMs: 600,
  nextLinks: true,
};
