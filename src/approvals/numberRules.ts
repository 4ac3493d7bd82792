import { z } from 'zod';

const countries = z.array(z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code')).default([]);
const names = z.array(z.string().trim().min(1)).default([]);

const poolSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Which numbers are in it; a list that is left out takes all. */
  match: z
    .strictObject({
      countries,
      cities: names,
      numberTypes: z.array(z.enum(['callingPlan', 'operatorConnect', 'directRouting'])).default([]),
      tags: names,
    })
    .prefault({}),
  /** Whose numbers they are; a list that is left out takes everybody. */
  for: z.strictObject({ countries, sites: names, departments: names }).prefault({}),
  alertBelow: z.int().positive().nullable().default(null),
});

/** The policy's section `numbers`. Documented in docs/numbers.md. */
export const numberRulesSchema = z
  .strictObject({
    restDays: z.int().min(0).max(3650).default(30),
    pools: z.array(poolSchema).default([]),
  })
  .check((context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of context.value.pools.entries()) {
      if (seen.has(name)) {
        context.issues.push({
          code: 'custom',
          input: name,
          path: ['pools', index, 'name'],
          message: 'is the name of another pool, too',
        });
      }
      seen.add(name);
    }
  });
