import { z } from 'zod';

/** The policy's section `emergencyLocations`. Documented in docs/policy.md. */
export const emergencyLocationRulesSchema = z.strictObject({
  /** So many days after a location was confirmed its person is asked whether it is still right; null: never by time alone. */
  confirmEveryDays: z.int().min(1).max(3650).nullable().default(180),
  /** Asked, and no answer: so many days later once more. */
  remindEveryDays: z.int().min(1).max(365).default(7),
  /** Asked so often in all; then it is the administrators' to ask. */
  remindAtMost: z.int().min(1).max(20).default(3),
});
export type EmergencyLocationRules = z.infer<typeof emergencyLocationRulesSchema>;
