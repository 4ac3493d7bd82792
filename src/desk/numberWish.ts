/** What somebody wishes of a number, as far as they say. */
export interface NumberWish {
  /** Digits that it should hold, as typed; null for any. */
  readonly digits: string | null;
  readonly digitsAt: 'end' | 'start' | 'anywhere';
  /** As the inventory or the city list names it; `everyCity` where none is preferred, null where nothing is said. */
  readonly city: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
}

/** Stands for "in whatever city": the form then doesn't begin with the city of the person's office. */
export const everyCity = '*';

export const anyNumber: NumberWish = { digits: null, digitsAt: 'end', city: null, country: null };
