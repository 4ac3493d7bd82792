/** Licences that the organisation owns, not those that it has given out. */
export interface CallingPlanStock {
  readonly domestic: number;
  readonly international: number;
  readonly payAsYouGo: number;
}

/**
 * How many user numbers an organisation may hold from Microsoft: a tenth more than its Domestic and International
 * licences and ten more, and one for each pay-as-you-go licence (Microsoft's Teams Phone documentation: 30 and 20 give
 * 63). Ported numbers don't count against it. Part of a number is none: rounded down.
 */
export function numberQuota({ domestic, international, payAsYouGo }: CallingPlanStock): number {
  // In whole numbers, because 10 × 1.1 isn't 11 in binary fractions.
  return Math.floor(((domestic + international) * 11) / 10) + 10 + payAsYouGo;
}

/** How many more numbers can be acquired; never below zero. `held` counts the organisation's numbers, ported ones too. */
export function numbersLeft(
  stock: CallingPlanStock,
  held: { readonly all: number; readonly ported: number },
): number {
  return Math.max(0, numberQuota(stock) - (held.all - held.ported));
}
