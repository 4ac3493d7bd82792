import type { E164 } from '../telephony/index.js';
import type { NumberFacts } from './numberFacts.js';
import type { NumberHolder } from './tenantNumber.js';

/**
 * How the tenant differs from what Line Desk knows:
 * - `assignedOutside`: it was free, and the tenant shows it with somebody;
 * - `holdBroken`: a request holds it, and the tenant shows it with somebody else;
 * - `assignedToAnother`: it was with one person, and the tenant shows it with another;
 * - `releasedOutside`: it was with somebody, and the tenant shows it with nobody;
 * - `missing`: the tenant doesn't have it any more.
 */
export const driftKinds = [
  'assignedOutside',
  'holdBroken',
  'assignedToAnother',
  'releasedOutside',
  'missing',
] as const;
export type DriftKind = (typeof driftKinds)[number];

/**
 * The drift that a number's facts show, or null where both sides agree. A held number that the tenant shows with the very
 * person it is held for agrees: their request is about to say so.
 */
export function driftOf(
  facts: Pick<NumberFacts, 'missing' | 'shownWith' | 'knownWith' | 'heldFor'>,
): DriftKind | null {
  if (facts.missing) return 'missing';
  if (facts.shownWith === facts.knownWith) return null;
  if (facts.shownWith === null) return 'releasedOutside';
  if (facts.heldFor !== null) return facts.shownWith === facts.heldFor ? null : 'holdBroken';
  return facts.knownWith === null ? 'assignedOutside' : 'assignedToAnother';
}

/** A difference as it is kept: what we knew and what the tenant shows, until both agree or somebody acknowledges it. */
export interface NumberDrift {
  readonly telephoneNumber: E164;
  readonly kind: DriftKind;
  readonly known: NumberHolder;
  readonly shown: NumberHolder;
  readonly since: Date;
  /** Null while it lasts. */
  readonly resolvedAt: Date | null;
  readonly resolution: 'agrees' | 'acknowledged' | null;
  /** Who acknowledged it, in words; null otherwise. */
  readonly acknowledgedBy: string | null;
}
