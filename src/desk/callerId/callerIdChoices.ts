import { type CallerIdOffer, offerOfPolicy, ownNumberChoice } from '../../approvals/index.js';
import type { CallerIdPolicy, CallerIdShown } from '../../telephony/index.js';

/** Something that somebody's calls can show. */
export interface CallerIdChoice {
  /** What a form sends: the offer's name, or `ownNumber`. */
  readonly id: string;
  /** As the policy file names it; null for the own number, which every language names itself. */
  readonly name: string | null;
  /** Name of the tenant's policy; null for the tenant's own. */
  readonly policy: string | null;
  readonly shows: CallerIdShown;
}

/** The caller ID that works for a person now. */
export interface CallerIdNow {
  /** `unknown` where the tenant can't tell, or where the policy file doesn't say what its policy shows. */
  readonly shows: CallerIdShown | 'unknown';
  /** `global`: the tenant's own. */
  readonly policy: CallerIdPolicy | 'global' | 'unknown';
  /** It comes through a group: taking it from the person alone does nothing. */
  readonly byGroup: boolean;
  /** They may hide their number themselves in Teams, without any request. */
  readonly mayHide: boolean;
}

/** What the tenant says of a person's caller-ID policy; `unknown` where it can't be asked. */
export type EffectivePolicy =
  | { readonly policy: CallerIdPolicy; readonly granted: 'direct' | 'group' | 'unclear' }
  | 'global'
  | 'unknown';

/**
 * The caller ID that this policy makes, by what the policy file says of it. Of the tenant's own policy it needn't say
 * anything: as Microsoft delivers it, it shows the own number.
 */
export function callerIdNow(offers: readonly CallerIdOffer[], effective: EffectivePolicy): CallerIdNow {
  if (effective === 'unknown') {
    return { shows: 'unknown', policy: 'unknown', byGroup: false, mayHide: false };
  }
  const policy = effective === 'global' ? effective : effective.policy;
  const offer = offerOfPolicy(offers, policy === 'global' ? null : policy);
  const shows = offer?.shows ?? (policy === 'global' ? ({ shows: 'ownNumber' } as const) : 'unknown');
  return {
    shows,
    policy,
    byGroup: effective !== 'global' && effective.granted === 'group',
    // Where the policy hides the number, Teams' own switch has no say.
    mayHide: offer?.userOverride === true && offer.shows.shows !== 'hidden',
  };
}

/**
 * What the offers let somebody choose, in their order. The own number is always among them, by the tenant's own policy,
 * unless an offer says what that policy shows. `all`: every offer; `theirs`: those for this person.
 */
export function choicesOf(
  all: readonly CallerIdOffer[],
  theirs: readonly CallerIdOffer[],
): readonly CallerIdChoice[] {
  const own: CallerIdChoice = {
    id: ownNumberChoice,
    name: null,
    policy: null,
    shows: { shows: 'ownNumber' },
  };
  const offered = theirs.map(({ name, policy, shows }) => ({ id: name, name, policy, shows }));
  return offerOfPolicy(all, null) === null ? [own, ...offered] : offered;
}

/**
 * Whether a choice can be asked for. `now`: it holds already; `hideYourself`: the person does it in Teams; `byGroup`: it
 * would take the person back to the tenant's own policy, and a group's policy would work on.
 */
export type ChoiceStanding = 'open' | 'now' | 'hideYourself' | 'byGroup';

export function standingOf({ policy, shows }: CallerIdChoice, now: CallerIdNow): ChoiceStanding {
  if (isPolicy(policy, now)) return 'now';
  if (shows.shows === 'hidden' && now.mayHide) return 'hideYourself';
  return policy === null && now.byGroup ? 'byGroup' : 'open';
}

function isPolicy(name: string | null, { policy }: CallerIdNow): boolean {
  if (name === null || typeof policy === 'string') return name === null && policy === 'global';
  return name.toLowerCase() === policy.name.toLowerCase();
}
