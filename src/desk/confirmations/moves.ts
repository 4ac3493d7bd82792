import type { Whereabouts } from '../ports/index.js';

/**
 * What of a person's whereabouts has changed, as far as it may have moved them to another place; null for nothing. An
 * office or country that is shown for the first time, or no longer, tells of no move.
 */
export function moveBetween(before: Whereabouts, now: Whereabouts): 'office' | 'country' | null {
  if (differ(before.officeLocation, now.officeLocation)) return 'office';
  return differ(before.usageLocation, now.usageLocation) ? 'country' : null;
}

/** What is known of a person's whereabouts after this: what isn't shown any more stays what it was. */
export function lastKnown(before: Whereabouts | undefined, now: Whereabouts): Whereabouts {
  return {
    person: now.person,
    officeLocation: now.officeLocation ?? before?.officeLocation ?? null,
    usageLocation: now.usageLocation ?? before?.usageLocation ?? null,
  };
}

function differ(before: string | null, now: string | null): boolean {
  return before !== null && now !== null && plain(before) !== plain(now);
}

/** Another spelling of the same office isn't a move. */
const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
