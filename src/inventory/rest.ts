const dayMs = 24 * 60 * 60 * 1000;

/** Until when a number rests that is given back now; null where released numbers don't rest. */
export function restUntil(rules: { readonly restDays: number }, now: Date): Date | null {
  return rules.restDays === 0 ? null : new Date(now.getTime() + rules.restDays * dayMs);
}
