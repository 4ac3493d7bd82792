import { z } from 'zod';

const days = z.int().min(1).max(36_500).nullable();

/**
 * The policy's section `retention`: for how many days what is stored is kept; null: for ever. Documented in docs/audit.md.
 */
export const retentionSchema = z.strictObject({
  /** What was asked, and the names on the record, after a request is over. */
  closedRequests: days.default(1095),
  /** The personal values of its events: numbers, locations, reasons, names. */
  eventValues: days.default(1095),
  /** Where its cards are, after a request is over. */
  cardCopies: days.default(365),
  /** After this time without a sign of a person the directory is asked whether they are still there. */
  contacts: days.default(180),
  /** Messages to people who have never let Line Desk reach them. */
  heldMessages: days.default(90),
  /** What was set aside for an administrator. */
  parkedRows: days.default(null),
  /** Differences of numbers, after they are resolved. */
  resolvedDrift: days.default(365),
  /** Who decided instead of whom, after it has ended. */
  delegations: days.default(365),
});
export type Retention = z.infer<typeof retentionSchema>;
